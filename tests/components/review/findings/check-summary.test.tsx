import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { describe, expect, it } from 'vitest'
import { CheckSummary } from '@/components/review/findings/CheckSummary'
import { message } from '@/lib/messages/message'
import { warningOf } from '@/lib/records/content-warning'
import type { SeenReport } from '@/lib/review/findings/schema'
import { contentOf, doc, p, sensitive } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const nothing = () => {}
const router = {
  bfcacheId: '',
  ...{ back: nothing, forward: nothing, refresh: nothing },
  ...{ push: nothing, replace: nothing, prefetch: nothing },
}

const finding = (key: string, excerpt: string): SeenReport['findings'][number] => ({
  check: 'charged-voice',
  level: 'WARN',
  message: message('checks.no-copy.unbound'),
  place: { field: 'body', subjectId: null, start: 0, end: 5, from: null, to: null },
  excerpt,
  key,
})
const report: SeenReport = {
  ran: ['charged-voice'],
  notApplicable: [],
  crashed: [],
  findings: [finding('one', 'graphic words of the text')],
  dismissed: [
    {
      finding: finding('two', 'more graphic words'),
      dismissal: {
        key: 'two',
        reason: 'The source says so.',
        at: new Date(0),
        by: 'A Reviewer',
        memberId: 'r',
      },
    },
  ],
  reopened: [],
  atGate: [],
}
const shown = (warning: string | null, of = report) =>
  htmlOf(
    <AppRouterContext value={router}>
      <CheckSummary recordId="r" report={of} warning={warning} />
    </AppRouterContext>,
  )

/** The HTML before the offer to pause is opened. */
const unopened = (html: string) => html.split('<details data-warning="true">')[0] ?? ''

describe('what the checks found in a text', () => {
  it('is closed behind the record’s content warning, with an offer to stop', () => {
    const html = shown('Loss of homes')
    expect(html).toContain('Content warning: Loss of homes. Show the findings.')
    expect(unopened(html)).toContain('You can stop here')
    expect(unopened(html)).toContain('1 warning')
    for (const words of ['graphic words of the text', 'more graphic words', 'The source says so.']) {
      expect(html).toContain(words)
      expect(unopened(html), words).not.toContain(words)
    }
    expect(html).not.toMatch(/<details data-warning="true"[^>]* open/)
  })

  it('is open without a content warning; without findings no pause is offered', () => {
    expect(shown(null)).toContain('graphic words of the text')
    expect(shown(null)).not.toContain('You can stop here')
    expect(shown('Loss of homes', { ...report, findings: [], dismissed: [] })).not.toContain(
      'You can stop here',
    )
  })

  it('is closed too when only one passage has a content warning', () => {
    const body = doc(p('Open.'), sensitive('Flight', p('Closed.')), sensitive('Flight', p('Closed too.')))
    expect(warningOf(contentOf('account', { body }))).toBe('Flight')
    expect(warningOf(contentOf('account', { body, contentWarning: 'Loss of homes' }))).toBe('Loss of homes')
    expect(warningOf(contentOf('account', { body: doc(p('Open.')) }))).toBeNull()
  })
})
