import { expect, test } from 'vitest'
import { AccountNotices } from '@/components/members/AccountNotices'
import { htmlOf } from '@/tests/support/render'

const at = new Date('2026-05-03T10:00:00Z')
const none = async () => {}
const actions = { dismiss: none, dismissFailed: none }
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('one panel has every notice of an account and who did it', () => {
  const changed = { role: null, proposedBy: null, at }
  const html = htmlOf(
    <AccountNotices
      {...actions}
      notices={[
        { ...changed, id: '1', change: 'ROLE', role: 'REVIEWER', by: 'Ada Admin', proposedBy: 'Bo Admin' },
        { ...changed, id: '2', change: 'PASSWORD', by: null },
        { ...changed, id: '3', change: 'FACTOR', by: 'Ada Admin' },
      ]}
      failed={{ count: 2, since: at }}
    />,
  )
  expect(html.match(/role="status"/g)).toHaveLength(1)
  expect(html.match(/<li/g)).toHaveLength(4)
  const text = textOf(html)
  expect(text).toContain('Ada Admin changed your role to Reviewer')
  expect(text).toContain('as Bo Admin had proposed')
  expect(text).toContain('through a link that the operator of the archive made')
  expect(text).toContain('Ada Admin removed your second step')
  expect(text).toContain('2 failed sign-ins to your account')
})

test('an account without notices has no panel', () => {
  expect(htmlOf(<AccountNotices {...actions} notices={[]} failed={null} />)).toBe('')
})
