import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Env, readEnv } from '@/lib/env-schema'
import { Failure } from './failure'
import { secrets } from './keep'

/** Reads .env.local and .env as Next does: what the environment says already stands. */
export function loadEnvFiles() {
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file)
}

/** Whether the archive brings its own PostgreSQL. */
export const isEmbedded = () => !process.env.DATABASE_URL

/**
 * Fills in what an archive with its own database need not be told, the secret and the addresses, and parses the whole. With a
 * DATABASE_URL nothing secret is made up. Throws Failure, one line for each bad variable.
 */
export function settleEnvironment(): Env {
  const local = `http://localhost:${process.env.PORT || 3000}`
  // A bad PORT is named below, once.
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
