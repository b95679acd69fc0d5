import { expect, test } from 'vitest'
import { joinedWarnings } from '@/lib/text/content-warnings'

test.each([
  [[], ''],
  [['Fire.'], 'Fire.'],
  [['Fire.', 'Loss of a home.'], 'Fire · Loss of a home.'],
  [['Fire.', 'Fire.', 'Flight'], 'Fire · Flight'],
  [['Հրդեհ։', 'Կորուստ։'], 'Հրդեհ · Կորուստ։'],
])('warnings %j are one line', (warnings, line) => {
  expect(joinedWarnings(warnings)).toBe(line)
})
