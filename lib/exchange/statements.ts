import { formatEntry, formatLocator, formatNote } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import { cslOf, type Evidence, type EvidenceHop, keyOf } from '@/lib/editions/evidence'
import type { PublicEdition } from '@/lib/editions/queries'
import type { Translator } from '@/lib/messages/translator'
import { checkableOf, passing, requiredOf } from '@/lib/review/verdicts/aspects'
import { locatorSchema } from '@/lib/text/chain'

/** Turns a path into a full address. */
export type Addressing = (path: string) => string

const hopOf =
  (addressOf: Addressing, t: Translator) =>
  ({ source, sourceId, locator, access }: EvidenceHop) => {
    const place = locatorSchema.safeParse(locator)
    return {
      source: addressOf(`/sources/${sourceId}`),
      citation: source ? textOf(formatNote(cslOf(source), place.success ? place.data : null, t)) : null,
      locator: place.success ? { ...place.data, words: formatLocator(place.data, t) } : null,
      access,
      seen: access !== 'NOT_SEEN',
    }
  }

const passes = (outcome: string) => passing.some((one) => one === outcome)

/**
 * Every aspect that can be reviewed, with the verdicts that counted, or NOT_CHECKED where no one reviewed it. Where two people reviewed, the outcome
 * is verified only if both verified it.
 */
function aspectsOf({ subject, verdicts, unchecked }: Evidence) {
  const required = requiredOf(subject)
  return checkableOf(subject).map((aspect) => {
    const given = verdicts.filter((one) => one.aspect === aspect)
    const { outcome = 'NOT_CHECKED' } = given.find((one) => !passes(one.outcome)) ?? given[0] ?? {}
    return {
      aspect,
      required: required.includes(aspect),
      outcome: passes(outcome) && unchecked.includes(aspect) ? 'NOT_CHECKED' : outcome,
      verdicts: given.map(({ outcome: verdict, role, at, note }) => ({
        outcome: verdict,
        by: role,
        at,
        note: note || null,
      })),
    }
  })
}

/** True for a source that is retold: it has the evidence of a quotation and is never called one. */
const isParaphrase = ({ quotation }: Evidence['subject']) => quotation?.mode === 'PARAPHRASE'

const quotedOf = ({ quotation }: Evidence['subject']) =>
  quotation && {
    mode: quotation.mode,
    language: quotation.language,
    original: quotation.original,
    translator: quotation.translator,
  }

/**
 * A statement of an edition with its evidence, as the page shows it under "How we know this". The shape is part of the public API
 * (docs/api.md). Members appear by role only.
 */
export function statementOf(
  evidence: Evidence,
  edition: PublicEdition,
  addressOf: Addressing,
  t: Translator,
) {
  const { subject, state, chain, hops, passage, unchecked, corrections } = evidence
  const key = keyOf(subject)
  return {
    id: key,
    url: `${addressOf(`/records/${edition.slug}/editions/${edition.number}`)}#how-${key}`,
    type: isParaphrase(subject) ? ('PARAPHRASE' as const) : subject.type,
    text: subject.wording,
    quotation: isParaphrase(subject) ? null : quotedOf(subject),
    paraphrase: isParaphrase(subject) ? quotedOf(subject) : null,
    state,
    stateInWords: t(`archive.data.${state}`),
    known: textOf(chain),
    hops: hops.map(hopOf(addressOf, t)),
    passage: passage && {
      contentWarning: passage.warning,
      exact: passage.exact,
      before: passage.before,
      after: passage.after,
      language: passage.language,
      machineRead: passage.machineRead ?? false,
      locator: passage.locator,
      holding: {
        kind: passage.holding.kind,
        sha256: passage.holding.sha256 || null,
        obtainedFrom: passage.holding.obtainedFrom,
        rights: passage.holding.rights,
        shown: passage.holding.shown,
      },
    },
    aspects: aspectsOf(evidence),
    unchecked,
    corrections: corrections.map(({ aspect, part, from, to, proposedAt, acceptedAt, role }) => ({
      aspect,
      part,
      from,
      to,
      proposedAt,
      acceptedAt,
      by: role,
    })),
  }
}
export type PublicStatement = ReturnType<typeof statementOf>

export const workOf =
  (addressOf: Addressing, t: Translator) =>
  ({
    source,
    csl,
    seen,
  }: {
    source: { id: string; identification: string }
    csl: Parameters<typeof formatEntry>[0]
    seen: boolean
  }) => ({
    url: addressOf(`/sources/${source.id}`),
    citation: textOf(formatEntry(csl, t)),
    identification: source.identification,
    seen,
    csl,
  })
