import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { type Env, envSchema } from '@/lib/env-schema'
import { message } from '@/lib/messages/message'
import { formerHeadsFile, formerKeyFile, formerMarks } from '@/lib/verification/former-keys'
import { headsFile } from '@/lib/verification/heads'
import { signingKey } from '@/lib/verification/signing-key'
import { stateFolder } from '@/lib/verification/state-folder'
import { BackupError } from './backup-error'
import { MOST_BYTES } from './manifest'
import type { Bytes } from './packing'

const pem = z
  .string()
  .regex(/^-----BEGIN PRIVATE KEY-----\n/)
  .max(1000)
/** The signed heads, one a line. */
const heads = z.string().max(MOST_BYTES)

const keysSchema = z.strictObject({
  /** The Ed25519 key that signs the heads of the log, in PEM. */
  signingKey: pem,
  /** NEXTAUTH_SECRET, which protects sessions and the keys of unsent texts. */
  sessionSecret: z.string().min(32).max(1000),
  heads,
  /** The keys from before each change, by the beginning of their SHA-256, with the heads that they signed. */
  former: z
    .array(z.strictObject({ mark: z.string().regex(/^[0-9a-f]{12}$/), signingKey: pem, heads }))
    .default([]),
})
/** What an archive keeps outside its database and its media folder. */
export type Keys = z.output<typeof keysSchema>

/** Returns the keys of the archive with this identity. */
export function readKeys(env: Env, archive: string, folder = stateFolder): Keys {
  const key = signingKey(env.STELE_SIGNING_KEY, folder)
  const former = formerMarks(folder).map((mark) => ({
    mark,
    signingKey: readFileSync(formerKeyFile(mark, folder), 'utf8'),
    heads: headsIn(formerHeadsFile(archive, mark, folder)),
  }))
  return {
    signingKey: String(key.export({ type: 'pkcs8', format: 'pem' })),
    sessionSecret: env.NEXTAUTH_SECRET,
    heads: headsIn(headsFile(archive, folder)),
    former,
  }
}

/** The signed heads in a file; none where it is missing, because no head was signed yet. */
const headsIn = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')

/** Returns the keys in the content of that part of a backup. Throws `BackupError` that names the file. */
export async function keysIn(bytes: Bytes, file: string): Promise<Keys> {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytes) chunks.push(chunk)
  try {
    return keysSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch {
    throw new BackupError(message('commands.restore.damaged', { file, reason: 'altered' }))
  }
}

const SECRET = [
  ...[
    'DATABASE_URL',
    'DATABASE_OWNER_URL',
    'DATABASE_REPLICA_URL',
    'NEXTAUTH_SECRET',
    'NEXTAUTH_SECRET_BEFORE',
  ],
  ...['STELE_SMTP_URL', 'STELE_OIDC_SECRET', 'STELE_S3_SECRET', 'STELE_METRICS_TOKEN'],
]

/** The variables of the configuration that are set, without secrets. */
export function configurationIn(variables: NodeJS.ProcessEnv): Record<string, string> {
  const names = Object.keys(envSchema.shape).filter((name) => !SECRET.includes(name))
  return Object.fromEntries(names.flatMap((name) => (variables[name] ? [[name, variables[name]]] : [])))
}
