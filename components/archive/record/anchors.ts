import { type Evidence, keyOf } from '@/lib/editions/evidence'
import { type DocumentJson, placeName, textPlacesOf } from '@/lib/text'

/**
 * The id in the page of content behind so many content warnings. Browsers open a <details> to show the target of an address. So content
 * behind a warning has a prefixed id, and the plain id is on the warning itself, which the reader then opens.
 */
export const anchorId = (name: string, warnings: number) => `${'within-'.repeat(warnings)}${name}`

/** The name of the evidence of a statement in addresses; other pages and the API link to it. */
export const evidenceAnchor = (subject: Evidence['subject']) => `how-${keyOf(subject)}`

/** The names of these statements and of the paragraphs, list items and tables of a body in addresses that other pages and the API use. */
export const anchorsOf = (evidence: Iterable<Evidence>, body: DocumentJson): string[] => [
  ...[...evidence].flatMap(({ subject }) => [
    evidenceAnchor(subject),
    ...(subject.type === 'FIGURE' || subject.type === 'QUOTATION' ? [keyOf(subject)] : []),
  ]),
  ...[...textPlacesOf(body).values()].map(placeName),
]
