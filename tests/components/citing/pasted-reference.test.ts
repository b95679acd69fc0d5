import { expect, it } from 'vitest'
import { isReference } from '@/components/citing/pasted-reference'

it.each([
  'TY  - NEWS\nER  - ',
  '@book{one, title = {One}}',
  '[{"type": "book"}]',
  '“The ferry in place”, Harbour News, 14 March 1992, p. 4.',
  '"The ferry in place." Harbour News (1992)',
  `Doe, Jane, ${'a very long title '.repeat(12)}`,
])('%j is a reference', (text) => {
  expect(isReference(text)).toBe(true)
})

it.each([
  'The ferry in place',
  '“The ferry in place”',
  'Harbour News 14 March 1992 p. 4',
  '10.1234/abc.5',
  'ISBN 978-3-16-148410-0',
  'https://news.example/1992/bridge',
])('%j is a search', (text) => {
  expect(isReference(text)).toBe(false)
})
