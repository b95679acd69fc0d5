import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { plugins } from '@citation-js/core'
import { z } from 'zod'

const itemSchema = z.record(z.string(), z.json())
/** An item of CSL-JSON, not validated yet. */
export type Item = z.output<typeof itemSchema>

const namesSchema = z.array(z.json()).catch([])

/** A name as RIS writes it, "Family, Given", as CSL has it. */
const nameOf = (name: string): Item => {
  const [family = '', given = '', ...rest] = name.split(',').map((part) => part.trim())
  return given && rest.length === 0 ? { family, given } : { literal: name.trim() }
}

/** Names of one role, whether the reader gives them as text or as parts. */
const namesOf = (value: unknown): Item[string][] =>
  typeof value === 'string' ? [nameOf(value)] : namesSchema.parse(value)

/** The reader gives authors of a newspaper as its reporters, which the archive has no field for. */
function withAuthors({ reporter, ...item }: Item): Item {
  const authors = [...namesOf(item.author ?? []), ...namesOf(reporter ?? [])]
  return authors.length > 0 ? { ...item, author: authors } : item
}

/** Items of a text in one format, as CSL-JSON; none when the text isn't of that format. Nothing is fetched. */
function itemsIn(text: string, forceType: string): Item[] {
  try {
    return plugins.input.chain(text, { forceType, generateGraph: false }).flatMap((item) => {
      const parsed = itemSchema.safeParse(JSON.parse(JSON.stringify(item)))
      return parsed.success ? [withAuthors(parsed.data)] : []
    })
  } catch {
    // The reader throws an error of its own for each fault of the format.
    return []
  }
}

export const fromBibtex = (text: string): Item[] => itemsIn(text, '@bibtex/text')

const RIS_DATE = /^(?:DA|Y1|PY) {2}- (\d{4})(?:\/(\d{1,2})(?:\/(\d{1,2}))?)?\/?[^\S\n]*$/gm

/** The most exact of the dates that a record of RIS gives: newspapers have the year in PY and the day in DA, which the reader leaves out. */
function dayIn(record: string): Item[string] | null {
  const dates = [...record.matchAll(RIS_DATE)].map((match) => match.slice(1).filter(Boolean).map(Number))
  const [exact] = dates.sort((a, b) => b.length - a.length)
  return exact ? { 'date-parts': [exact] } : null
}

/** Items of RIS, each with its most exact date. */
export function fromRis(text: string): Item[] {
  const records = text
    .replace(/\r\n?/g, '\n')
    .split(/^ER {2}-.*$/m)
    .filter((record) => /^TY {2}- /m.test(record))
  const items = itemsIn(text, '@ris/file')
  if (items.length !== records.length) return items
  return items.map((item, index) => {
    const issued = dayIn(records[index] ?? '')
    return issued ? { ...item, issued } : item
  })
}

/** Items of CSL-JSON: a list or one of them. None when the text is no JSON or has other things. */
export function fromCslJson(text: string): Item[] {
  try {
    const parsed = z
      .union([z.array(itemSchema), itemSchema.transform((item) => [item])])
      .safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}
