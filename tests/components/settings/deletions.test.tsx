import { expect, it } from 'vitest'
import { TemplateForm } from '@/components/records/TemplateForms'
import { WebhookState } from '@/components/settings/WebhookState'
import { htmlOf } from '@/tests/support/render'

const none = async () => null
/** What is behind the first disclosure, and what is outside of all of them. */
function partsOf(html: string) {
  const [, inside = ''] = /<details.*?<\/summary>(.*?)<\/details>/s.exec(html) ?? []
  return { inside, outside: html.replace(/<details.*?<\/details>/gs, '') }
}

it('a template is deleted with a second press only', () => {
  const template = { id: 'a', name: 'Account of a day' }
  const { inside, outside } = partsOf(
    htmlOf(<TemplateForm template={template} actions={{ rename: none, remove: none }} />),
  )
  expect(inside).toMatch(/can’t be undone.*<button[^>]*type="submit"[^>]*>Delete template/s)
  expect(outside).not.toContain('Delete')
})

it('a webhook is removed with a second press only', () => {
  const webhook = {
    ...{ id: 'a', url: 'https://program.example', onPublish: true, onWithdraw: false },
    ...{ failingSince: null, disabledAt: null, beforeUntil: null, deliveries: [] },
  }
  const html = htmlOf(<WebhookState webhook={webhook} change={none} retry={none} replace={none} />)
  const { outside } = partsOf(html)
  const [, , inside] = html.split('<details')
  expect(inside).toMatch(/can’t be undone.*<button[^>]*value="remove"[^>]*>Remove webhook/s)
  expect(outside).toContain('value="test"')
  expect(outside).not.toContain('value="remove"')
})
