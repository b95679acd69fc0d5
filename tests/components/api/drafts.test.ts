import { afterEach, expect, it, vi } from 'vitest'
import { sendDraft } from '@/components/api/drafts'
import { contentOf, doc, p } from '@/tests/support/factories/pure'

afterEach(() => vi.unstubAllGlobals())

const memberId = '00000000-0000-4000-8000-000000000001'
const words = 'A sentence of a long text. '.repeat(4_000)
const base = contentOf('account', { body: doc(p(words), p('One.')) })
const content = contentOf('account', { title: 'New', body: doc(p(words), p('Two.')) })
const save = { memberId, baseVersion: 4, keepTheirs: false, content, base }

/** A server that gives these answers, one to each request. */
function serverWith(...answers: Response[]) {
  const requests: { keepalive: boolean | undefined; sent: Record<string, unknown> }[] = []
  vi.stubGlobal('fetch', async (_: string, { body, keepalive }: RequestInit) => {
    requests.push({ keepalive, sent: JSON.parse(String(body)) })
    return answers.shift()
  })
  return requests
}
const saved = () => Response.json({ version: 5, savedAt: '2026-01-01T10:00:00Z' })

it('sends the changed blocks, also while a long text is closed', async () => {
  const requests = serverWith(saved())
  expect(await sendDraft('a', save, { parting: true })).toMatchObject({ kind: 'saved', version: 5 })
  const { body: _, ...rest } = content
  expect(requests).toEqual([
    {
      keepalive: true,
      sent: {
        ...{ memberId, baseVersion: 4, keepTheirs: false, content: rest },
        bodyChange: { of: 2, at: 1, removed: 1, blocks: [p('Two.')] },
      },
    },
  ])
})

it('sends the whole text where the server has another base', async () => {
  const refused = Response.json({ error: { message: 'Send the whole text.' } }, { status: 409 })
  const requests = serverWith(refused, saved())
  expect(await sendDraft('a', save, { parting: false })).toMatchObject({ kind: 'saved', version: 5 })
  expect(requests[1]?.sent).toEqual({ memberId, baseVersion: 4, keepTheirs: false, content })
})
