import { expect, it } from 'vitest'
import { SideBySide } from '@/components/review/copy/SideBySide'
import { message } from '@/lib/messages/message'
import { align } from '@/lib/quotation'
import type { WorkbenchSubject } from '@/lib/review/workbench'
import { fingerprintsAs } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const laid: WorkbenchSubject = {
  subject: {
    type: 'QUOTATION',
    id: 'q',
    wording: 'The gate was shut.',
    date: null,
    chain: [],
    passageId: null,
    quotation: {
      mode: 'VERBATIM',
      language: 'en',
      original: null,
      translator: null,
      openlyUnverified: false,
    },
    fingerprints: fingerprintsAs('now'),
    fingerprint: 'now',
    fingerprintsBeforeMerge: [],
    reviewers: { count: 1, because: null },
    known: 'NEW',
    aspects: [],
    state: 'OPEN',
    secondHand: false,
  },
  name: message('labels.outcome.VERIFIED'),
  anchor: 'q',
  warning: null,
  hops: [],
  reliedOn: { works: [], consent: null },
  passage: null,
  isClosed: false,
  pages: [],
  compared: null,
  isUncompared: false,
  copies: [],
  correctable: [],
  findings: [],
  alike: [],
  sameProposals: new Map(),
  reopened: [],
}
const tooLong = /took too long/

it('texts not compared in time are shown without marks, with a notice', () => {
  const html = htmlOf(<SideBySide laid={{ ...laid, isUncompared: true }} />)
  expect(html).toContain('The gate was shut.')
  expect(html).toMatch(tooLong)
  const compared = {
    compared: 'WORDING' as const,
    ...align('The gate was shut.', 'The gate was open.', 'en'),
  }
  const marked = htmlOf(<SideBySide laid={{ ...laid, compared }} />)
  expect(marked).toContain('<mark')
  expect(marked).not.toMatch(tooLong)
})
