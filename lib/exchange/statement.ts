import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'
import { canonicalJson } from '@/lib/hashing'

/** What the archive states of its log at one moment. Whoever keeps it can later see whether the log still goes back to it. */
const statementSchema = z.strictObject({
  /** The address of the archive. */
  archive: z.url(),
  /** How many events the log had, and the hash of the last of them. */
  events: z.int().min(0),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
})
export type Statement = z.output<typeof statementSchema>

const signedSchema = z.strictObject({
  statement: statementSchema,
  /** Ed25519, as SubjectPublicKeyInfo in base64; whether it is the archive's is for the reader to check. */
  publicKey: z.base64(),
  /** Of the canonical JSON (RFC 8785) of the statement, in base64. */
  signature: z.base64(),
})

const publicHalf = (key: KeyObject) => (key.type === 'private' ? createPublicKey(key) : key)
const publicDer = (key: KeyObject) => publicHalf(key).export({ type: 'spki', format: 'der' })

/** SHA-256 of a public key, or of the public half of a private one: how people compare keys. */
export const keyPrint = (key: KeyObject) => createHash('sha256').update(publicDer(key)).digest('hex')

/** The statement signed with an Ed25519 key, as one line of canonical JSON. */
export function signedStatement(statement: Statement, key: KeyObject): string {
  const words = Buffer.from(canonicalJson(statementSchema.parse(statement)))
  return `${canonicalJson({
    statement,
    publicKey: publicDer(key).toString('base64'),
    signature: sign(null, words, key).toString('base64'),
  })}\n`
}

/**
 * The statement in a signed one, when this key (either half) signed it. Throws an Error with one plain sentence: it is no signed statement, another
 * key signed it, or it was altered.
 */
export function readSignedStatement(text: string, key: KeyObject): Statement {
  const { statement, publicKey, signature } = parsed(text)
  if (publicKey !== publicDer(key).toString('base64')) throw new Error('Another key signed this statement.')
  const words = Buffer.from(canonicalJson(statement))
  const isSigned = verify(null, words, publicHalf(key), Buffer.from(signature, 'base64'))
  if (!isSigned) throw new Error('The signature does not fit: the statement was altered.')
  return statement
}

function parsed(text: string) {
  try {
    return signedSchema.parse(JSON.parse(text))
  } catch {
    throw new Error('This is no signed statement of a log.')
  }
}
