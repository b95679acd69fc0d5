import { expect, test } from '@playwright/test'

test('a backup of the demo archive is restored and served alike', () => {
  // It ran before the journeys (support/archive.ts).
  const { status, printed } = JSON.parse(process.env.JOURNEYS_DRILL ?? '{}')
  expect(printed).toContain('The backup can be restored: nothing differs.')
  expect(printed).toContain('120 pages compared')
  expect(status).toBe(0)
})
