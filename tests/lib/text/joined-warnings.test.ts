import { expect, test } from 'vitest'
import { beginsBehind, joinedWarnings } from '@/lib/text/content-warnings'
import { doc, p } from '@/tests/support/factories'

test.each([
  [[], ''],
  [['Fire.'], 'Fire.'],
  [['Fire.', 'Loss of a home.'], 'Fire · Loss of a home.'],
  [['Fire.', 'Fire.', 'Flight'], 'Fire · Flight'],
  [['Հրդեհ։', 'Կորուստ։'], 'Հրդեհ · Կորուստ։'],
])('warnings %j are one line', (warnings, line) => {
  expect(joinedWarnings(warnings)).toBe(line)
})

test('a text begins behind the warning that its first block has', () => {
  const warned = (warning: string) => ({ type: 'sensitive', attrs: { warning }, content: [p('Words.')] })
  expect(beginsBehind(doc(warned('Injuries · Loss of a home.'), p('More.')), 'Injuries.')).toBe(true)
  expect(beginsBehind(doc(warned('Loss of a home.')), 'Injuries.')).toBe(false)
  expect(beginsBehind(doc(p('Words.'), warned('Injuries.')), 'Injuries.')).toBe(false)
})
