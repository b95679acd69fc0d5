import { expect, it } from 'vitest'
import { atSignBefore, withName } from '@/components/discussions/at-sign'

it.each([
  ['@', ''],
  ['Please, @de', 'de'],
  ['(@Demo p', 'Demo p'],
  ['@Ömer', 'Ömer'],
])('a name is being written at the end of “%s”', (text, typed) => {
  expect(atSignBefore(text, text.length)).toEqual({ from: text.indexOf('@'), typed })
})

it.each(['', 'nobody', 'a@example', '@ then', '@line\nend', '@one two three four'])(
  'none is at the end of “%s”',
  (text) => {
    expect(atSignBefore(text, text.length)).toBeNull()
  },
)

it('the name replaces the typed text, and the cursor follows it', () => {
  const text = 'Please @de look'
  const { text: after, cursor } = withName(text, 7, 10, 'Demo editor')
  expect(after).toBe('Please @Demo editor look')
  expect(after.slice(cursor)).toBe('look')
})
