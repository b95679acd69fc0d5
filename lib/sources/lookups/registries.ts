import { z } from 'zod'
import { fromCslJson, type Item } from '../references/formats'
import { itemOfPage } from './page-metadata'

/** Where a DOI, an ISBN or an address is looked up, and how its answer is read as an item of CSL-JSON; null where the answer has none. */
export type Registry = {
  address: (id: string, standIn: string | null) => string
  accept: string
  read: (body: string, id: string) => Item | null
}

const named = z.array(z.object({ name: z.string() })).catch([])
const bookSchema = z.record(
  z.string(),
  z.object({
    title: z.string(),
    subtitle: z.string().optional(),
    authors: named,
    publishers: named,
    publish_places: named,
    publish_date: z.string().optional(),
  }),
)

/** A book as Open Library describes it. */
function bookIn(body: string, isbn: string): Item | null {
  const found = bookSchema.safeParse(json(body)).data?.[`ISBN:${isbn}`]
  if (!found) return null
  const [publisher, place] = [found.publishers[0]?.name, found.publish_places[0]?.name]
  return {
    type: 'book',
    title: [found.title, found.subtitle].filter(Boolean).join(': '),
    ISBN: isbn,
    author: found.authors.map(({ name }) => ({ literal: name })),
    ...(publisher && { publisher }),
    ...(place && { 'publisher-place': place }),
    ...(found.publish_date && { issued: { raw: found.publish_date } }),
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The variables that are taken. A registration agency adds lists of what is cited, licences and scores, which a source has no use for. */
const wanted = new Set([
  ...['type', 'title', 'title-short', 'container-title', 'collection-title', 'publisher', 'publisher-place'],
  ...['issued', 'volume', 'issue', 'page', 'number', 'edition', 'DOI', 'ISBN', 'ISSN', 'URL', 'language'],
  ...['author', 'editor', 'translator', 'event-title', 'event-place', 'genre'],
])
const onlyWanted = (item: Item): Item =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([variable]) => wanted.has(variable))
      // Some agencies give titles and numbers as lists.
      .map(([variable, value]) => [
        variable,
        Array.isArray(value) && (value.length === 0 || typeof value[0] === 'string')
          ? (value[0] ?? '')
          : value,
      ]),
  )

export const registries = {
  DOI: {
    address: (doi, standIn) => `${standIn ?? 'https://doi.org'}/${encodeURI(doi)}`,
    accept: 'application/vnd.citationstyles.csl+json',
    read: (body) => {
      const [item] = fromCslJson(body)
      return item?.title ? onlyWanted(item) : null
    },
  },
  ISBN: {
    address: (isbn, standIn) =>
      `${standIn ?? 'https://openlibrary.org'}/api/books?${new URLSearchParams({ bibkeys: `ISBN:${isbn}`, format: 'json', jscmd: 'data' })}`,
    accept: 'application/json',
    read: bookIn,
  },
  ADDRESS: {
    address: (address) => address,
    accept: 'text/html, application/xhtml+xml',
    read: itemOfPage,
  },
} as const satisfies Record<string, Registry>
