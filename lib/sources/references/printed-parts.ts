import { type DateGroup, plainReading, suggestEdtf } from '@/lib/dates'

/** A part of a reference between its signs; `before` is the sign before it. */
export type Segment = { text: string; start: number; end: number; before: string; isRead: boolean }

/** A full stop ends a part after a word of four letters, a number or a bracket, and not after an abbreviation or an initial. */
const SEPARATOR =
  /\s*(?:[,;()]|(?<=[\p{L}\p{M}]{4}|\p{N}|[)”»])\.(?=\s|$)(?: [—–-](?= ))?|:(?=\s)|\s[—–-](?=\s))\s*/gu

/** The parts of a text between its signs. */
export function segmentsOf(text: string): Segment[] {
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
export function dateIn(text: string, segments: Segment[]): DateGroup | null {
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
export function yearFirst(text: string, segments: Segment[]): DateGroup | null {
  const at = segments.findIndex(({ text }) => /^\d{4}$/.test(text))
  const [year, day] = [segments[at], segments[at + 1]]
  const edtf = year && day && /\p{L}/u.test(day.text) ? plainReading(`${day.text} ${year.text}`) : null
  if (!year || !day || !edtf) return null
  year.isRead = true
  day.isRead = true
  return { verbatim: text.slice(year.start, day.end).trim(), edtf, basis: 'AS_PRINTED' }
}
