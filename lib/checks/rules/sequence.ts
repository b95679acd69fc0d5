import { bounds } from '@/lib/dates'
import { DAY_MS } from '@/lib/durations'
import { message } from '@/lib/messages/message'
import { type Check, type Found, foundIn, placeOf } from '../check'
import { datesOf } from '../detect/dates'
import { laterIn } from '../detect/later-in-text'
import type { CheckInput, TextBlock } from '../input'

export const sequence: Check = {
  id: 'sequence',
  level: 'WARN',
  applies: (input) => input.texts.length > 0 || input.timeline.length > 1,
  run: (input) => [...inTexts(input.texts), ...inTimeline(input)],
}

/** A time in a text. Days are counted from 1970; `null` where the year is unknown. */
interface Mark {
  block: TextBlock
  index: number
  start: number
  end: number
  text: string
  reading: string | null
  later: number | null
}

/** A date more paragraphs away than this belongs to another story. */
const reach = 2

function inTexts(texts: readonly TextBlock[]): Found[] {
  const marks = texts.flatMap(marksIn)
  const dates = marks.filter(({ later }) => later === null)
  const dated = dates.filter(hasYear)
  let [passed, passedDated] = [0, 0]
  return marks.flatMap((mark) => {
    if (mark.later === null) {
      passed += 1
      if (hasYear(mark)) passedDated += 1
      return []
    }
    const next = dated[passedDated]
    const before = dates[passed - 1]
    if (!next || !before || next.index - mark.index > reach || mark.index - before.index > reach) return []
    const earlier = dated[passedDated - (hasYear(before) ? 2 : 1)]
    const from = dayOf(before, earlier, next)
    const to = lastDay(next.reading)
    if (from === null || to === null || to < from || from + mark.later <= to) return []
    const key = hasYear(before) ? 'checks.sequence.inText' : 'checks.sequence.inTextGuessed'
    const text = message(key, { phrase: mark.text, before: before.text, next: next.text })
    return [{ ...foundIn(mark.block, mark.start, mark.end, text), reliedOn: [from, to] }]
  })
}

function marksIn(block: TextBlock, index: number): Mark[] {
  const dates = datesOf(block).map((date) => ({
    start: date.start,
    end: date.end,
    text: date.text,
    reading: date.readings.length === 1 ? (date.readings[0] ?? null) : null,
    later: null,
  }))
  const laters = laterIn(block.text, block.language).map(({ days, ...place }) => ({
    ...place,
    reading: null,
    later: days,
  }))
  return [...dates, ...laters]
    .toSorted((one, other) => one.start - other.start)
    .map((mark) => ({ ...mark, block, index }))
}

const hasYear = (mark: Mark) => mark.reading !== null && !mark.reading.includes('X')
const dayNumber = (iso: string) => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS)

function lastDay(reading: string | null): number | null {
  const { to } = bounds(reading)
  return to === null ? null : dayNumber(to)
}

/** The first day that a date can mean; without a year, the first such day after the date before it, else the last before the next. */
function dayOf(mark: Mark, earlier: Mark | undefined, next: Mark): number | null {
  const { from } = bounds(mark.reading)
  if (from !== null) return dayNumber(from)
  const day = /XXXX-(\d\d)-(\d\d)/.exec(mark.reading ?? '')
  if (!day) return null
  const anchor = bounds(earlier?.reading ?? null).from ?? bounds(next.reading).to
  if (anchor === null) return null
  const inYear = (year: number) => dayNumber(`${year}-${day[1]}-${day[2]}`)
  const year = Number(anchor.slice(0, 4))
  const candidates = earlier ? [inYear(year), inYear(year + 1)] : [inYear(year), inYear(year - 1)]
  const fits = (candidate: number) =>
    earlier ? candidate >= dayNumber(anchor) : candidate <= dayNumber(anchor)
  return candidates.find(fits) ?? null
}

/** Compares the editor's order of events with their dates. */
function inTimeline(input: CheckInput): Found[] {
  return input.timeline.slice(1).flatMap((event, index) => {
    const before = input.timeline[index]
    const [first, second] = [bounds(before?.date.edtf ?? null).from, bounds(event.date.edtf).to]
    if (!before || first === null || second === null || second >= first) return []
    const dates = { date: event.date.verbatim, before: before.date.verbatim }
    const text = message('checks.sequence.inTimeline', dates)
    const place = placeOf(`timeline.${event.id}`, event.id)
    return [{ message: text, place, excerpt: event.date.verbatim, reliedOn: [before.date, event.date] }]
  })
}
