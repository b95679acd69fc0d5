import type { Autosave } from './autosave'

type Saving = Pick<Autosave<never>, 'isUnsaved' | 'atRisk' | 'saveNow' | 'keepNow'>

/** Milliseconds that a link waits for the save. By then the text is kept in the browser. */
const patience = 5_000

/** The link to another page that this click follows in this tab; null for any other click. */
function leavingLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || (link.target && link.target !== '_self') || link.hasAttribute('download')) return null
  const isSamePage = link.origin === location.origin && link.pathname === location.pathname
  return isSamePage && link.search === location.search ? null : link
}

/**
 * Makes links wait until the text is saved, so that the next page shows it. When the save fails and the text is kept, follows the link all the
 * same; when the text is neither saved nor kept, asks first. Returns a function that stops this.
 */
export function holdLinks(autosave: Saving, mayLose: () => boolean): () => void {
  let next: HTMLAnchorElement | null = null
  let following = false

  async function follow() {
    const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), patience))
    if (!(await Promise.race([autosave.saveNow(), late]))) await autosave.keepNow()
    const link = next
    next = null
    if (!link || (autosave.atRisk && !mayLose())) return
    following = true
    if (link.isConnected) link.click()
    else location.assign(link.href)
    following = false
  }
  const click = (event: MouseEvent) => {
    const link = following ? null : leavingLink(event)
    if (!link || !autosave.isUnsaved) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const isFirst = next === null
    next = link
    if (isFirst) void follow()
  }
  // React listens on the document; the window gets the event first.
  window.addEventListener('click', click, true)
  return () => window.removeEventListener('click', click, true)
}
