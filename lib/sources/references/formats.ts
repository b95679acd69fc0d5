import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'
import { plugins } from '@citation-js/core'
import { z } from 'zod'

const itemSchema = z.record(z.string(), z.json())
type Item = z.output<typeof itemSchema>

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
export const fromRis = (text: string): Item[] => itemsIn(text, '@ris/file')

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
