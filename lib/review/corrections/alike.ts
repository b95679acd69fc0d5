import type { Subject } from '@/lib/records/subjects'
import { anchorOf } from '../subject-names'
import type { Correctable } from './parts'

/** A subject as the review page lays it out. */
type Laid = {
  subject: Pick<Subject, 'type' | 'id'>
  passage: { holding: { id: string } } | null
  correctable: readonly Correctable[]
}

const keyOf = ({ part, hop, text }: Correctable) => JSON.stringify([part, hop, text])

/**
 * For each subject, in their order, and each part that can be corrected: the anchors of the other subjects from the same copy that have the same
 * text there, so that one correction is right for all of them or for none.
 */
export function alikeOf(subjects: readonly Laid[]): string[][][] {
  const places = subjects.flatMap((one) =>
    one.correctable.map((part) => ({
      copy: one.passage?.holding.id,
      key: keyOf(part),
      anchor: anchorOf(one.subject),
    })),
  )
  const byPlace = Map.groupBy(
    places.filter(({ copy }) => copy !== undefined),
    ({ copy, key }) => `${copy} ${key}`,
  )
  return subjects.map(({ subject, passage, correctable }) =>
    correctable.map((part) =>
      (byPlace.get(`${passage?.holding.id} ${keyOf(part)}`) ?? [])
        .map(({ anchor }) => anchor)
        .filter((anchor) => anchor !== anchorOf(subject)),
    ),
  )
}

type Proposed = Pick<Laid, 'passage'> & {
  subject: {
    aspects: readonly {
      counted: readonly {
        id: string
        memberId: string
        correction: { part: string; before: string; after: string; acceptance: unknown } | null
      }[]
    }[]
  }
}

/** For each open proposal of a correction, by its verdict: the verdicts of the same member that propose the same for other subjects from its copy. */
export function sameProposalsOf(subjects: readonly Proposed[]): ReadonlyMap<string, readonly string[]> {
  const proposals = subjects.flatMap(({ subject, passage }, index) =>
    subject.aspects
      .flatMap(({ counted }) => counted)
      .flatMap(({ id, memberId, correction }) =>
        correction && !correction.acceptance && passage
          ? [
              {
                ...{ id, index },
                says: JSON.stringify([
                  passage.holding.id,
                  memberId,
                  correction.part,
                  correction.before,
                  correction.after,
                ]),
              },
            ]
          : [],
      ),
  )
  const alike = Map.groupBy(proposals, ({ says }) => says)
  return new Map(
    proposals.map(({ id, index, says }) => [
      id,
      (alike.get(says) ?? []).filter((other) => other.index !== index).map((other) => other.id),
    ]),
  )
}
