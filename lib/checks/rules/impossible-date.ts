import { bounds, weekdayProblem } from '@/lib/dates'
import { canonicalJson } from '@/lib/hashing'
import { type Message, message } from '@/lib/messages/message'
import { kindOf } from '@/lib/records/kinds'
import { type Check, type Found, foundIn, placeOf } from '../check'
import { datesIn, datesOf } from '../detect/dates'
import { onOneLine } from '../detect/quoted'
import { sentenceAround } from '../detect/sentence-around'
import { adopts, isWeekend } from '../detect/sittings'
import type { CheckInput, Subject } from '../input'

export const impossibleDate: Check = {
  id: 'impossible-date',
  level: 'WARN',
  applies: (input) => input.texts.length > 0 || input.dates.length > 0,
  run: (input) => [
    ...inTexts(input),
    ...inDates(input),
    ...inChains(input),
    ...inSources(input),
    ...ofBodies(input),
  ],
}

function inTexts(input: CheckInput): Found[] {
  return input.texts.flatMap((block) =>
    datesOf(block).flatMap((date) => {
      if (date.readings.length === 0)
        return [
          foundIn(
            block,
            date.start,
            date.end,
            message('checks.impossible-date.noSuchDay', { date: date.text }),
          ),
        ]
      if (date.readings.length > 1) return []
      const around = block.text.slice(Math.max(0, date.start - 16), date.end + 12)
      const problem = weekdayProblem(around, date.readings[0] ?? null)
      const found = problem ? [foundIn(block, date.start, date.end, problem)] : []
      if (
        isWeekend(date.readings[0] ?? null) &&
        adopts(sentenceAround(block, date.start, date.end), block.language)
      )
        found.push(foundIn(block, date.start, date.end, weekendOf(date.text), 'INFO'))
      return found
    }),
  )
}

const weekendOf = (date: string) => message('checks.impossible-date.weekend', { date })

/** Checks the printed date, also before anyone has entered its reading, in any language. */
function inDates(input: CheckInput): Found[] {
  return input.dates.flatMap(({ field, date }) => {
    const found = (text: Message): Found => ({
      message: text,
      place: placeOf(field),
      excerpt: date.verbatim,
      reliedOn: [field, date.edtf],
    })
    const problem = weekdayProblem(date.verbatim, date.edtf)
    return [
      ...datesIn(date.verbatim, 'und')
        .filter(({ readings }) => readings.length === 0)
        .map(({ text }) => found(message('checks.impossible-date.noSuchDay', { date: text }))),
      ...(problem
        ? [found(message('checks.impossible-date.weekday', { problem, date: date.verbatim }))]
        : []),
    ]
  })
}

/** A source cannot quote one that appeared after it. */
function inChains(input: CheckInput): Found[] {
  const faults = input.subjects.flatMap((subject) =>
    subject.chain
      .slice(1)
      .flatMap((hop, index) => lateness(input, subject, subject.chain[index]?.sourceId ?? '', hop.sourceId)),
  )
  const names = faults.map(({ place, message: text }) => canonicalJson([place.field, text.values]))
  const seen = new Set<string>()
  return faults.filter((_, index) => {
    const name = names[index] ?? ''
    return !seen.has(name) && seen.add(name)
  })
}

function lateness(input: CheckInput, subject: Subject, citedId: string, citingId: string): Found[] {
  const [cited, citing] = [input.sources.get(citedId), input.sources.get(citingId)]
  const appeared = bounds(cited?.issued?.edtf ?? null).from
  const quotedBy = bounds(citing?.issued?.edtf ?? null).to
  if (!cited || !citing || appeared === null || quotedBy === null || appeared <= quotedBy) return []
  const titles = { cited: onOneLine(cited.title), citing: onOneLine(citing.title) }
  return [
    {
      message: message('checks.impossible-date.quotedBefore', titles),
      place: placeOf(`source.${citedId}.issued`, subject.id),
      excerpt: cited.issued?.verbatim ?? '',
      reliedOn: [cited.issued, citing.issued],
    },
  ]
}

function inSources(input: CheckInput): Found[] {
  return [...input.sources.values()].flatMap((source) => {
    const issued = bounds(source.issued?.edtf ?? null).from
    const accessed = bounds(source.accessed?.edtf ?? null).to
    const field = `source.${source.id}`
    const found: Found[] = []
    if (issued !== null && accessed !== null && accessed < issued)
      found.push({
        message: message('checks.impossible-date.accessedBefore', { title: onOneLine(source.title) }),
        place: placeOf(`${field}.accessed`),
        excerpt: source.accessed?.verbatim ?? '',
      })
    if (issued !== null && issued > input.today)
      found.push({
        message: message('checks.impossible-date.future', { title: onOneLine(source.title) }),
        place: placeOf(`${field}.issued`),
        excerpt: source.issued?.verbatim ?? '',
      })
    return found
  })
}

/** Fields that name the day on which a body met. */
const sittingsOf = (kind: string) =>
  Object.entries(kindOf(kind).form).flatMap(([name, input]) =>
    input.input === 'date' && input.sitting ? [`fields.${name}`] : [],
  )

function ofBodies({ kind, dates }: CheckInput): Found[] {
  const sittings = kind === null ? [] : sittingsOf(kind)
  return dates
    .filter(({ field, date }) => sittings.includes(field) && isWeekend(date.edtf))
    .map(({ field, date }) => ({
      level: 'INFO',
      message: weekendOf(date.verbatim),
      place: placeOf(field),
      excerpt: date.verbatim,
    }))
}
