import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '@/lib/hashing'
import { message } from '@/lib/messages/message'
import { ExchangeError } from './exchange-error'

/** The state of the log at one moment. With a kept statement, anyone can check later that the log still contains that state. */
const statementSchema = z.strictObject({
  /** The address of the archive. */
  archive: z.url(),
  /** The number of events in the log, and the hash of the last one. */
  events: z.int().min(0),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
})
export type Statement = z.output<typeof statementSchema>

const signedSchema = z.strictObject({
  statement: statementSchema,
  /** Ed25519, as SubjectPublicKeyInfo in base64. The reader must check that it is the archive's key. */
  publicKey: z.base64(),
  /** Of the canonical JSON (RFC 8785) of the statement, in base64. */
  signature: z.base64(),
})

const publicHalf = (key: KeyObject) => (key.type === 'private' ? createPublicKey(key) : key)
const publicDer = (key: KeyObject) => publicHalf(key).export({ type: 'spki', format: 'der' })

/** SHA-256 of a public key, or of the public half of a private one: for people to compare keys. */
export const keyPrint = (key: KeyObject) => createHash('sha256').update(publicDer(key)).digest('hex')

/** The statement signed with an Ed25519 key, as one line of canonical JSON. */
export function signedStatement(statement: Statement, key: KeyObject): string {
  const bytes = Buffer.from(canonicalJson(statementSchema.parse(statement)))
  return `${canonicalJson({
    statement,
    publicKey: publicDer(key).toString('base64'),
    signature: sign(null, bytes, key).toString('base64'),
  })}\n`
}

/**
 * The statement in a signed statement. `key` is either half of the key pair. Throws `ExchangeError` when it is not a signed statement, was signed
 * with another key, or was altered.
 */
export function readSignedStatement(text: string, key: KeyObject): Statement {
  const { statement, publicKey, signature } = parsed(text)
  if (publicKey !== publicDer(key).toString('base64'))
    throw new ExchangeError(message('exchange.statement.otherKey'))
  const bytes = Buffer.from(canonicalJson(statement))
  const isSigned = verify(null, bytes, publicHalf(key), Buffer.from(signature, 'base64'))
  if (!isSigned) throw new ExchangeError(message('exchange.statement.altered'))
  return statement
}

function parsed(text: string) {
  try {
    return signedSchema.parse(JSON.parse(text))
  } catch {
    throw new ExchangeError(message('exchange.statement.notSigned'))
  }
}
