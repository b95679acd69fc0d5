import { expect, it } from 'vitest'
import { markOf } from '@/components/review/SubjectPanel'
import { stateOf } from '@/lib/editions/evidence'
import { message } from '@/lib/messages/message'

it('an original not seen yet looks alike to reviewers and readers', () => {
  const published = stateOf({
    subjectType: 'QUOTATION',
    subjectId: 'a',
    fingerprint: 'f',
    standing: 'UNSEEN',
    secondHand: false,
    unchecked: ['VERBATIM'],
  })
  expect(markOf({ state: 'UNSEEN', aspects: [], known: 'NEW' })).toEqual({
    state: published,
    label: message(`labels.evidence.${published}`),
  })
})
