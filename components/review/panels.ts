/** Returns the content warning around the text of a panel, or null. */
export const warningOf = (panel: HTMLElement) =>
  panel.querySelector<HTMLDetailsElement>('details[data-warning]')

/** The panel of the item with this anchor. */
export const panelOf = (anchor: string): HTMLElement | null => document.getElementById(anchor)

/** The panel that holds the focus, or whose copy holds it. */
export function focusedPanel(): HTMLElement | null {
  const focused = document.activeElement
  const of = focused?.closest<HTMLElement>('[data-copy-of]')?.dataset.copyOf
  const panel = of ? panelOf(of) : focused?.closest('[data-item] article')
  return panel instanceof HTMLElement ? panel : null
}

/** True when no closed content warning hides the text of the panel. */
export const isRevealed = (panel: HTMLElement | null) =>
  panel?.closest('[data-record-warning]:not([open])') === null && warningOf(panel)?.open !== false

/** The first of these that is shown at all. */
export const shownIn = <Found extends HTMLElement>(within: ParentNode, selector: string) =>
  [...within.querySelectorAll<Found>(selector)].find((found) => found.checkVisibility())

/** True when the element can be seen: within the window, and within each part around it that scrolls. */
function isOnScreen(element: Element): boolean {
  const box = element.getBoundingClientRect()
  let [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, window.innerHeight)]
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue
    const frame = around.getBoundingClientRect()
    top = Math.max(top, frame.top)
    bottom = Math.min(bottom, frame.bottom)
  }
  return bottom - top >= Math.min(box.height, 16) && box.height > 0
}

/** The passage of an item: its text, or the place on the image of its page where software read the text and the image has room. */
function passagesOf(panel: HTMLElement): Element[] {
  const copy = document.querySelector<HTMLElement>(`[data-copy-of="${panel.id}"]`)
  const isImage = panel.dataset.needs === 'IMAGE' && copy?.checkVisibility()
  const wanted = isImage ? '.page-mark, [data-page-shown]:not(:has(~ svg .page-mark))' : '[data-passage]'
  return [panel, copy]
    .flatMap((place) => [...(place?.querySelectorAll(wanted) ?? [])])
    .filter((found) => found.checkVisibility())
}

/** Brings the passage of an item into sight, where it is shown. */
export function scrollToPassage(panel: HTMLElement): void {
  const [passage] = passagesOf(panel)
  if (passage && !isOnScreen(passage)) passage.scrollIntoView({ block: 'center', inline: 'nearest' })
}

/** True when the passage of an item can be seen, or when it has none. */
export const isPassageOnScreen = (panel: HTMLElement) =>
  panel.dataset.needs === undefined || passagesOf(panel).some(isOnScreen)

/** True where the page scrolls as a whole, because the window has no room for columns. */
export const isStacked = () => {
  const panes = document.querySelector('.review-columns')
  return panes !== null && getComputedStyle(panes).display !== 'grid'
}
