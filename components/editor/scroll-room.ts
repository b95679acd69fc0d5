/** How far the cursor stays from the edges of what is seen of the text, in CSS pixels. */
const MARGIN = 24

/** The lower edge of the bar and the tools that stay over the text, in the window; 0 where nothing does. */
const covered = () =>
  Math.max(0, document.querySelector('.editor-tools')?.getBoundingClientRect().bottom ?? 0)

/** Measured whenever something is scrolled to, because a notice or a conflict makes the bar higher. */
const beside = (margin: number) => ({
  get top() {
    return covered() + margin
  },
  ...{ right: 0, bottom: margin, left: 0 },
})

/** Properties of an editor that scroll the cursor, and what a finding leads to, to where nothing covers it. */
export const scrollRoom = { scrollThreshold: beside(0), scrollMargin: beside(MARGIN) } as const
