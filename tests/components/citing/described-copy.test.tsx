import { randomUUID } from 'node:crypto'
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { NewCopy } from '@/components/citing/NewCopy'
import { readEntry, whenRead } from '@/components/desk/kept-entries'
import { shownInPage, stubBrowser, stubTextKey } from '@/tests/support/browser-page'

beforeEach(stubBrowser)
afterEach(() => vi.unstubAllGlobals())

it('what is said of a new copy is there after a reload', async () => {
  const [sourceId, memberId] = [randomUUID(), randomUUID()]
  stubTextKey(memberId)
  const keepAs = `${memberId}-citation`
  const form = <NewCopy sourceId={sourceId} keepAs={keepAs} onAdd={() => {}} />
  const name = `stele-described-${keepAs}-${sourceId}`
  const choose = (list: HTMLSelectElement | null, value: string) =>
    act(async () => {
      if (list) list.value = value
      list?.dispatchEvent(new Event('change', { bubbles: true }))
    })

  const first = await shownInPage(form)
  await choose(first.container.querySelector('select'), 'typed')
  await vi.waitFor(
    async () => expect(await readEntry(name)).toMatchObject({ value: { what: 'typed' } }),
    120_000,
  )
  await first.leave()

  const second = await shownInPage(form)
  await act(() => whenRead([name]))
  const list = second.container.querySelector('select')
  expect(list?.value).toBe('typed')
  await choose(list, '')
  expect(await readEntry(name)).toBeNull()
  await second.leave()
})
