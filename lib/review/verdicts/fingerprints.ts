import { fingerprintOf, type ReviewedParts } from '@/lib/citations/fingerprint'
import { Aspect } from '@/lib/generated/prisma/enums'
import { changingSpans } from '@/lib/holdings/skipped-text'
import type { Subject } from '@/lib/records/subjects'
import { idVariants } from '@/lib/sources/merged-ids'
import { metadataOf } from '@/lib/sources/metadata'
import type { PassageEvidence, RecordEvidence } from '../evidence'
import { partsOfAspect, partsOfSubject } from './aspects'

type Fingerprints = Readonly<Record<Aspect, string>>

/** A subject of a revision with the fingerprints of what verdicts on it check now. */
export type FingerprintedSubject = Subject & {
  /** The fingerprint of everything that verdicts on it check. */
  fingerprint: string
  /** The fingerprint of what each aspect relies on. A verdict is valid while the fingerprint of its aspect is the same. */
  fingerprints: Fingerprints
  /** The same under each former id of the cited sources, so that verdicts from before a merge stay valid. */
  fingerprintsBeforeMerge: readonly Fingerprints[]
}

/** True when this is the fingerprint that a new verdict on the aspect would have. */
export const isFresh = (
  {
    fingerprints,
    fingerprintsBeforeMerge,
  }: Pick<FingerprintedSubject, 'fingerprints' | 'fingerprintsBeforeMerge'>,
  aspect: Aspect,
  fingerprint: string,
): boolean => [fingerprints, ...fingerprintsBeforeMerge].some((one) => one[aspect] === fingerprint)

/** Everything that verdicts on this subject check. An editor's mark that it is openly unverified isn't part of it. */
function reviewedPartsOf(
  subject: Subject,
  evidence: RecordEvidence,
  ids = subject.chain.map(({ sourceId }) => sourceId),
): ReviewedParts {
  const { wording, date, quotation, chain, passageId } = subject
  const passage = passageId === null ? undefined : evidence.passages.get(passageId)
  const cited = chain.map(({ sourceId }) => metadataOf(evidence.sources.get(sourceId)?.csl ?? {}))
  return {
    wording,
    date: date && { verbatim: date.verbatim, edtf: date.edtf, basis: date.basis },
    mode: quotation?.mode ?? null,
    original: quotation?.original ?? null,
    translator: quotation?.translator ?? null,
    chain: chain.map(({ sourceId, access }, index) => ({ sourceId: ids[index] ?? sourceId, access })),
    locators: chain.map(({ locator }) => locator),
    dates: cited.map(({ date }) => date),
    titles: cited.map(({ title }) => title),
    names: cited.map(({ names }) => names),
    other: cited.map(({ other }) => other),
    passage: passage ? reviewedPassage(passage) : null,
    copy: passage
      ? { textLayerSha256: passage.textLayerSha256, holdingSha256: passage.holding.sha256 }
      : { sourceId: ids.at(-1) ?? null },
    consent: evidence.consent,
  }
}

/** What isn't there has no key, so that fingerprints from before it existed stay the same. */
function reviewedPassage({
  exact,
  start,
  end,
  spans,
  differentReading,
}: PassageEvidence): ReviewedParts['passage'] {
  const changing = changingSpans(spans, { start, end })
  return {
    ...{ exact, start, end },
    ...(changing.length > 0 && { spans: changing }),
    ...(differentReading !== null && { readsDifferently: true }),
  }
}

const aspects = Object.values(Aspect)

/** The chain with the ids that its sources may have had before they were merged, without the current chain. */
const otherIds = ({ chain }: Subject, { mergedIds }: RecordEvidence): string[][] =>
  idVariants(
    chain.map(({ sourceId }) => sourceId),
    mergedIds,
  ).filter((ids) => ids.some((id, index) => id !== chain[index]?.sourceId))

function fingerprintsOf(reviewed: ReviewedParts): Fingerprints {
  const of = (aspect: Aspect) => fingerprintOf(aspect, reviewed, partsOfAspect[aspect])
  return Object.fromEntries(aspects.map((aspect) => [aspect, of(aspect)])) as Record<Aspect, string>
}

function withFingerprints(subject: Subject, evidence: RecordEvidence): FingerprintedSubject {
  const reviewed = reviewedPartsOf(subject, evidence)
  return {
    ...subject,
    fingerprint: fingerprintOf('SUBJECT', reviewed, partsOfSubject),
    fingerprints: fingerprintsOf(reviewed),
    fingerprintsBeforeMerge: otherIds(subject, evidence).map((ids) =>
      fingerprintsOf(reviewedPartsOf(subject, evidence, ids)),
    ),
  }
}

/** The subjects with their current fingerprints. */
export const fingerprinted = (
  subjects: readonly Subject[],
  evidence: RecordEvidence,
): FingerprintedSubject[] => subjects.map((subject) => withFingerprints(subject, evidence))
