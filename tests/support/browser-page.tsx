import { randomBytes } from 'node:crypto'
import { Window } from 'happy-dom'
import { NextIntlClientProvider } from 'next-intl'
import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { vi } from 'vitest'
import { messagesOf } from '@/lib/messages/catalogue'

const classes = ['MutationObserver', 'HTMLElement', 'Node', 'Element', 'Event', 'FormData', 'File'] as const

/** Stubs the globals of a browser with an empty page and an empty storage, until `vi.unstubAllGlobals`. */
export function stubBrowser(): void {
  const window = new Window()
  const stored = new Map<string, string>()
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
}

/** Gives this member a key for unsent texts. */
export function stubTextKey(memberId: string): void {
  const key = randomBytes(32).toString('base64')
  vi.stubGlobal('fetch', async () => Response.json({ memberId, key }))
}

/** Holds back what is decrypted from now on until the function that it returns is called. */
export function holdDecryption(): () => void {
  const decrypt = crypto.subtle.decrypt.bind(crypto.subtle)
  const { promise: allowed, resolve } = Promise.withResolvers<void>()
  vi.spyOn(crypto.subtle, 'decrypt').mockImplementation((...given) => allowed.then(() => decrypt(...given)))
  return resolve
}

/** Shows a component in English in that page. */
export async function shownInPage(element: ReactNode) {
  const container = document.createElement('div')
  document.body.append(container)
  const root = createRoot(container)
  const show = (shown: ReactNode) =>
    act(async () => {
      root.render(
        <NextIntlClientProvider
          locale="en"
          messages={{ ...messagesOf('en'), address: { prefix: '' } }}
          timeZone="UTC"
        >
          {shown}
        </NextIntlClientProvider>,
      )
    })
  await show(element)
  return {
    ...{ container, show },
    submit: () =>
      act(async () => {
        const sent = new Event('submit', { bubbles: true, cancelable: true })
        container.querySelector('form')?.dispatchEvent(sent)
      }),
    leave: () => act(async () => root.unmount()),
  }
}
