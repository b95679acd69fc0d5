import { expect, it } from 'vitest'
import { GET } from '@/app/api/messages/[language]/[file]/route'
import { staffMessages } from '@/lib/messages/staff-messages'

const ask = (address: string) => {
  const [, , , language = '', file = ''] = address.split('/')
  return GET(new Request(new URL(address, 'http://archive.example')), {
    params: Promise.resolve({ language, file }),
  })
}

it('the messages of staff pages are kept by browsers until they change', async () => {
  const { address, text } = staffMessages('az')
  const answer = await ask(address)
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await answer.text()).toBe(text)
  const loaded: { steleMessages?: Record<string, { ui?: object; archive?: object }> } = {}
  new Function('self', text)(loaded)
  expect(loaded.steleMessages?.az).toMatchObject({ ui: {} })
  expect(loaded.steleMessages?.az).not.toHaveProperty('archive')

  // A page of another version.
  const other = await ask('/api/messages/az/another.js')
  expect([other.status, other.headers.get('location'), await other.text()]).toEqual([307, address, ''])
  expect((await ask('/api/messages/xx/another.js')).status).toBe(404)
})
