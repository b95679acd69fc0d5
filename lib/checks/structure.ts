import type { DocumentJson } from '@/lib/text'
import { captionOf, scopesOf } from '@/lib/text/tables'
import { walk } from '@/lib/text/walk'

/** A heading in the text, with ProseMirror's position just before it. */
export interface CheckedHeading {
  position: number
}

/** A table in the text, with ProseMirror's position just before it. */
export interface CheckedTable {
  position: number
  caption: string
  lacksHead: boolean
}

/** The title of the record is the heading of level 1. */
const TITLE = 1

/** The headings of a body that leave out a level below the one before them, or below the title. */
export function skippingHeadings(body: DocumentJson): CheckedHeading[] {
  const found: CheckedHeading[] = []
  let before = TITLE
  walk(body, ({ type, attrs }, position) => {
    if (type !== 'heading') return
    const level = Number(attrs?.level)
    if (level > before + 1) found.push({ position })
    before = level
  })
  return found
}

/** The tables of a body; those of one row or one column need no head. */
export function tablesOf(body: DocumentJson): CheckedTable[] {
  const found: CheckedTable[] = []
  walk(body, (node, position) => {
    if (node.type !== 'table') return
    const rows = node.content ?? []
    const isGrid = rows.length > 1 && rows.some(({ content = [] }) => content.length > 1)
    found.push({ position, caption: captionOf(node) ?? '', lacksHead: isGrid && scopesOf(node).size === 0 })
  })
  return found
}
