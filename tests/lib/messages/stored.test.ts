import { expect, test } from 'vitest'
import { message } from '@/lib/messages/message'
import { readMessages, storedMessage } from '@/lib/messages/stored'

test('a message with all kinds of values is read back from JSON', () => {
  const inner = message('errors.notFound')
  const given = message('holdings.report.capturedAt', {
    at: new Date('2026-01-02T03:04:05Z'),
    list: ['a', inner],
    inner,
    day: { day: '2026-01-02' },
    count: 3,
  })
  expect(readMessages(JSON.parse(JSON.stringify([storedMessage(given)])))).toEqual([given])
})

test('a message that the catalogue no longer has becomes a general one', () => {
  const gone = [{ key: 'jobs.gone', values: { count: 1 } }, { key: 'jobs' }, { key: '__proto__.x' }]
  expect(readMessages(gone)).toEqual(gone.map(() => message('jobs.older')))
  expect(readMessages('nothing')).toEqual([])
})
