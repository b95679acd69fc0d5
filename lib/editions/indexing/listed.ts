import { bounds, type DateGroup } from '@/lib/dates'
import { wordLine } from '@/lib/folding/word-lines'
import { hidesText } from '@/lib/records/content-warning'
import { eventsOf } from '@/lib/records/kinds/fields'
import type { RecordContent } from '@/lib/records/schema'
import { numberingOf, plainText, quotationsOf } from '@/lib/text'
import type { NodeJson } from '@/lib/text/json'
import { isWarnedMedia, mediaTexts } from '@/lib/text/media-texts'
import { type Evidence, keyOf, stateOf } from '../evidence'
import type { ShownSnapshot } from '../masking/masked-edition'
import { openStatements } from '../open-statements'
import { keyOfName } from './facets'

/** A quotation that lists can show, with the number of its note in the record. */
export type ListedQuotation = {
  number: number
  mode: 'VERBATIM' | 'ABRIDGED' | 'TRANSLATION' | 'PARAPHRASE'
  language: string | null
  text: string
  /** The wording of the source beside a translation. */
  original: string | null
  state: Evidence['state']
}

/** Text behind one content warning. */
export type WarnedText = { warning: string; text: string }

const [MOST_QUOTATIONS, LONGEST_QUOTATION] = [100, 2_000]

const statesBySubject = ({ states }: Pick<ShownSnapshot, 'states'>) => {
  const known = new Map(
    states.map((state) => [keyOf({ type: state.subjectType, id: state.subjectId }), state]),
  )
  return (type: string, id: string) => stateOf(known.get(keyOf({ type, id })))
}

/** The quotations outside every content warning, in the order of the page. Of very long or very many ones the beginning. */
export function listedQuotations(snapshot: ShownSnapshot, content: RecordContent): ListedQuotation[] {
  const isOpen = openStatements(content)
  const stateOfSubject = statesBySubject(snapshot)
  const numbers = numberingOf(content.body)
  return quotationsOf(content.body)
    .filter(({ id }) => isOpen({ type: 'QUOTATION', id }))
    .slice(0, MOST_QUOTATIONS)
    .map(({ id, mode, language, wording, original }) => ({
      number: numbers.get(id) ?? 0,
      mode,
      language,
      text: wording.slice(0, LONGEST_QUOTATION),
      original: original?.slice(0, LONGEST_QUOTATION) ?? null,
      state: stateOfSubject('QUOTATION', id),
    }))
}

/** The texts behind content warnings: that of the record, or those of its passages. */
export function warnedTexts(content: RecordContent): WarnedText[] {
  const { contentWarning, body } = content
  if (contentWarning !== null && hidesText(content))
    return [{ warning: contentWarning, text: textWithOriginals(body) }]
  const found: WarnedText[] = []
  const within = (node: NodeJson) => {
    const warning = node.attrs?.warning
    if (node.type === 'sensitive' && typeof warning === 'string')
      found.push({ warning, text: textWithOriginals({ type: 'doc', content: node.content ?? [] }) })
    else if (isWarnedMedia(node) && typeof warning === 'string')
      found.push({ warning, text: mediaTexts(node).join('\n') })
    else for (const child of node.content ?? []) within(child)
  }
  within(body)
  return found
}

const textWithOriginals = (body: RecordContent['body']) =>
  [plainText(body), ...quotationsOf(body).flatMap(({ original }) => original ?? [])].join('\n')

type ListedEvent = {
  id: string
  place: number
  date: DateGroup
  from: string | null
  to: string | null
  text: string
  words: string
  state: Evidence['state']
}

/** The dated events of a record without a content warning. */
export function listedEvents(snapshot: ShownSnapshot, content: RecordContent): ListedEvent[] {
  if (hidesText(content)) return []
  const stateOfSubject = statesBySubject(snapshot)
  return eventsOf(snapshot.kind, content.fields).map(({ id, date, text }, place) => ({
    ...{ id, place, date, ...bounds(date.edtf), text },
    words: wordLine(text),
    state: stateOfSubject('TIMELINE', id),
  }))
}

type ListedFigure = {
  id: string
  place: number
  eventId: string | null
  eventKey: string
  countKey: string
  figure: unknown
  state: Evidence['state']
}

/** The figures of a record without a content warning. */
export function listedFigures(snapshot: ShownSnapshot, content: RecordContent): ListedFigure[] {
  if (hidesText(content)) return []
  const stateOfSubject = statesBySubject(snapshot)
  return content.figures.map(({ chain: _, passageId: __, ...figure }, place) => ({
    ...{ id: figure.id, place, figure, eventId: figure.event.authorityId },
    eventKey: keyOfName(figure.event.name),
    countKey: [figure.measure, figure.population, figure.place?.name ?? ''].map(keyOfName).join(' · '),
    state: stateOfSubject('FIGURE', figure.id),
  }))
}
