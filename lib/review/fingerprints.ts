import { fingerprintOf, type Judged } from '@/lib/citations/fingerprint'
import type { Subject } from '@/lib/records/subjects'
import type { Ground } from './ground/ground'

/** A subject of a revision with the fingerprint of what a verdict on it would judge now. */
export type FingerprintedSubject = Subject & { fingerprint: string }

/**
 * Exactly what a verdict on this subject judges: its wording, how it is given, the chain with its locators, the metadata of each cited
 * source, and the passage in the copy that is held. Whether an editor marks it as openly unverified is not judged.
 */
export function judgedOf(subject: Subject, ground: Ground): Judged {
  const passage = subject.passageId === null ? undefined : ground.passages.get(subject.passageId)
  return {
    wording: subject.wording,
    mode: subject.quotation?.mode ?? null,
    original: subject.quotation?.original ?? null,
    translator: subject.quotation?.translator ?? null,
    chain: subject.chain,
    cited: subject.chain.map(({ sourceId }) => ground.sources.get(sourceId)?.csl ?? {}),
    passage: passage
      ? {
          exact: passage.exact,
          start: passage.start,
          end: passage.end,
          textLayerSha256: passage.textLayerSha256,
          holdingSha256: passage.holding.sha256,
        }
      : null,
  }
}

/** The subjects with their fingerprints as they stand now. */
export const fingerprinted = (subjects: readonly Subject[], ground: Ground): FingerprintedSubject[] =>
  subjects.map((subject) => ({ ...subject, fingerprint: fingerprintOf(judgedOf(subject, ground)) }))
