import fc from 'fast-check'

/**
 * Lets every property be tried with the same values in each run, so that a test that passed passes again. `npm run fuzz` tries others
 * (STELE_PROPERTY_SEED).
 */
fc.configureGlobal({ seed: Number(process.env.STELE_PROPERTY_SEED || 1) })
