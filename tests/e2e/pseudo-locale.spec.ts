import { brought, mainJourney } from './support/main-journey'
import { expectNoEnglish, pseudo } from './support/pseudo'

pseudo('the main journey works in another language, with no English left', async ({ as, reader, make }) => {
  pseudo.setTimeout(300_000)
  await mainJourney({ as, reader, make }, (page) => expectNoEnglish(page, brought))
})
