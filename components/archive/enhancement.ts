/**
 * The one script of the public pages, the same on each, allowed by its hash (proxy.ts). Everything works without it: it opens the
 * <details> that an address points into, a content warning aside, and gives copy buttons their work.
 */
export const enhancement = `(() => {
  const open = () => {
    let part
    try { part = document.getElementById(decodeURIComponent(location.hash.slice(1))) } catch { return }
    if (!part) return
    for (let box = part; box; box = box.parentElement) if (box.matches('details:not(.warned)')) box.open = true
    part.scrollIntoView()
  }
  addEventListener('hashchange', open)
  open()
  for (const button of document.querySelectorAll('button[data-copies]')) {
    if (!navigator.clipboard) continue
    button.hidden = false
    const word = button.textContent
    button.addEventListener('click', async () => {
      const copied = document.getElementById(button.dataset.copies)
      await navigator.clipboard.writeText(copied.textContent.trim())
      button.textContent = 'Copied'
      setTimeout(() => { button.textContent = word }, 2000)
    })
  }
})()`
