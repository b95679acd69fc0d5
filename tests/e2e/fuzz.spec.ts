import { startTarget } from '../fuzz/archive'
import { allDoors } from '../fuzz/doors'
import { faultLine, fire, isFault } from '../fuzz/fire'
import { expect, test } from './support/test'

/** `npm run fuzz` sends fifteen times as many. */
const EACH = 50

test('no door answers hostile requests with a fault of the server', async () => {
  test.setTimeout(600_000)
  // A copy of the demo archive: requests write, delete and sign out.
  const { HOSTILE_DATABASE_URL = '', HOSTILE_MEDIA_DIR = '' } = process.env
  const { target, stop } = await startTarget(HOSTILE_DATABASE_URL, HOSTILE_MEDIA_DIR)
  try {
    // Few at once: other journeys run beside it.
    const answers = await fire({ ...target, size: 0.05 }, { each: EACH, seed: 3, atOnce: 3 })
    expect(answers).toHaveLength(EACH * allDoors.length)
    const open = new Set(answers.filter(({ status }) => status < 400).map(({ door }) => door))
    expect([...open].sort(), 'doors that let some requests in').toEqual(
      allDoors.map(({ name }) => name).sort(),
    )
    expect(answers.filter(isFault).map(faultLine)).toEqual([])
  } finally {
    stop()
  }
})
