import { type DateGroup, plainReading, suggestEdtf } from '@/lib/dates'
import type { SourceDraft } from '../schema'
import { addressIn, doiIn, isbnIn } from './identifiers'

type Author = { role: 'author'; literal?: string; family?: string; given?: string }

/** The parts of a printed reference that were understood. `isWhole` is true when nothing else is in it. */
type Printed = Omit<SourceDraft, 'contributors'> & {
  title: string
  contributors: Author[]
  isWhole: boolean
}

const QUOTED = /[“«„"]([^“”«»„"]{2,500})[”»“"]/
/** A word of a name, also an initial. */
const NAME = String.raw`\p{Lu}[\p{L}'’.-]*`
const NAMES = `${NAME}(?: ${NAME}){0,3}`
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

const trimmed = (text: string) =>
  text.replace(/^[\s.,;:—–/-]+|[\s,;:—–/-]+$/g, '').replace(/(?<=[\p{L}\p{N})]{3})\.$/u, '')

/** The authors at the beginning of a reference; null for text that isn't plainly a list of names. */
function authorsIn(text: string): Author[] | null {
  const given = text
    .trim()
    .replace(/[,;:]$/, '')
    .replace(/(?<=\p{L}{2})\.$/u, '')
    .trim()
  if (given === '') return []
  const authors = given.split(/\s*;\s*|,? (?:and|&|et|und|и|və|ve|և) /).map((name): Author | null => {
    const inverted = new RegExp(`^(${NAMES}), (${NAMES})$`, 'u').exec(name)
    if (inverted) return { role: 'author', family: inverted[1], given: inverted[2] }
    // Which of these words is the family name isn't printed.
    return new RegExp(`^${NAMES}$`, 'u').test(name) ? { role: 'author', literal: name } : null
  })
  return authors.some((author) => author === null) ? null : authors.flatMap((author) => author ?? [])
}

type Segment = { text: string; start: number; end: number; before: string; isRead: boolean }

/** A full stop ends a part after a word of four letters, a number or a bracket, and not after an abbreviation or an initial. */
const SEPARATOR =
  /\s*(?:[,;()]|(?<=[\p{L}\p{M}]{4}|\p{N}|[)”»])\.(?=\s|$)(?: [—–-](?= ))?|:(?=\s)|\s[—–-](?=\s))\s*/gu

function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = []
  let [start, before] = [0, '']
  const end = (at: number) => {
    const part = text.slice(start, at)
    if (/[\p{L}\p{N}]/u.test(part))
      segments.push({ text: part.replace(/^[\s.—–-]+|\s+$/g, ''), start, end: at, before, isRead: false })
  }
  for (const found of text.matchAll(SEPARATOR)) {
    end(found.index)
    before = text.slice(start, found.index).trim() ? found[0] : before + found[0]
    start = found.index + found[0].length
  }
  end(text.length)
  return segments
}

type Run = { verbatim: string; members: Segment[]; edtf: string }

/** The segments from one to another, where they are a date. */
function dateFrom(text: string, segments: Segment[], first: number, last: number): Run[] {
  const members = segments.slice(first, last + 1)
  const [from, to] = [members[0], segments[last]]
  if (!from || !to || members.some(({ isRead }) => isRead)) return []
  const verbatim = text.slice(from.start, to.end).trim()
  if (!/\p{Nd}/u.test(verbatim) || !/\p{L}|\p{Nd}{4}/u.test(verbatim)) return []
  const [reading] = suggestEdtf(verbatim)
  return reading ? [{ verbatim, members, edtf: reading.edtf }] : []
}

/** The parts of a reference that a date is looked for in. */
const MOST_PARTS = 24

/** A day with its year comes first, then a month or a day of an unknown year. */
function exactness(edtf: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(edtf)) return 3
  return /^(?:\d{4}-\d{2}|XXXX-\d{2}-\d{2})$/.test(edtf) ? 2 : 1
}

/** The most exact date among the segments, in as few of them as it takes, with its weekday. They are read then. */
function dateIn(text: string, segments: Segment[]): DateGroup | null {
  const runs = segments
    .slice(0, MOST_PARTS)
    .flatMap((_, first) => [0, 1, 2].flatMap((more) => dateFrom(text, segments, first, first + more)))
  const [best] = runs.sort(
    (one, other) =>
      exactness(other.edtf) - exactness(one.edtf) || one.verbatim.length - other.verbatim.length,
  )
  if (!best) return null
  const first = segments.findIndex(({ start }) => start === best.members[0]?.start)
  const isNamed = best.members[0]?.before.trim() === ',' && first > 1
  const weekday = isNamed && /^\p{L}+$/u.test(segments[first - 1]?.text ?? '')
  const [longer] = weekday ? dateFrom(text, segments, first - 1, first + best.members.length - 1) : []
  const { verbatim, members } = longer?.edtf === best.edtf ? longer : best
  for (const member of members) member.isRead = true
  return { verbatim, edtf: plainReading(verbatim), basis: 'AS_PRINTED' }
}

/** Joins a year and the day after it, as Russian references print them: "1992. — 14 марта". */
function yearFirst(text: string, segments: Segment[]): DateGroup | null {
  const at = segments.findIndex(({ text }) => /^\d{4}$/.test(text))
  const [year, day] = [segments[at], segments[at + 1]]
  const edtf = year && day && /\p{L}/u.test(day.text) ? plainReading(`${day.text} ${year.text}`) : null
  if (!year || !day || !edtf) return null
  year.isRead = true
  day.isRead = true
  return { verbatim: text.slice(year.start, day.end).trim(), edtf, basis: 'AS_PRINTED' }
}

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

/** The author and the title before the publisher of a book; null where they can't be told apart. */
function authorAndTitle(text: string): { authors: Author[]; title: string } | null {
  const forms = [
    // Doe, Jane. Title / DOE, Jane and John ROE. Title
    new RegExp(`^(?<authors>${NAMES}, ${NAMES}?[^.]*?)\\. (?<title>\\p{Lu}.*)$`, 'u'),
    // Иванов И. И. Название
    /^(?<authors>\p{Lu}[\p{Ll}'’-]+,? (?:\p{Lu}\. ?){1,2})(?<title>\p{Lu}[\p{L}\p{N}].*)$/u,
    // Jane Doe, Title
    new RegExp(`^(?<authors>${NAME}(?: ${NAME}){1,3}), (?<title>\\p{Lu}.*)$`, 'u'),
  ]
  for (const form of forms) {
    const { authors = '', title = '' } = form.exec(text)?.groups ?? {}
    const initials = /^(\p{Lu}[\p{Ll}'’-]+),? ((?:\p{Lu}\. ?){1,2})$/u.exec(authors)
    const read: Author[] | null = initials
      ? [{ role: 'author', family: initials[1], given: initials[2]?.trim() }]
      : authorsIn(authors)
    if (title && read && read.length > 0) return { authors: read, title: trimmed(title) }
  }
  return null
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
    return article(
      authorsIn(line.slice(0, quoted.index)),
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
