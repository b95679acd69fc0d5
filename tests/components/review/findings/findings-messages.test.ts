import { describe, expect, it } from 'vitest'
import { countMessages } from '@/components/review/findings/findings-messages'
import { message } from '@/lib/messages/message'
import type { SeenFinding, SeenReport } from '@/lib/review/findings/schema'
import { english } from '@/tests/support/english'

const place = { field: 'body.0', subjectId: null, start: 0, end: 0, from: null, to: null }
const finding = (check: SeenFinding['check'], level: SeenFinding['level']): SeenFinding => ({
  ...{ check, level, message: message('checks.no-copy.unbound'), excerpt: '', key: check, place },
})
const said = (given: Partial<SeenReport>) =>
  countMessages({ findings: [], crashed: [], dismissed: [], ...given }).map((count) => english(count))

describe('what the checks found, in words', () => {
  it('counts the checks that block, and the findings of the others', () => {
    const findings = [
      finding('quote-drift', 'BLOCK'),
      finding('quote-drift', 'BLOCK'),
      finding('second-hand', 'BLOCK'),
      finding('missing-year', 'WARN'),
      finding('number-year', 'INFO'),
    ]
    expect(said({ findings })).toEqual(['2 checks block publishing', '1 warning', '1 note'])
  })

  it('never reads like a pass where a check crashed', () => {
    expect(said({ crashed: [{ check: 'sequence' }] })).toEqual(['1 check blocks publishing'])
    expect(said({})).toEqual(['The checks found nothing'])
  })
})
