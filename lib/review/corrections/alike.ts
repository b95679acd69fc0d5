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
