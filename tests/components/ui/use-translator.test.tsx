import { afterEach, expect, it, vi } from 'vitest'
import { useTranslator } from '@/components/ui/use-translator'
import { htmlOf } from '@/tests/support/render'

function Originals() {
  const t = useTranslator()
  const original = (tag: string) => t('archive.quotation.originalIn', { language: { language: tag } })
  return ['hy', 'hy', 'az', 'hy'].map(original).join('; ')
}

afterEach(() => {
  vi.unstubAllGlobals()
})

it.each([
  ['the server formats a message with the same values once', false, 2],
  ['a browser keeps no formatted messages', true, 4],
])('%s', (_, isBrowser, formatted) => {
  if (isBrowser) vi.stubGlobal('window', {})
  const named = vi.spyOn(Intl, 'DisplayNames')
  const html = htmlOf(<Originals />)
  const times = named.mock.calls.length
  named.mockRestore()
  expect(html).toBe('Original, Armenian; Original, Armenian; Original, Azerbaijani; Original, Armenian')
  expect(times).toBe(formatted)
})
