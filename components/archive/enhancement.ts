/**
 * The script of every public page, allowed by its hash (app/content-security-policy.ts). Pages work without it. It opens the <details> that contain the target
 * of an address, except content warnings, and makes copy buttons work: of a citation, and of a quotation with its source and the citation of
 * its record.
 */
export const enhancement = `(() => {
  const open = () => {
    let part
    try { part = document.getElementById(decodeURIComponent(location.hash.slice(1))) } catch { return }
    if (!part) return
    for (let box = part; box; box = box.parentElement) if (box.matches('details:not(.warned)')) box.open = true
    part.scrollIntoView()
  }
  const cited = (figure) => {
    const words = figure.querySelector('.words > p').cloneNode(true)
    for (const mark of words.querySelectorAll('sup')) mark.remove()
    const said = figure.querySelector('.said-by')
    const [open, close] = figure.querySelector('.marked') ? ['“', '”'] : ['', '']
    const record = document.getElementById('citation')
    return open + words.textContent.trim() + close + '\\n' + (said ? said.textContent + '. ' : '') +
      record.textContent.trim().replace(/[.]$/, '') + '#' + figure.id.replace(/^(within-)+/, '')
  }
  addEventListener('hashchange', open)
  open()
  for (const button of document.querySelectorAll('button[data-copies]')) {
    if (!navigator.clipboard) continue
    button.hidden = false
    const label = button.textContent
    button.addEventListener('click', async () => {
      const copied = document.getElementById(button.dataset.copies)
      await navigator.clipboard.writeText(copied.matches('figure') ? cited(copied) : copied.textContent.trim())
      button.textContent = button.dataset.copied
      setTimeout(() => { button.textContent = label }, 2000)
    })
  }
})()`
