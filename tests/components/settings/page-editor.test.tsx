import { randomBytes, randomUUID } from 'node:crypto'
import type { TiptapEditorHTMLElement } from '@tiptap/core'
import { Window } from 'happy-dom'
import { NextIntlClientProvider } from 'next-intl'
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readEntry, whenRead, writeEntry } from '@/components/desk/kept-entries'
import { PageEditor } from '@/components/settings/PageEditor'
import { messagesOf } from '@/lib/messages/catalogue'
import { english } from '@/tests/support/english'
import { p, whole } from '@/tests/support/factories/pure'

const stored = new Map<string, string>()

beforeEach(() => {
  stored.clear()
  const window = new Window()
  const classes = ['MutationObserver', 'HTMLElement', 'Node', 'Element', 'Event', 'FormData'] as const
  for (const name of ['document', 'navigator', ...classes] as const) vi.stubGlobal(name, window[name])
  vi.stubGlobal('window', window)
  vi.stubGlobal('innerHeight', window.innerHeight)
  for (const name of ['addEventListener', 'removeEventListener', 'requestAnimationFrame'] as const)
    vi.stubGlobal(name, window[name].bind(window))
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, text: string) => stored.set(name, text),
    removeItem: (name: string) => stored.delete(name),
  })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

/** A page with a text that this browser kept and that can't be read before `read`. */
async function shown() {
  const [id, memberId] = [randomUUID(), randomUUID()]
  const key = randomBytes(32).toString('base64')
  vi.stubGlobal('fetch', async () => Response.json({ memberId, key }))
  const name = `stele-page-${memberId}-${id}`
  await writeEntry(name, { from: '1', value: { title: 'Kept', body: whole(p('Yesterday.')) } })
  const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
  const { promise: mayRead, resolve } = Promise.withResolvers<void>()
  vi.spyOn(crypto.subtle, 'decrypt').mockImplementation((...given) => mayRead.then(() => decrypt(...given)))
  const save = vi.fn(async () => ({ done: { version: 2 } }))
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  const opened = { title: 'About', body: whole(p('Saved.')) }
  await act(async () => {
    root.render(
      <NextIntlClientProvider
        locale="en"
        messages={{ ...messagesOf('en'), address: { prefix: '' } }}
        timeZone="UTC"
      >
        <PageEditor {...{ id, memberId, save, opened }} version={1} language="en" />
      </NextIntlClientProvider>,
    )
  })
  const editor = container.querySelector<TiptapEditorHTMLElement>('[contenteditable]')?.editor
  return {
    ...{ container, save, editor },
    kept: () => readEntry(name),
    read: () =>
      act(async () => {
        resolve()
        await whenRead([name])
      }),
    submit: () =>
      act(async () => {
        const sent = new Event('submit', { bubbles: true, cancelable: true })
        container.querySelector('form')?.dispatchEvent(sent)
      }),
    leave: async () => {
      await act(async () => root.unmount())
      await vi.waitFor(() => expect(editor?.isDestroyed).toBe(true))
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
