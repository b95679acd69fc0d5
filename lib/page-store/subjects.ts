import { ID_PATTERN, LANGUAGE_PATTERN, SLUG_PATTERN } from '@/lib/messages/public-address'

/**
 * What a kept page shows, as far as an event can change it. An event reaches subjects (reach.ts), and the pages that have one of them are
 * dropped. Every page also shows the settings and the pages of the archive: events about these reach all pages.
 *
 * - `LISTS`: lists, feeds, counts and the first page, which any published or withdrawn record can change.
 * - `record slug`: a record's own pages, and those that name the record.
 * - `beside slug`: what a record's own page shows of other records.
 * - `source id`, `name key`: the page of a source, of a name.
 * - `naming source id`: a page of a name that lists this source.
 * - `SOURCES`: the list of sources, whose order is that of their titles.
 * - `COUNTS`: a page of a name that shows a number of records and not all of them.
 */
export type Subject =
  | 'LISTS'
  | 'COUNTS'
  | 'SOURCES'
  | `${'record' | 'beside' | 'source' | 'name' | 'naming source'} ${string}`

/**
 * The number of a subject (FNV-1a): always the same, and of 32 bits, which V8 keeps in a list without an object. Two subjects can have the same one,
 * by chance: then a change of one drops the pages of the other too, and they are rendered again.
 */
export function numberOf(subject: Subject): number {
  let number = 0x811c9dc5
  for (let at = 0; at < subject.length; at += 1)
    number = Math.imul(number ^ subject.charCodeAt(at), 0x01000193)
  return number
}

const fixed = /^\/(?:about(?:\/help)?|imprint|data|pages\/[^/]+|robots\.txt|api\/public\/openapi\.json)$/
const recordAddress = /^\/(?:api\/public\/)?records\/([a-z0-9-]+)((?:\/[^?]*)?)$/
const sourceAddress = /^\/sources\/([0-9a-f-]{36})(?:$|\/)/
const nameAddress = /^\/names\/[a-z]+\/([0-9a-f-]{36})(?:\?|$)/
const languageOfAddress = new RegExp(`^/${LANGUAGE_PATTERN}(?=/|$)`)

const recordLink = new RegExp(`/records/(${SLUG_PATTERN})(?![a-z0-9-])`, 'g')
const sourceLink = new RegExp(`/sources/(${ID_PATTERN})`, 'g')

/** The same text in memory of its own: what a search finds in a page is a part of the page's text, and keeps all of it. */
const alone = (text: string) => Buffer.from(text, 'latin1').toString('latin1')

const found = (pattern: RegExp, text: string) =>
  new Set(Array.from(text.matchAll(pattern), ([, one = '']) => alone(one)))

const known = [fixed, recordAddress, sourceAddress, nameAddress]

/** The subjects of the page at this address with these bytes. A page shows each record that it links. */
export function subjectsOf(address: string, text: string): ReadonlySet<Subject> {
  const path =
    [address, address.replace(languageOfAddress, '')].find((one) => known.some((form) => form.test(one))) ??
    ''
  if (fixed.test(path)) return new Set<Subject>()
  const linked = () => [...found(recordLink, text)].map((slug): Subject => `record ${slug}`)
  const [, slug, part] = recordAddress.exec(path) ?? []
  if (slug !== undefined) {
    const isCurrent = part === '' || part === '/graph'
    return new Set<Subject>([
      `record ${slug}`,
      ...(isCurrent ? [`beside ${slug}` as const, ...linked()] : []),
    ])
  }
  const [, source] = sourceAddress.exec(path) ?? []
  if (source !== undefined) return new Set<Subject>([`source ${source}`, ...linked()])
  const [, name] = nameAddress.exec(path) ?? []
  if (name === undefined)
    return new Set<Subject>([
      'LISTS',
      ...(/(?:^|\/)sources(?:\?|$)/.test(address) ? ['SOURCES' as const] : []),
    ])
  const sources = [...found(sourceLink, text)].map((id): Subject => `naming source ${id}`)
  const isPart = /[?&;]page=\d/.test(text)
  return new Set<Subject>([`name ${name}`, ...linked(), ...sources, ...(isPart ? ['COUNTS' as const] : [])])
}
