import { randomUUID } from 'node:crypto'
import type { TiptapEditorHTMLElement } from '@tiptap/core'
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readEntry, whenRead, writeEntry } from '@/components/desk/kept-entries'
import { PageEditor } from '@/components/settings/PageEditor'
import { holdDecryption, shownInPage, stubBrowser, stubTextKey } from '@/tests/support/browser-page'
import { english } from '@/tests/support/english'
import { p, whole } from '@/tests/support/factories/pure'

beforeEach(stubBrowser)
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** A page with a text that this browser kept and that can't be read before `read`. */
async function shown() {
  const [id, memberId] = [randomUUID(), randomUUID()]
  stubTextKey(memberId)
  const name = `stele-page-${memberId}-${id}`
  await writeEntry(name, { from: '1', value: { title: 'Kept', body: whole(p('Yesterday.')) } })
  const allow = holdDecryption()
  const save = vi.fn(async () => ({ done: { version: 2 } }))
  const opened = { title: 'About', body: whole(p('Saved.')) }
  const { container, submit, leave } = await shownInPage(
    <PageEditor {...{ id, memberId, save, opened }} version={1} language="en" />,
  )
  const editor = container.querySelector<TiptapEditorHTMLElement>('[contenteditable]')?.editor
  return {
    ...{ container, save, editor, submit },
    kept: () => readEntry(name),
    read: () =>
      act(async () => {
        allow()
        await whenRead([name])
      }),
    leave: async () => {
      await leave()
      await vi.waitFor(() => expect(editor?.isDestroyed).toBe(true), 120_000)
    },
  }
}

it('a letter typed early leaves the kept page as it was', async () => {
  const { editor, read, kept, leave } = await shown()
  await act(async () => void editor?.commands.insertContentAt(1, 'x'))
  await read()
  expect(editor?.getText()).toBe('Yesterday.')
  expect(JSON.stringify(await kept())).toContain('Yesterday.')
  await leave()
})

it('a page sent before its kept text shows is refused once', async () => {
  const { container, save, read, submit, leave } = await shown()
  await read()
  await submit()
  expect(save).not.toHaveBeenCalled()
  expect(container.textContent).toContain(english('desk.refusal.unseen'))
  await submit()
  expect(save).toHaveBeenCalledOnce()
  await leave()
})
