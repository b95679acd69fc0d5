import { expect, it } from 'vitest'
import { markOf } from '@/components/review/SubjectPanel'
import { stateOf } from '@/lib/editions/evidence'
import { message } from '@/lib/messages/message'

it('what is openly not yet seen looks the same to reviewers as it will to readers', () => {
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
