import '@/tests/support/database'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import PageCache from '@/cache-handler.mjs'
import type { Actor } from '@/lib/access'
import { transaction } from '@/lib/db'
import { changedAt } from '@/lib/editions/last-change'
import { forgetWithdrawn, withdrawnRecords } from '@/lib/editions/withdrawn'
import { recordEvent } from '@/lib/events'
import { makeMember } from '@/tests/support/factories'

let actor: Actor
beforeEach(async () => {
  vi.stubGlobal('steleLogRead', undefined)
  vi.stubGlobal('steleChangedAt', undefined)
  actor = await makeMember()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** A change by another process, without a notice to this one. */
const elsewhere = (action: string) =>
  transaction((tx) => recordEvent(tx, { actor, action, subjectType: 'record', subjectId: 'one' }))

/** As half a second later. */
async function nextRead() {
  forgetWithdrawn()
  await withdrawnRecords()
}

describe('a change in another process', () => {
  it.each([
    ...['record.publish', 'record.withdraw', 'record.erase', 'source.merge', 'authority.merge'],
    ...['holding.mask', 'holding.unmask', 'holding.describe', 'record.consent'],
    ...[
      'settings.edit',
      'settings.logo',
      'record.link-translation',
      'record.unlink-translation',
      'settings.confirm-language',
      'settings.unconfirm-language',
      'page.publish',
      'page.unpublish',
    ],
  ])('%s is seen at the next read of the log, once', async (action) => {
    await elsewhere('member.see')
    await nextRead()
    expect(changedAt()).toBe(0)
    await elsewhere(action)
    await elsewhere('record.edit')
    await nextRead()
    const learnt = changedAt()
    expect(learnt).toBeGreaterThan(0)
    await elsewhere('record.edit')
    await new Promise((resolve) => setTimeout(resolve, 2))
    await nextRead()
    expect(changedAt()).toBe(learnt)
  })

  it('is assumed when the log became shorter', async () => {
    await elsewhere('member.see')
    vi.stubGlobal('steleLogRead', 1_000_000n)
    await nextRead()
    const learnt = changedAt()
    expect(learnt).toBeGreaterThan(0)
    await new Promise((resolve) => setTimeout(resolve, 2))
    await nextRead()
    expect(changedAt()).toBe(learnt)
  })

  it('makes this process render older pages again', async () => {
    const cache = new PageCache({
      fs: {},
      serverDistDir: '',
      revalidatedTags: [],
      maxMemoryCacheSize: 1_000_000,
    })
    const page = { kind: 'APP_ROUTE', body: Buffer.from('words'), headers: {}, status: 200 }
    const keep = () => cache.set('/a', page, { isRoutePPREnabled: false, isFallback: false })
    const kept = () => cache.get('/a', { kind: 'APP_ROUTE', isFallback: false })
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date'] })
    await keep()
    expect(await kept()).toMatchObject({ value: page })
    vi.stubGlobal('steleChangedAt', 1_000_000)
    expect(await kept()).toBeNull()
    vi.setSystemTime(1_001_999)
    await keep()
    expect(await kept()).toBeNull()
    vi.setSystemTime(1_002_000)
    await keep()
    expect(await kept()).toMatchObject({ value: page })
  })

  it('makes the cache say that it does not keep an older page', async () => {
    const context = { fs: {}, serverDistDir: '', revalidatedTags: [], maxMemoryCacheSize: 1_000_000 }
    const cache = new PageCache(context)
    const page = { kind: 'APP_PAGE', html: 'text', rscData: undefined, headers: {}, status: 200 }
    vi.useFakeTimers({ now: 2_000_000, toFake: ['Date'] })
    expect(await cache.keeps('/b')).toBe(false)
    await cache.set('/pages/$/b', page, { isRoutePPREnabled: false, isFallback: false })
    expect(await new PageCache(context).keeps('/b')).toBe(true)
    vi.stubGlobal('steleChangedAt', 2_000_000)
    expect(await cache.keeps('/b')).toBe(false)
  })
})
