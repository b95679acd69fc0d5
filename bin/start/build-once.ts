/** Builds the application when there is no build of exactly these sources; what the tests begin with. */
import { build } from './build'
import { lineFor } from './failure'
import { tell } from './install.mjs'

const since = performance.now()
build().then(
  (outcome) => tell('Build', outcome, since),
  (error) => {
    console.error(lineFor(error) ?? error)
    process.exit(1)
  },
)
