/**
 * The script of every public page, allowed by its hash (app/content-security-policy.ts). Pages work without it. It opens the <details> that contain the target
 * of an address, except content warnings, and makes copy buttons work: of a citation, and of a quotation with its source and the citation of
 * its record. In the transcript of a recording it marks what is said now, and a time plays that moment. A film of which nothing is fetched before a
 * reader plays it shows its captions from then on.
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
  for (const player of document.querySelectorAll('[data-transcript]')) {
    const list = document.getElementById(player.dataset.transcript)
    if (!list) continue
    const times = [...list.querySelectorAll('a[data-at]')]
    // A page can have several recordings: only the page of a recording is one whose address has a time.
    const isAlone = times[0]?.pathname === location.pathname
    const seek = (time) => { if (time) player.currentTime = Number(time) }
    const fromAddress = () => seek(/^#t=([0-9.]+)/.exec(location.hash)?.[1])
    if (isAlone) addEventListener('hashchange', fromAddress)
    if (isAlone) fromAddress()
    list.addEventListener('click', (event) => {
      const time = event.target.closest('a[data-at]')
      if (!time) return
      event.preventDefault()
      if (isAlone) history.replaceState(null, '', time.hash)
      seek(time.dataset.at)
      player.play().catch(() => {})
    })
    player.addEventListener('timeupdate', () => {
      const now = times.findLast((time) => Number(time.dataset.at) <= player.currentTime)?.parentElement
      for (const { parentElement: line } of times) if (line !== now) line.removeAttribute('aria-current')
      if (!now || now.hasAttribute('aria-current')) return
      now.setAttribute('aria-current', 'true')
      // Only the transcript scrolls, never the page, and not under the hand of a reader.
      if (!list.matches(':hover, :focus-within')) list.scrollTop = now.offsetTop - list.offsetTop - list.clientHeight / 3
    })
  }
  for (const film of document.querySelectorAll('video[preload="none"]'))
    film.addEventListener('play', () => { for (const track of film.textTracks) track.mode = 'showing' }, { once: true })
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
