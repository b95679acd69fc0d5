import { describe, expect, it } from 'vitest'
import type { CheckReport, Finding } from '@/lib/checks'
import { message } from '@/lib/messages/message'
import { nameOf } from '@/lib/review/subject-names'
import { judge } from '@/lib/review/verdicts/judge'
import { faultsOfReport, problemsOfReport } from '@/lib/review/workflow/gate'
import { english } from '@/tests/support/english'
import { fingerprintsAs } from '@/tests/support/factories/pure'

const finding = (level: Finding['level'], subjectId: string | null = null, field = 'body.2'): Finding => ({
  check: 'quote-drift',
  level,
  message: message('checks.no-copy.unbound'),
  excerpt: '21',
  key: 'key',
  place: { field, subjectId, start: 0, end: 0, from: null, to: null },
})
const report = (given: Partial<CheckReport>): CheckReport => ({
  ran: [],
  notApplicable: [],
  crashed: [],
  findings: [],
  ...given,
})
const subjects = judge(
  [
    {
      type: 'FIGURE',
      id: 'one',
      wording: 'Words',
      date: null,
      chain: [],
      passageId: null,
      quotation: null,
      fingerprint: 'now',
      fingerprints: fingerprintsAs('now'),
      fingerprintsBeforeMerge: [],
    },
  ],
  [],
  [],
  () => false,
)

describe('findings at the gate', () => {
  it('block publishing only at blocking level, with their place', () => {
    const found = report({ findings: [finding('WARN'), finding('BLOCK', 'one'), finding('INFO')] })
    expect(problemsOfReport(found, subjects)).toMatchObject([
      {
        place: 'SUBJECT',
        subject: { type: 'FIGURE', id: 'one', name: nameOf({ type: 'FIGURE', number: 1 }) },
        message: message('review.atSubject', {
          name: nameOf({ type: 'FIGURE', number: 1 }),
          text: message('checks.no-copy.unbound'),
        }),
      },
    ])
    expect(problemsOfReport(report({ findings: [finding('WARN')] }), subjects)).toEqual([])
  })

  it('block publishing when a check crashed', () => {
    const crashed = report({ crashed: [{ check: 'quote-drift', message: 'TypeError' }] })
    expect(problemsOfReport(crashed, subjects)).toMatchObject([{ place: 'TEXT', subject: null }])
    expect(Object.keys(faultsOfReport(crashed))).toEqual([''])
  })

  it('name the field for the author with all its findings', () => {
    const found = report({
      findings: [
        finding('BLOCK'),
        finding('BLOCK'),
        finding('BLOCK', null, 'fields.adopted'),
        finding('WARN'),
      ],
    })
    const faults = Object.entries(faultsOfReport(found)).map(([field, text]) => [field, english(text)])
    expect(Object.fromEntries(faults)).toEqual({
      body: 'At “21”: No passage is bound. At “21”: No passage is bound.',
      'fields.adopted': 'At “21”: No passage is bound.',
    })
  })
})
