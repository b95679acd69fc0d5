/** Returns the visible panels of the review page: none behind a closed content warning. */
export const visiblePanels = () =>
  [...document.querySelectorAll<HTMLElement>('main article')].filter((panel) => panel.checkVisibility())

/** Returns the content warning around the text of a panel, or null. */
export const warningOf = (panel: HTMLElement) =>
  panel.querySelector<HTMLDetailsElement>('details[data-warning]')

/** The panel that holds the focus, or whose copy holds it. */
export function currentPanel(): HTMLElement | null {
  const focused = document.activeElement
  const of = focused?.closest<HTMLElement>('[data-copy-of]')?.dataset.copyOf
  const panel = of ? document.getElementById(of) : focused?.closest('article')
  return panel instanceof HTMLElement ? panel : null
}

/** True when a narrow page shows the copy instead of the record. */
export const copyAlone = () => document.getElementById('pane-record')?.checkVisibility() === false

/** A subject whose copy is to be shown, and whether its words may be seen. */
export type CurrentSubject = { anchor: string; revealed: boolean }

const inSight = (panel: HTMLElement) => {
  const { top, bottom } = panel.getBoundingClientRect()
  return bottom > 80 && top < window.innerHeight - 80
}

/** The subject that one works at: where the focus is, else the one before while it is in sight, else the first that is. */
export function currentSubject(before: string | null): CurrentSubject | null {
  const focused = currentPanel()
  const all = visiblePanels()
  const panel =
    (focused && (inSight(focused) || document.activeElement?.closest('[data-copy-of]')) && focused) ||
    all.find(({ id }) => id === before && inSight(document.getElementById(id) ?? document.body)) ||
    all.find(inSight) ||
    all[0]
  if (!panel) return null
  return { anchor: panel.id, revealed: panel.checkVisibility() && warningOf(panel)?.open !== false }
}
