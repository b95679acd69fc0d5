import { type Evidence, keyOf, readingOf } from '@/lib/editions/evidence'
import { openStatements } from '@/lib/editions/open-statements'
import type { PositionOf } from '@/lib/editions/passage-positions'
import type { PublicEdition } from '@/lib/editions/queries'
import type { Translator } from '@/lib/messages/translator'
import { shownTitle } from '@/lib/records/supplied-title'
import { editionPath } from './citing/item'
import { checkingTerms } from './linked-data'
import { type Addressing, statementOf } from './statements'

/** The media type of W3C Web Annotations. */
export const ANNOTATION_TYPE =
  'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8'

/** The characters of the text just before and after a passage that a quote selector has, enough to find it again. */
const CONTEXT = 64
/** The characters of a text, without half of one that has two UTF-16 units. */
const charactersOf = (text: string) => [...text.replaceAll(/\p{Cs}/gu, '')]
const lastOf = (text: string) => charactersOf(text).slice(-CONTEXT).join('')
const firstOf = (text: string) => charactersOf(text).slice(0, CONTEXT).join('')

/** The name of a text by its hash (RFC 6920); positions in it can be checked by anyone who has the text. */
const textName = (sha256: string) => `ni:///sha-256;${Buffer.from(sha256, 'hex').toString('base64url')}`

type Given = { edition: PublicEdition; addressOf: Addressing; positionOf: PositionOf }
type Known = Given & { evidence: Evidence; isOpen: boolean }

/**
 * How the passage is found: by its text, unless it is behind a content warning or the rights don't allow it, and by its position. Where part of
 * the copy is withheld, only by the text of a passage that is whole. Offsets count characters (Unicode code points), as the Web Annotation Data Model
 * asks (4.2.5).
 */
function selectorsOf(
  passage: NonNullable<Evidence['passage']>,
  { isOpen, positionOf }: Pick<Known, 'isOpen' | 'positionOf'>,
) {
  const { exact, before, after, start, end, warning, textLayerSha256 } = passage
  const isShown = isOpen && warning === null && exact.length === end - start
  if (textLayerSha256 === '') return isShown ? [{ type: 'TextQuoteSelector', exact }] : []
  const context = { prefix: lastOf(before), suffix: firstOf(after) }
  const quote = isShown ? [{ type: 'TextQuoteSelector', exact, ...context }] : []
  const position = positionOf(passage)
  return position ? [...quote, { type: 'TextPositionSelector', ...position }] : quote
}

function annotationOf(known: Known, t: Translator) {
  const { evidence, edition, addressOf } = known
  const { subject, passage } = evidence
  if (!passage) return null
  const { url, type, state, passage: shown } = statementOf(evidence, edition, addressOf, t)
  const selector = selectorsOf(passage, known)
  const source = addressOf(`/sources/${passage.sourceId}`)
  return {
    id: addressOf(`/api/public${editionPath(edition)}/annotations/${keyOf(subject)}`),
    type: 'Annotation',
    motivation: 'linking',
    created: edition.publishedAt,
    body: {
      id: url,
      type: 'Text',
      format: 'text/html',
      ...(edition.content.language !== 'und' && { language: edition.content.language }),
      'stele:type': type,
      'stele:state': state,
    },
    target: {
      type: 'SpecificResource',
      source: {
        id: passage.textLayerSha256 === '' ? source : textName(passage.textLayerSha256),
        type: 'Text',
        format: 'text/plain',
        ...(passage.language !== 'und' && { language: passage.language }),
        'stele:kind': passage.holding.kind,
        ...(passage.holding.sha256 && { 'stele:sha256': passage.holding.sha256 }),
      },
      scope: source,
      ...(selector.length > 0 && { selector }),
      ...(shown?.contentWarning && { 'stele:contentWarning': shown.contentWarning }),
    },
  }
}

const contextOf = (addressOf: Addressing) => ['http://www.w3.org/ns/anno.jsonld', checkingTerms(addressOf)]

function annotationsOf(given: Given, t: Translator) {
  const { edition } = given
  const opennessOf = openStatements(edition.content)
  return [...readingOf(edition, t).evidence.values()].flatMap((evidence) => {
    const annotation = annotationOf({ ...given, evidence, isOpen: opennessOf(evidence.subject) }, t)
    return annotation ? [[keyOf(evidence.subject), annotation] as const] : []
  })
}

/**
 * The passages of an edition as W3C Web Annotations: each links a statement of the record (body) with the passage in the text of an archive copy
 * (target).
 */
export function annotationPage(given: Given, t: Translator) {
  const { edition, addressOf } = given
  const path = `/api/public${editionPath(edition)}/annotations`
  const items = annotationsOf(given, t).map(([, annotation]) => annotation)
  return {
    '@context': contextOf(addressOf),
    id: addressOf(path),
    type: 'AnnotationPage',
    partOf: {
      id: addressOf(`${path}#all`),
      type: 'AnnotationCollection',
      label: shownTitle(edition.content),
      total: items.length,
      first: addressOf(path),
    },
    startIndex: 0,
    items,
  }
}

/** The annotation of one statement (by `keyOf`); null when it has none. */
export function annotationByKey(key: string, given: Given, t: Translator) {
  const found = annotationsOf(given, t).find(([one]) => one === key)
  return found ? { '@context': contextOf(given.addressOf), ...found[1] } : null
}
