import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { type Env, readEnv } from '@/lib/env-schema'
import { stateFolder } from '@/lib/verification/state-folder'
import { canReach, postgresAccount } from '../database/postgres-program'
import { Failure } from './failure'

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

/** Returns whether only this machine reaches the address. */
const isLoopback = (host: string) => /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)

/** Returns whether only this machine reaches the archive: its own address and the one that readers use are loopback addresses. */
export const isLocal = ({ STELE_HOST, NEXTAUTH_URL }: Env): boolean =>
  isLoopback(STELE_HOST) && isLoopback(new URL(NEXTAUTH_URL).hostname)

/**
 * Returns whether a start loads the demo archive into an empty database. The passwords of its members are published, so without
 * STELE_DEMO it goes only into the embedded database of an archive that no other machine reaches.
 */
export const wantsDemo = (env: Env): boolean => env.STELE_DEMO ?? (isEmbedded() && isLocal(env))

export { stateFolder }

const secretsSchema = z.object({
  /** Of the owner of the tables, and of the role that the archive runs as. */
  databasePassword: z.string().min(16),
  appPassword: z.string().min(16),
  /** The folder of the embedded database: relative to `.stele/`, or absolute where it is elsewhere. */
  databaseFolder: z.string().min(1),
  sessionSecret: z.string().min(32),
})
type Secrets = z.output<typeof secretsSchema>

const INSIDE = 'postgres'
const secretsFile = path.join(stateFolder, 'secrets.json')

function writeSecrets(secrets: Secrets) {
  writeFileSync(`${secretsFile}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  renameSync(`${secretsFile}.new`, secretsFile)
}

/**
 * Returns the folder for the embedded database: in `.stele/`, or, when root starts Stele in a folder that the account `postgres` can't
 * reach (such as one below /root), a new folder in /var/lib/stele.
 */
function chooseDatabaseFolder(): string {
  if (canReach(postgresAccount(), stateFolder)) return INSIDE
  mkdirSync('/var/lib/stele', { recursive: true, mode: 0o711 })
  return path.join('/var/lib/stele', randomBytes(6).toString('hex'))
}

/** Earlier versions wrote the absolute path of a folder in `.stele/`, which is wrong once `.stele/` is moved or copied. */
const isFormerInside = (folder: string) =>
  path.isAbsolute(folder) && folder.endsWith(path.join(path.sep, '.stele', INSIDE))

function storedSecrets(): Secrets | null {
  let text: string
  try {
    text = readFileSync(secretsFile, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  // Earlier versions had no password for the role that the archive runs as.
  const given = { appPassword: randomBytes(24).toString('hex'), ...z.looseObject({}).parse(JSON.parse(text)) }
  const stored = secretsSchema.parse(given)
  const current = isFormerInside(stored.databaseFolder) ? { ...stored, databaseFolder: INSIDE } : stored
  if (JSON.stringify(current, null, 2) !== text) writeSecrets(current)
  return current
}

/**
 * Returns the secrets of this folder's archive, with the absolute path of its database. They are generated at the first start and
 * readable by the owner only.
 */
export function secrets(): Secrets {
  mkdirSync(stateFolder, { recursive: true })
  chmodSync(stateFolder, 0o711) // the account postgres passes through but can't list it
  let stored = storedSecrets()
  if (!stored) {
    stored = {
      databasePassword: randomBytes(24).toString('hex'),
      appPassword: randomBytes(24).toString('hex'),
      databaseFolder: chooseDatabaseFolder(),
      sessionSecret: randomBytes(32).toString('hex'),
    }
    writeSecrets(stored)
  }
  return { ...stored, databaseFolder: path.resolve(stateFolder, stored.databaseFolder) }
}

/** Notes that the embedded database is in another folder now. */
export function moveDatabase(databaseFolder: string): void {
  writeSecrets({ ...secrets(), databaseFolder })
}

/**
 * Gives this folder's archive the session secret of a restored one: what the database has encrypted with it can be read. Returns false where another one
 * is configured, which stays.
 */
export function takeOverSessionSecret(sessionSecret: string): boolean {
  if (process.env.NEXTAUTH_SECRET === sessionSecret) return true
  const stored = storedSecrets()
  if (!stored || process.env.NEXTAUTH_SECRET !== stored.sessionSecret) return false
  writeSecrets({ ...stored, sessionSecret })
  return true
}

const addressFile = path.join(stateFolder, 'address')

/** Stores the address of the archive, so that commands print links to it. */
export function storeAddress(address: string): void {
  writeFileSync(addressFile, address)
}

/** Returns the address of the archive that was last started from this folder, or null. */
export function storedAddress(): string | null {
  try {
    return readFileSync(addressFile, 'utf8')
  } catch {
    return null
  }
}
