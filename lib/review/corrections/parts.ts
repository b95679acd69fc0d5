import type { AuthorityName } from '@/lib/authorities/schema'
import type { ReviewedPart } from '@/lib/citations/fingerprint'
import type { DateGroup } from '@/lib/dates'
import type { Figure } from '@/lib/figures/schema'
import { formatQuantity, parseQuantity } from '@/lib/figures/sentence'
import type { Aspect } from '@/lib/generated/prisma/enums'
import { canonicalJson } from '@/lib/hashing'
import { type Message, message } from '@/lib/messages/message'
import { storedEnglish } from '@/lib/messages/stored-english'
import type { RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { type TimelineEvent, timelineSchema } from '@/lib/records/timeline'
import { type Locator, locatorLabels } from '@/lib/text/chain'
import { partsOfAspect } from '../verdicts/aspects'
import { withAttributes, withCitedSentence, withQuotedWords } from './body'
import { type Correction, type CorrectionPart, correctionParts, partLabel } from './schema'

type Place = { content: RecordContent; subject: Subject; hop: number | null }

type PartRule = {
  /** The parts that verdicts rely on and that it changes. */
  reviewed: readonly ReviewedPart[]
  /** The current text; null where the subject has no such part. */
  read: (place: Place) => string | null
  /** The content with another text there; null where that isn't possible. It is parsed by its schema afterwards. */
  write: (place: Place, after: string) => RecordContent | null
}

const eventsOf = (content: RecordContent) => timelineSchema.catch([]).parse(content.fields.timeline)

const withBody = (content: RecordContent, body: RecordContent['body'] | null) => body && { ...content, body }
const withEvent = ({ content, subject }: Place, part: Partial<TimelineEvent>): RecordContent => ({
  ...content,
  fields: {
    ...content.fields,
    timeline: eventsOf(content).map((event) => (event.id === subject.id ? { ...event, ...part } : event)),
  },
})
const withFigure = ({ content, subject }: Place, change: (figure: Figure) => Figure): RecordContent => ({
  ...content,
  figures: content.figures.map((figure) => (figure.id === subject.id ? change(figure) : figure)),
})
const eventOf = ({ content, subject }: Place) => eventsOf(content).find(({ id }) => id === subject.id)
const figureOf = ({ content, subject }: Place) =>
  subject.type === 'FIGURE' ? content.figures.find(({ id }) => id === subject.id) : undefined

function readWording(place: Place): string | null {
  const { subject } = place
  if (subject.type === 'FIGURE') return null
  return subject.type === 'TIMELINE' ? (eventOf(place)?.text ?? null) : subject.wording
}

function writeWording(place: Place, after: string): RecordContent | null {
  const { content, subject } = place
  if (subject.type === 'TIMELINE') return withEvent(place, { text: after })
  const body =
    subject.type === 'QUOTATION'
      ? withQuotedWords(content.body, subject.id, after)
      : withCitedSentence(content.body, subject.id, subject.wording, after)
  return withBody(content, body)
}

const isTranslation = ({ subject }: Place) => subject.quotation?.mode === 'TRANSLATION'

/** "page 7"; empty for no locator. */
const inWords = (locator: Locator | null) => (locator ? `${locator.label} ${locator.value}` : '')

function locatorFrom(words: string): Locator | null | undefined {
  if (words === '') return null
  const label = locatorLabels.find((one) => words.toLowerCase().startsWith(`${one} `))
  return label && { label, value: words.slice(label.length).trim() }
}

function writeLocator(place: Place, after: string): RecordContent | null {
  const { content, subject, hop } = place
  const locator = locatorFrom(after)
  if (locator === undefined) return null
  const chain = subject.chain.map((one, index) => (index === hop ? { ...one, locator } : one))
  if (subject.type === 'TIMELINE') return withEvent(place, { chain })
  if (subject.type === 'FIGURE') return withFigure(place, (figure) => ({ ...figure, chain }))
  return withBody(content, withAttributes(content.body, subject.id, { chain }))
}

/** A date as it is printed and, in brackets, in EDTF: "26 February [XXXX-02-26]"; empty for no date. */
const dateInWords = (date: DateGroup | null) =>
  date ? `${date.verbatim}${date.edtf === null ? '' : ` [${date.edtf}]`}` : ''

/** Reads what `dateInWords` writes. Keeps the basis of the date; that of a new one is AS_PRINTED. */
function dateFrom(words: string, before: DateGroup | null): DateGroup | null {
  if (words === '') return null
  const basis = before?.basis ?? 'AS_PRINTED'
  const open = words.endsWith(']') ? words.lastIndexOf('[') : -1
  const edtf = words.slice(open + 1, -1)
  return open < 0 || edtf.includes(']')
    ? { verbatim: words, edtf: null, basis }
    : { verbatim: words.slice(0, open).trimEnd(), edtf, basis }
}

function readDate(place: Place): string | null {
  const figure = figureOf(place)
  if (figure) return dateInWords(figure.asOf)
  const event = eventOf(place)
  return event ? dateInWords(event.date) : null
}

function writeDate(place: Place, after: string): RecordContent | null {
  if (figureOf(place))
    return withFigure(place, (figure) => ({ ...figure, asOf: dateFrom(after, figure.asOf) }))
  const date = dateFrom(after, eventOf(place)?.date ?? null)
  return date && withEvent(place, { date })
}

/** A name in a figure. Another name loses the link to its entry until an author links it again; an empty text is no name. */
const nameRule = (
  read: (figure: Figure) => AuthorityName | null,
  write: (figure: Figure, name: AuthorityName | null) => Figure | null,
): PartRule => ({
  reviewed: ['wording'],
  read: (place) => {
    const figure = figureOf(place)
    return figure ? (read(figure)?.name ?? '') : null
  },
  write: (place, name) => {
    const figure = figureOf(place)
    const written = figure && write(figure, name === '' ? null : { name, authorityId: null })
    return written ? withFigure(place, () => written) : null
  },
})

/** The parts of a subject that can be corrected. The one table for proposing, showing and accepting corrections. */
export const partRules: Readonly<Record<CorrectionPart, PartRule>> = {
  wording: { reviewed: ['wording'], read: readWording, write: writeWording },
  original: {
    reviewed: ['original'],
    read: (place) => (isTranslation(place) ? (place.subject.quotation?.original ?? '') : null),
    write: ({ content, subject }, after) =>
      withBody(content, withAttributes(content.body, subject.id, { original: after || null })),
  },
  translator: {
    reviewed: ['translator'],
    read: (place) => (isTranslation(place) ? (place.subject.quotation?.translator ?? '') : null),
    write: ({ content, subject }, after) =>
      withBody(content, withAttributes(content.body, subject.id, { translator: after || null })),
  },
  number: {
    reviewed: ['wording'],
    read: (place) => {
      const quantity = figureOf(place)?.quantity
      return quantity ? formatQuantity(quantity, storedEnglish) : null
    },
    write: (place, after) => {
      const quantity = parseQuantity(after)
      return quantity && withFigure(place, (figure) => ({ ...figure, quantity }))
    },
  },
  measure: {
    reviewed: ['wording'],
    read: (place) => figureOf(place)?.measure ?? null,
    write: (place, measure) => withFigure(place, (figure) => ({ ...figure, measure })),
  },
  population: {
    reviewed: ['wording'],
    read: (place) => figureOf(place)?.population ?? null,
    write: (place, population) => withFigure(place, (figure) => ({ ...figure, population })),
  },
  event: nameRule(
    (figure) => figure.event,
    (figure, event) => event && { ...figure, event },
  ),
  place: nameRule(
    (figure) => figure.place,
    (figure, place) => ({ ...figure, place }),
  ),
  statedBy: nameRule(
    (figure) => figure.statedBy,
    (figure, statedBy) => statedBy && { ...figure, statedBy },
  ),
  date: { reviewed: ['wording', 'date'], read: readDate, write: writeDate },
  note: {
    reviewed: ['wording'],
    read: (place) => figureOf(place)?.note ?? null,
    write: (place, note) => withFigure(place, (figure) => ({ ...figure, note })),
  },
  locator: {
    reviewed: ['locators'],
    read: ({ subject, hop }) => {
      const one = hop === null ? undefined : subject.chain[hop]
      return one ? inWords(one.locator) : null
    },
    write: writeLocator,
  },
}

/** One part that can be corrected: its current text, and the aspects whose verdicts can correct it. */
export type Correctable = Pick<Correction, 'part' | 'hop'> & {
  label: Message
  text: string
  aspects: readonly Aspect[]
}

const aspectsOn = (part: CorrectionPart) =>
  (Object.keys(partsOfAspect) as Aspect[]).filter((aspect) => reliesOn(aspect, part))

/** True when a verdict on the aspect relies on what a correction of this part changes. */
export const reliesOn = (aspect: Aspect, part: CorrectionPart) =>
  partRules[part].reviewed.some((reviewed) => partsOfAspect[aspect].includes(reviewed))

/** The current text, as a form sends it back; null where the subject has no such part. */
export const presentText = (
  { part, hop }: Pick<Correction, 'part' | 'hop'>,
  content: RecordContent,
  subject: Subject,
) => partRules[part].read({ content, subject, hop })?.trim() ?? null

/**
 * True when the part already says this, in the same text or in one with the same meaning ("1250" and "1,250", "Page 7" and "page 7"), so that
 * writing it changes nothing.
 */
export function alreadySays(
  content: RecordContent,
  subject: Subject,
  { part, hop, after }: Pick<Correction, 'part' | 'hop' | 'after'>,
): boolean {
  const present = presentText({ part, hop }, content, subject)
  if (present === null || present === after) return present !== null
  const written = partRules[part].write({ content, subject, hop }, after)
  return written !== null && canonicalJson(written) === canonicalJson(content)
}

/** Everything that can be corrected in a subject. */
export function correctableOf(content: RecordContent, subject: Subject): Correctable[] {
  const hops = subject.chain.map((_, hop) => ({ part: 'locator' as const, hop }))
  const others = correctionParts.filter((part) => part !== 'locator').map((part) => ({ part, hop: null }))
  return [...others, ...hops].flatMap((one) => {
    const text = presentText(one, content, subject)
    const part = partLabel(one.part)
    const label =
      hops.length > 1 && one.hop !== null
        ? message('labels.correctionPartOf', { part, number: one.hop + 1, total: hops.length })
        : part
    return text === null ? [] : [{ ...one, label, text, aspects: aspectsOn(one.part) }]
  })
}
