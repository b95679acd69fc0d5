import type { Actor } from '@/lib/access'
import type { Aspect } from '@/lib/generated/prisma/enums'
import type { RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { reliesOnSources } from '../aspects'
import type { SeenSubject } from '../blind'
import type { RecordEvidence } from '../evidence'
import type { GivenVerdict } from '../judge'
import { alreadySays, reliesOn } from './parts'
import { isPart } from './schema'

/** A correction as the table Correction stores it. */
export type KeptCorrection = { part: string; hop: number | null; before: string; after: string }

/**
 * True when the aspect relies on text that this member proposed and someone else accepted: another member must confirm it (design §4,
 * promise 5). `taken` are their accepted corrections of this subject.
 */
export const reliesOnOwnCorrection = (
  taken: readonly KeptCorrection[],
  content: RecordContent,
  subject: Subject,
  aspect: Aspect,
): boolean =>
  taken.some(
    ({ part, hop, after }) =>
      isPart(part) && reliesOn(aspect, part) && alreadySays(content, subject, { part, hop, after }),
  )

/** True when the aspect relies on a source description that this member changed last: another member must check it. */
export const reliesOnOwnDescription = (
  actor: Actor,
  { chain }: Subject,
  aspect: Aspect,
  { describedBy }: RecordEvidence,
): boolean => reliesOnSources(aspect) && chain.some(({ sourceId }) => describedBy.get(sourceId) === actor.id)

type WithCorrection = GivenVerdict & {
  correction: (KeptCorrection & { acceptance: { at: Date } | null }) | null
}

/** Marks the aspects that this member can't check because they rely on their own correction or their own description of a source. */
export const withOwnChanges = <Verdict extends WithCorrection>(
  actor: Actor,
  { content, evidence }: { content: RecordContent; evidence: RecordEvidence },
  subjects: readonly SeenSubject<Verdict>[],
): SeenSubject<Verdict>[] =>
  subjects.map((subject) => {
    const taken = subject.aspects.flatMap(({ history }) =>
      history.flatMap(({ memberId, correction }) =>
        memberId === actor.id && correction?.acceptance ? [correction] : [],
      ),
    )
    const aspects = subject.aspects.map((reviewed) => ({
      ...reviewed,
      ownChange:
        reliesOnOwnCorrection(taken, content, subject, reviewed.aspect) ||
        reliesOnOwnDescription(actor, subject, reviewed.aspect, evidence),
    }))
    return { ...subject, aspects }
  })
