import type { JudgedPart } from '@/lib/citations/fingerprint'
import { type Chain, type Locator, locatorLabels } from '@/lib/citations/schema'
import { formatQuantity, parseQuantity } from '@/lib/figures/sentence'
import type { Aspect } from '@/lib/generated/prisma/enums'
import type { RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { timelineSchema } from '@/lib/records/timeline'
import { partsOfAspect } from '../judged-parts'
import { withAttributes, withCitedSentence, withQuotedWords } from './body'
import type { Correction, CorrectionPart } from './schema'

type Place = { content: RecordContent; subject: Subject; hop: number | null }

type PartRule = {
  label: string
  /** What verdicts rest on that it changes. */
  judged: JudgedPart
  /** What stands there, in words; null where the subject has no such part. */
  read: (place: Place) => string | null
  /** The content with other words there; null where they cannot be put there. It is parsed by its schema afterwards. */
  write: (place: Place, after: string) => RecordContent | null
}

const eventsOf = (content: RecordContent) => timelineSchema.catch([]).parse(content.fields.timeline)

const withBody = (content: RecordContent, body: RecordContent['body'] | null) => body && { ...content, body }
const withEvent = (
  { content, subject }: Place,
  part: { text: string } | { chain: Chain },
): RecordContent => ({
  ...content,
  fields: {
    ...content.fields,
    timeline: eventsOf(content).map((event) => (event.id === subject.id ? { ...event, ...part } : event)),
  },
})
const withFigure = (
  { content, subject }: Place,
  change: (figure: RecordContent['figures'][number]) => RecordContent['figures'][number],
): RecordContent => ({
  ...content,
  figures: content.figures.map((figure) => (figure.id === subject.id ? change(figure) : figure)),
})
const figureOf = ({ content, subject }: Place) =>
  subject.type === 'FIGURE' ? content.figures.find(({ id }) => id === subject.id) : undefined

function readWording({ content, subject }: Place): string | null {
  if (subject.type === 'FIGURE') return null
  if (subject.type !== 'TIMELINE') return subject.wording
  return eventsOf(content).find(({ id }) => id === subject.id)?.text ?? null
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

/** "page 7"; nothing for no place. */
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

/** What can be put right in a subject, part by part. The one table that proposing, showing and accepting read. */
export const partRules: Readonly<Record<CorrectionPart, PartRule>> = {
  wording: { label: 'The words', judged: 'wording', read: readWording, write: writeWording },
  original: {
    label: 'The original',
    judged: 'original',
    read: (place) => (isTranslation(place) ? (place.subject.quotation?.original ?? '') : null),
    write: ({ content, subject }, after) =>
      withBody(content, withAttributes(content.body, subject.id, { original: after || null })),
  },
  translator: {
    label: 'The translator',
    judged: 'translator',
    read: (place) => (isTranslation(place) ? (place.subject.quotation?.translator ?? '') : null),
    write: ({ content, subject }, after) =>
      withBody(content, withAttributes(content.body, subject.id, { translator: after || null })),
  },
  number: {
    label: 'The number',
    judged: 'wording',
    read: (place) => {
      const quantity = figureOf(place)?.quantity
      return quantity ? formatQuantity(quantity) : null
    },
    write: (place, after) => {
      const quantity = parseQuantity(after)
      return quantity && withFigure(place, (figure) => ({ ...figure, quantity }))
    },
  },
  measure: {
    label: 'What is counted',
    judged: 'wording',
    read: (place) => figureOf(place)?.measure ?? null,
    write: (place, measure) => withFigure(place, (figure) => ({ ...figure, measure })),
  },
  population: {
    label: 'Who or what they are',
    judged: 'wording',
    read: (place) => figureOf(place)?.population ?? null,
    write: (place, population) => withFigure(place, (figure) => ({ ...figure, population })),
  },
  statedBy: {
    label: 'Who states it',
    judged: 'wording',
    read: (place) => figureOf(place)?.statedBy.name ?? null,
    // Another name is somebody else until an author ties it to an entry.
    write: (place, name) =>
      withFigure(place, (figure) => ({ ...figure, statedBy: { name, authorityId: null } })),
  },
  locator: {
    label: 'The place in the source',
    judged: 'locators',
    read: ({ subject, hop }) => {
      const one = hop === null ? undefined : subject.chain[hop]
      return one ? inWords(one.locator) : null
    },
    write: writeLocator,
  },
}

/** One part that can be put right: what stands there, and on which aspects a verdict may say so. */
export type Correctable = Pick<Correction, 'part' | 'hop'> & {
  label: string
  text: string
  aspects: readonly Aspect[]
}

const aspectsOn = (judged: JudgedPart) =>
  (Object.keys(partsOfAspect) as Aspect[]).filter((aspect) => partsOfAspect[aspect].includes(judged))

/** Whether a verdict on the aspect rests on what a correction of this part changes. */
export const restsOn = (aspect: Aspect, part: CorrectionPart) =>
  partsOfAspect[aspect].includes(partRules[part].judged)

/** What stands there, as a form sends it back; null where the subject has no such part. */
export const presentText = (
  { part, hop }: Pick<Correction, 'part' | 'hop'>,
  content: RecordContent,
  subject: Subject,
) => partRules[part].read({ content, subject, hop })?.trim() ?? null

/** Everything that can be put right in a subject. */
export function correctableOf(content: RecordContent, subject: Subject): Correctable[] {
  const hops = subject.chain.map((_, hop) => ({ part: 'locator' as const, hop }))
  const parts = [
    ...(['wording', 'original', 'translator', 'number', 'measure', 'population', 'statedBy'] as const).map(
      (part) => ({ part, hop: null }),
    ),
    ...hops,
  ]
  return parts.flatMap((one) => {
    const text = presentText(one, content, subject)
    const { label, judged } = partRules[one.part]
    const which = hops.length > 1 && one.hop !== null ? `${label}, ${one.hop + 1} of ${hops.length}` : label
    return text === null ? [] : [{ ...one, label: which, text, aspects: aspectsOn(judged) }]
  })
}
