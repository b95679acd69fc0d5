import '@/tests/support/database'
import { NextRequest } from 'next/server'
import { afterAll, expect, it, vi } from 'vitest'
import { GET as json } from '@/app/(archive)/new/json/route'
import Newest, { generateMetadata } from '@/app/(archive)/new/page'
import Records from '@/app/(archive)/records/page'
import { translatorOf } from '@/lib/messages/catalogue'
import { LANGUAGE_HEADER } from '@/lib/messages/public-address'
import { resetModules } from '@/tests/support/database'
import { makeEdition, makeMember, makeRecord } from '@/tests/support/factories'

// An earlier test file in the same process has loaded the modules with the headers themselves, and files after this one get them again.
vi.hoisted(() => {
  vi.resetModules()
  Object.assign(globalThis, { steleDb: undefined })
})
vi.mock('next/headers', () => ({ headers: async () => new Headers({ [LANGUAGE_HEADER]: 'az' }) }))
afterAll(async () => {
  vi.doUnmock('next/headers')
  await resetModules()
})

it('a feed and its links are in the language of the address', async () => {
  const record = await makeRecord(await makeMember(), { title: 'A flood' })
  await makeEdition(await makeMember(), record)
  const feed = await (await json(new NextRequest('http://localhost:3000/new/json?kind=account'))).json()
  expect(feed).toMatchObject({
    home_page_url: 'http://localhost:3000/az/new?kind=account',
    feed_url: 'http://localhost:3000/az/new/json?kind=account',
    description: translatorOf('az')('archive.newest.intro'),
    items: [
      {
        id: `http://localhost:3000/records/${record.slug}/editions/1`,
        url: `http://localhost:3000/az/records/${record.slug}`,
      },
    ],
  })
  const { alternates } = await generateMetadata({ searchParams: Promise.resolve({ kind: 'account' }) })
  expect(alternates?.types).toEqual({
    'application/atom+xml': 'http://localhost:3000/az/new/atom?kind=account',
    'application/feed+json': feed.feed_url,
  })
})

it('no feed is of a kind or collection that does not exist', async () => {
  for (const query of ['kind=none', 'collection=none', 'collection=No%00', `kind=${'a'.repeat(5_000)}`])
    expect((await json(new NextRequest(`http://localhost:3000/new/json?${query}`))).status, query).toBe(404)
  expect((await json(new NextRequest('http://localhost:3000/new/json?kind='))).status).toBe(200)
})

it('no page is of a kind or collection that is missing', async () => {
  const missing = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }
  const asked = (query: Record<string, unknown>) => ({ searchParams: Promise.resolve(query) })
  await expect(Records(asked({ kind: 'none' }))).rejects.toMatchObject(missing)
  for (const query of [{ kind: 'none' }, { collection: 'none' }, { collection: 'No' }])
    await expect(Newest(asked(query)), JSON.stringify(query)).rejects.toMatchObject(missing)
  await Newest(asked({ kind: '', collection: '' }))
})
