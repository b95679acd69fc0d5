import { expect, test } from 'vitest'
import { csvAnswer } from '@/lib/exchange/csv'

test('a table whose first row cannot be read is an error', async () => {
  async function* broken() {
    yield ['date']
    throw new Error('No row.')
  }
  await expect(csvAnswer('table', broken())).rejects.toThrow('No row.')
  async function* empty() {
    yield ['date', 'title']
  }
  // Reading as text drops the mark.
  expect(await (await csvAnswer('table', empty())).text()).toBe('date,title\r\n')
})
