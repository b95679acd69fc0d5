import { TableCell } from '@tiptap/extension-table/cell'
import { TableHeader } from '@tiptap/extension-table/header'
import { TableRow } from '@tiptap/extension-table/row'
import { Table } from '@tiptap/extension-table/table'
import type { DOMOutputSpec } from '@tiptap/pm/model'
import { tableAttributes } from './attributes'

/** What a cell contains: a heading or a quotation in it would be a part of the page that no list of contents or margin has room for. */
const CELL = '(paragraph | bulletList | orderedList)+'
const MOST_SPANNED = 100

const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) =>
    Math.min(Math.max(Number.parseInt(element.getAttribute(name) ?? '', 10) || 1, 1), MOST_SPANNED),
})
const spans = () => ({ colspan: span('colspan'), rowspan: span('rowspan') })

export const Cell = TableCell.extend({ content: CELL, addAttributes: spans })
export const HeadingCell = TableHeader.extend({ content: CELL, addAttributes: spans })
export const Row = TableRow

/** A table with a caption. Its columns are as wide as their text. */
export const TextTable = Table.extend({
  addAttributes: () => ({ caption: { default: null, rendered: false } }),
  parseHTML: () => [
    {
      tag: 'table',
      getAttrs: (element) => {
        const caption = element.querySelector(':scope > caption')?.textContent?.replace(/\s+/g, ' ') ?? null
        const parsed = tableAttributes.safeParse({ caption: caption || null })
        return parsed.success ? parsed.data : {}
      },
    },
    { tag: 'caption', ignore: true },
  ],
  renderHTML({ node }): DOMOutputSpec {
    const caption: unknown = node.attrs.caption
    return typeof caption === 'string' && caption !== ''
      ? ['table', ['caption', { contenteditable: 'false' }, caption], ['tbody', 0]]
      : ['table', ['tbody', 0]]
  },
})
