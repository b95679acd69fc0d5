import { textOf } from '@/lib/citations/format'
import { type Evidence, keyOf } from '@/lib/editions/evidence'
import type { PublicEdition } from '@/lib/editions/queries'
import { citationsOf, openParts, quotationsOf } from '@/lib/text'
import { type Addressing, statementOf } from './statements'

/** Statements whose words anybody may be shown unasked: none behind a content warning. */
function openStatements({ content }: PublicEdition): (evidence: Evidence) => boolean {
  if (content.contentWarning !== null) return () => false
  const body = openParts(content.body)
  const open = new Set([...quotationsOf(body), ...citationsOf(body)].map(({ id }) => id))
  return ({ subject: { type, id } }) => type === 'FIGURE' || type === 'TIMELINE' || open.has(id)
}

/** What schema.org has no word for: how far a statement was checked. Explained in docs/api.md. */
export const checkingTerms = (addressOf: Addressing) => ({ stele: addressOf('/about#') })

/**
 * The statements of an edition as schema.org parts, with the same facts as on the page: how each is known, whether what first said it was
 * seen, and each verdict or NOT_CHECKED. Words behind a content warning are left out; they stand on the page for whoever opens them.
 */
export function linkedStatements(
  edition: PublicEdition,
  evidence: Iterable<Evidence>,
  addressOf: Addressing,
) {
  const isOpen = openStatements(edition)
  return [...evidence].map((one) => {
    const { url, text, quotation, state, stateInWords, aspects, corrections } = statementOf(
      one,
      edition,
      addressOf,
    )
    return {
      '@type': one.subject.type === 'QUOTATION' ? 'Quotation' : 'Claim',
      '@id': url,
      identifier: keyOf(one.subject),
      ...(isOpen(one) && { text, ...(quotation?.language && { inLanguage: quotation.language }) }),
      citation: textOf(one.chain),
      'stele:state': state,
      'stele:stateInWords': stateInWords,
      'stele:secondHand': one.hops.length > 1,
      ...(corrections.length > 0 && {
        'stele:corrections': corrections.map(({ part, acceptedAt, by }) => ({
          'stele:part': part,
          'stele:by': by,
          'stele:at': acceptedAt,
        })),
      }),
      'stele:aspects': aspects
        .filter(({ required, outcome }) => required || outcome !== 'NOT_CHECKED')
        .map(({ aspect, outcome, verdicts }) => ({
          'stele:aspect': aspect,
          'stele:outcome': outcome,
          ...(verdicts.length > 0 && {
            'stele:verdicts': verdicts.map(({ outcome: said, by, at }) => ({
              'stele:outcome': said,
              'stele:by': by,
              'stele:at': at,
            })),
          }),
        })),
    }
  })
}
