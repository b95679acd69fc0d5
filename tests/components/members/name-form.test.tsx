import { expect, test } from 'vitest'
import { AccountNotices } from '@/components/members/AccountNotices'
import { MemberRow } from '@/components/members/MemberRow'
import { NameForm } from '@/components/members/NameForm'
import { htmlOf } from '@/tests/support/render'

const none = async () => null
const member = {
  id: 'a',
  name: 'Ada',
  email: 'a@archive.example',
  role: 'EDITOR',
  disabled: false,
  hasSecondFactor: false,
} as const
const textOf = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

test('an admin changes the name of a member in the list', () => {
  const actions = {
    ...{ changeRole: none, setDisabled: none, offerReset: none },
    ...{ rename: none, removeFactor: none, remove: none },
  }
  const html = htmlOf(
    <table>
      <tbody>
        <MemberRow member={member} actions={actions} />
      </tbody>
    </table>,
  )
  expect(textOf(html)).toContain('Change name of Ada')
  expect(html).toMatch(/<input[^>]*name="name"[^>]*value="Ada"/)
  expect(textOf(html)).toContain('also in the history of what they did')
})

test('members change their own name', () => {
  const html = htmlOf(<NameForm member={member} isOwn rename={none} />)
  expect(textOf(html)).toContain('Your name')
  expect(textOf(html)).toContain('Readers see only roles')
})

test('a member reads who changed their name', () => {
  const at = new Date('2026-05-03T10:00:00Z')
  const notice = { id: '1', change: 'NAME', role: null, by: 'Bo Admin', proposedBy: null, at } as const
  const dismiss = async () => {}
  const html = htmlOf(
    <AccountNotices notices={[notice]} failed={null} dismiss={dismiss} dismissFailed={dismiss} />,
  )
  expect(textOf(html)).toContain('Bo Admin changed the name by which you are shown')
})
