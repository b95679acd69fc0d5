import { readEnv } from './env-schema'

export { type Env, envSchema, readEnv } from './env-schema'

// `next build` renders nothing that reads the database, so it needs no environment of its own.
const building = process.env.NEXT_PHASE === 'phase-production-build'
const forBuild = {
  DATABASE_URL: 'postgresql://build',
  NEXTAUTH_SECRET: 'only-while-building-never-to-serve',
  NEXTAUTH_URL: 'http://localhost:3000',
}

/** The configuration, parsed once at the start. A missing or faulty variable throws on import. */
export const env = readEnv(building ? { ...forBuild, ...process.env } : process.env)
