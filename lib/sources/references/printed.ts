import type { DateGroup } from '@/lib/dates'
import type { SourceDraft } from '../schema'
import { addressIn, doiIn, isbnIn } from './identifiers'
import { type Author, authorAndTitle, authorsIn, trimmed } from './printed-names'
import { dateIn, type Segment, segmentsOf, yearFirst } from './printed-parts'

/** The parts of a printed reference that were understood. `isWhole` is true when nothing else is in it. */
type Printed = Omit<SourceDraft, 'contributors'> & {
  title: string
  contributors: Author[]
  isWhole: boolean
}

const QUOTED = /[“«„"]([^“”«»„"]{2,500})[”»“"]/
/** A word of a place; only an abbreviation ends with a full stop. */
const PLACE = String.raw`(?:\p{Lu}\p{L}?\.|\p{L}[\p{L}'’-]*)`
const PLACE_PUBLISHER_YEAR = new RegExp(
  `(?<place>(?=\\p{Lu})${PLACE}(?:[ -]${PLACE}){0,3}): (?<publisher>[^,:()“”"]{2,80}), (?<year>\\d{4})(?!\\d)`,
  'u',
)

/** The signs before a page number, a volume and an issue, in the languages of the interface. */
const signs = {
  page: 'p|pp|page|pages|S|s|с|С|стр|Стр|səh|էջ|sayfa|f',
  volume: 'vol|Vol|т|Т|Bd|cilt|cild|հատ',
  issue: 'no|No|nr|Nr|№|вып|nº|sayı|say|n°|համար',
} as const
const anySign = Object.values(signs).join('|')
const NUMBER = String.raw`[A-Z]?\d+[A-Za-z]?(?:[-–—][A-Z]?\d+)?|[ivxlcdm]+`
const numbered = (kind: keyof typeof signs) => new RegExp(`^(?:${signs[kind]})\\.? ?(${NUMBER})$`, 'u')
const numbers = { page: numbered('page'), volume: numbered('volume'), issue: numbered('issue') }
const BARE = new RegExp(`^(?:${NUMBER})$`, 'u')

/** What comes after the title: where it was published, when, and on which page. */
function publicationIn(text: string) {
  const published = PLACE_PUBLISHER_YEAR.exec(text)?.groups
  const rest = published ? text.replace(PLACE_PUBLISHER_YEAR, ' ') : text
  // "p. 4" is one part.
  const joined = rest.replace(
    new RegExp(`(?<![\\p{L}\\p{N}])(${anySign})\\. ?(?=[\\dA-Zivxlcdm])`, 'gu'),
    '$1 ',
  )
  const segments = segmentsOf(joined)
  const issued: DateGroup | null = published
    ? { verbatim: published.year ?? '', edtf: published.year ?? null, basis: 'AS_PRINTED' }
    : (yearFirst(joined, segments) ?? dateIn(joined, segments))
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(issued?.edtf ?? '') || (issued !== null && issued.edtf === null)
  const found: Partial<Record<'page' | 'volume' | 'issue' | 'url' | 'doi' | 'isbn', string>> = {}
  for (const segment of segments.filter(({ isRead }) => !isRead)) {
    const isLast = segment === segments.at(-1)
    const bare =
      BARE.test(segment.text) && (segment.before.includes(':') || (isDay && isLast))
        ? segment.text
        : undefined
    const read = {
      page: numbers.page.exec(segment.text)?.[1] ?? bare,
      volume: numbers.volume.exec(segment.text)?.[1],
      issue: numbers.issue.exec(segment.text)?.[1],
      doi: doiIn(segment.text) ?? undefined,
      isbn: isbnIn(segment.text) ?? undefined,
      url: addressIn(segment.text) ?? undefined,
    }
    const [name] = (['page', 'volume', 'issue', 'doi', 'isbn', 'url'] as const).filter(
      (name) => read[name] && !found[name],
    )
    if (!name) continue
    found[name] = read[name]
    segment.isRead = true
  }
  return { segments, issued, isDay, found, published }
}

/** The container is what comes first, where it isn't something else. */
function containerIn(segments: Segment[], found: { volume?: string; issue?: string; page?: string }) {
  const [first] = segments
  if (!first || first.isRead || !/\p{L}/u.test(first.text)) return null
  first.isRead = true
  const isPart = /^(?:in|In)\b:?\s*/u.test(first.text)
  const name = first.text.replace(/^(?:in|In)\b:?\s*/u, '')
  const [, journal, volume] = /^(.*\p{L}\S*) (\d{1,4})$/u.exec(name) ?? []
  const isNumbered = volume !== undefined && !found.volume && (found.issue || found.page) !== undefined
  return isNumbered
    ? { container: trimmed(journal ?? ''), volume, isPart }
    : { container: trimmed(name), isPart }
}

function typeOf(
  isPart: boolean,
  isDay: boolean,
  isNumbered: boolean,
  hasContainer: boolean,
): SourceDraft['type'] {
  if (isPart) return 'chapter'
  if (isDay && hasContainer) return 'article-newspaper'
  return isNumbered && hasContainer ? 'article-journal' : 'document'
}

/** An article: its authors, its title, and what comes after it. */
function article(authors: Author[] | null, title: string, text: string): Printed {
  const { segments, issued, isDay, found, published } = publicationIn(text)
  const within = containerIn(segments, found)
  const volume = found.volume ?? within?.volume
  const isNumbered = Boolean(volume ?? found.issue)
  return {
    ...found,
    type: typeOf(within?.isPart ?? false, isDay, isNumbered, within !== null),
    title,
    contributors: authors ?? [],
    containerTitle: within?.container,
    volume,
    publisher: published?.publisher,
    publisherPlace: published?.place,
    issued,
    isWhole: authors !== null && segments.every(({ isRead }) => isRead),
  }
}

/** A book: what is before its place, publisher and year, and what comes after. */
function book(text: string): Printed | null {
  const published = PLACE_PUBLISHER_YEAR.exec(text)
  if (!published?.groups) return null
  const before = trimmed(text.slice(0, published.index).replace(/[\s(—–-]+$/, ''))
  const parts = authorAndTitle(before)
  const { segments, issued, found } = publicationIn(text.slice(published.index))
  return {
    ...found,
    type: 'book',
    title: parts?.title ?? '',
    contributors: parts?.authors ?? [],
    publisher: published.groups.publisher?.trim(),
    publisherPlace: published.groups.place?.trim(),
    issued,
    isWhole: parts !== null && segments.every(({ isRead }) => isRead),
  }
}

/** An issue of a newspaper without a title: "Harbour News, 14 March 1992, p. 4." */
function issueOf(text: string): Printed | null {
  const read = article([], '', text)
  const isIssue = read.type === 'article-newspaper' && read.containerTitle && read.isWhole
  return isIssue ? read : null
}

/**
 * A title between quotation marks, with what is before and after it. Where nothing after it can be the newspaper, and a page is printed, what
 * is before it is the newspaper and no author: "Harbour News, “The ferry”, 14 March 1992, p. 4."
 */
function quotedArticle(before: string, title: string, after: string): Printed {
  const authors = authorsIn(before)
  const read = article(authors, title, after)
  const isNamed = authors?.length !== 0 && !authors?.[0]?.family
  if (read.containerTitle || !isNamed) return read
  const begun = article([], title, `${before.replace(/[\s,;:.]+$/, '')}, ${after}`)
  return begun.type === 'article-newspaper' && begun.page && begun.isWhole ? begun : read
}

/** A longer text is prose. */
const LONGEST = 1000

/**
 * Reads a printed reference to an article, a book or an issue of a newspaper: type, authors, title, container, date, pages. Only what is
 * printed is taken, and a date that can be read in two ways is left as printed. Null when nothing was understood.
 */
export function readPrinted(text: string): Printed | null {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length > LONGEST) return null
  const quoted = QUOTED.exec(line)
  if (quoted)
    return quotedArticle(
      line.slice(0, quoted.index),
      trimmed(quoted[1] ?? ''),
      line.slice(quoted.index + quoted[0].length).replace(/^[\s.,;:/—–-]+/, ''),
    )
  const [titled, container] = line.split(' // ')
  if (titled && container) {
    const parts = authorAndTitle(titled)
    return article(parts?.authors ?? null, parts?.title ?? trimmed(titled), container)
  }
  return book(line) ?? issueOf(line)
}
