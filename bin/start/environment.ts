import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Env, readEnv } from '@/lib/env-schema'
import { Failure } from './failure'
import { secrets } from './secrets'

/** Reads .env.local and .env as Next does: variables that are set already keep their value. */
export function loadEnvFiles() {
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)
}

/** Returns whether the archive runs its embedded PostgreSQL. */
export const isEmbedded = () => !process.env.DATABASE_URL

/**
 * Completes and parses the environment. With the embedded database the secret and the addresses have defaults; with DATABASE_URL no
 * secret is generated. Throws `Failure` with one line for each faulty variable.
 */
export function settleEnvironment(): Env {
  const local = `http://localhost:${process.env.PORT || 3000}`
  // A faulty PORT is reported below.
  process.env.NEXTAUTH_URL ||= URL.canParse(local) ? local : 'http://localhost'
  const own = isEmbedded()
  if (own) process.env.NEXTAUTH_SECRET ||= secrets().sessionSecret
  const urlToCome = own ? { DATABASE_URL: 'postgresql://stele@127.0.0.1/stele' } : {}
  try {
    const env = readEnv({ ...process.env, ...urlToCome })
    process.env.MEDIA_DIR = path.resolve(env.MEDIA_DIR)
    return env
  } catch (error) {
    throw new Failure(error instanceof Error ? error.message : String(error))
  }
}
