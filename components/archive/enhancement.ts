/**
 * The only script of the public pages, allowed by its hash (proxy.ts). Pages work without it. It opens the <details> that contain the target
 * of an address, except content warnings, and makes copy buttons work.
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
    const label = button.textContent
    button.addEventListener('click', async () => {
      const copied = document.getElementById(button.dataset.copies)
      await navigator.clipboard.writeText(copied.textContent.trim())
      button.textContent = button.dataset.copied
      setTimeout(() => { button.textContent = label }, 2000)
    })
  }
})()`
