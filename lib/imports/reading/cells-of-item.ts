import { z } from 'zod'
import { cslDateSchema, fromCslDate } from '@/lib/sources/csl-date'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { invertedName } from '@/lib/sources/person-name'
import { fromBibtex, fromCslJson, fromRis, type Item } from '@/lib/sources/references/formats'
import type { ImportFormat } from '../schema'

const readers = { BIBTEX: fromBibtex, RIS: fromRis, CSL: fromCslJson } as const

/** The reference that a text has; null where it has none, or several. */
export function itemOf(format: ImportFormat, text: string, definitions: string): Item | null {
  if (format === 'CSV') return null
  const [item, ...others] = readers[format](format === 'BIBTEX' ? `${definitions}${text}` : text)
  return item && others.length === 0 ? item : null
}

const scalar = z.union([z.string(), z.number()])
const strings = z.array(scalar)

/** A variable of a reference as the text of a cell: names apart by semicolons, dates as EDTF or as printed. Empty for other structures. */
function cellOf(value: unknown): string {
  const plain = scalar.safeParse(value)
  if (plain.success) return String(plain.data)
  const list = strings.safeParse(value)
  if (list.success) return list.data.join('; ')
  if (Array.isArray(value)) return cslNamesIn(value).map(invertedName).join('; ')
  const date = cslDateSchema.safeParse(value)
  const group = date.success ? fromCslDate(date.data) : null
  return group ? (group.edtf ?? group.verbatim) : ''
}

/** Variables that say something about the reference itself and not about the work. */
const OWN = new Set(['id', 'citation-key', 'custom', 'source', 'categories'])

/** The names of the variables that have a text. */
export const columnsOfItem = (item: Item): string[] =>
  Object.entries(item).flatMap(([name, value]) => (!OWN.has(name) && cellOf(value) !== '' ? [name] : []))

/** The cells of a reference, one for each of these variables. */
export const cellsOfItem = (item: Item, columns: readonly string[]): string[] =>
  columns.map((column) => cellOf(item[column]))
