import { randomUUID } from 'node:crypto'
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readEntry, whenRead, writeEntry } from '@/components/desk/kept-entries'
import { AddHolding } from '@/components/holdings/AddHolding'
import { holdDecryption, shownInPage, stubBrowser, stubTextKey } from '@/tests/support/browser-page'
import { english } from '@/tests/support/english'

const sent = vi.fn()
const router = {
  ...{ push: () => {}, replace: () => {}, refresh: () => {}, prefetch: () => {} },
  ...{ back: () => {}, forward: () => {}, bfcacheId: '' },
}

beforeEach(() => {
  stubBrowser()
  sent.mockClear()
  class Request {
    upload = {}
    open() {}
    setRequestHeader() {}
    send = sent
  }
  vi.stubGlobal('XMLHttpRequest', Request)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('a copy sent twice at once loses no kept text', async () => {
  const [sourceId, memberId] = [randomUUID(), randomUUID()]
  stubTextKey(memberId)
  const name = `stele-text-${memberId}-copy-${sourceId}`
  await writeEntry(name, { from: '', text: 'Yesterday.' })
  const allow = holdDecryption()
  const { container, submit, leave } = await shownInPage(
    <AppRouterContext value={router}>
      <div data-member={memberId}>
        <AddHolding sourceId={sourceId} maxMegabytes={1} copies={[]} jobs={[]} cancelJob={async () => null} />
      </div>
    </AppRouterContext>,
  )
  await act(async () => container.querySelector<HTMLInputElement>('[name=mode][value=TEXT]')?.click())
  const text = container.querySelector<HTMLTextAreaElement>('[name=text]')
  if (text) text.value = 'Today.'
  await submit()
  await submit()
  await act(async () => {
    allow()
    await whenRead([name])
  })
  await vi.waitFor(() => expect(container.textContent).toContain(english('desk.refusal.unseen')), 120_000)
  expect(sent).not.toHaveBeenCalled()
  expect(text?.value).toBe('Yesterday.\n\nToday.')
  await vi.waitFor(
    async () => expect(await readEntry(name)).toMatchObject({ text: 'Yesterday.\n\nToday.' }),
    120_000,
  )
  await leave()
})
