import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { canReach, postgresAccount } from '../database/postgres-program'

export const keepFolder = path.resolve('.stele')

const secretsSchema = z.object({
  databasePassword: z.string().min(16),
  databaseFolder: z.string().min(1),
  sessionSecret: z.string().min(32),
})
export type Secrets = z.output<typeof secretsSchema>

/**
 * Where the embedded database lives: in `.stele/`, unless this is root in a folder that the account `postgres` cannot reach (such as
 * one below /root): then in a folder of its own under /var/lib/stele.
 */
function chooseDatabaseFolder(): string {
  if (canReach(postgresAccount(), keepFolder)) return path.join(keepFolder, 'postgres')
  mkdirSync('/var/lib/stele', { recursive: true, mode: 0o711 })
  return path.join('/var/lib/stele', randomBytes(6).toString('hex'))
}

/** What this clone keeps secret, made at the first start and readable by its owner only. */
export function secrets(): Secrets {
  const file = path.join(keepFolder, 'secrets.json')
  mkdirSync(keepFolder, { recursive: true })
  chmodSync(keepFolder, 0o711) // passed through on the way to the database, not listed
  let text: string | null = null
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  if (text !== null) return secretsSchema.parse(JSON.parse(text))
  const made = {
    databasePassword: randomBytes(24).toString('hex'),
    databaseFolder: chooseDatabaseFolder(),
    sessionSecret: randomBytes(32).toString('hex'),
  }
  writeFileSync(`${file}.new`, JSON.stringify(made, null, 2), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return made
}

const addressFile = path.join(keepFolder, 'address')

/** Keeps the address that a start serves at, so that command lines print links that lead to it. */
export function keepAddress(address: string): void {
  writeFileSync(addressFile, address)
}

/** The address of the start that runs or ran last from this folder, or null. */
export function keptAddress(): string | null {
  try {
    return readFileSync(addressFile, 'utf8')
  } catch {
    return null
  }
}
