import { mainJourney } from './support/main-journey'
import { test } from './support/test'

test('a received document becomes a published, cited page with two editions', async ({
  as,
  reader,
  make,
}) => {
  test.setTimeout(300_000)
  await mainJourney({ as, reader, make }, async () => {})
})
