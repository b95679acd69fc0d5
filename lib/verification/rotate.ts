import 'server-only'
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { env } from '@/lib/env'
import { ExchangeError } from '@/lib/exchange/exchange-error'
import { keyPrint, readSignedStatement, type Statement } from '@/lib/exchange/statement'
import { message } from '@/lib/messages/message'
import { formerHeadsFile, formerKeyFile, markOf } from './former-keys'
import { archiveIdentity, headsFile, isHeadKept, isLastHeadKept, keepHead } from './heads'
import { ed25519, fileContent, signingKey } from './signing-key'
import { stateFolder } from './state-folder'

/**
 * Gives the archive a new signing key and signs the head of the log with it. The old key and the heads that it signed are kept beside, with the
 * beginning of its SHA-256 in their names. Returns both keys. Throws `ExchangeError` when the key is that of STELE_SIGNING_KEY, or when the log lacks
 * the last signed head: a new key would hide that.
 */
export async function rotateKey(folder = stateFolder): Promise<{ before: string; after: string }> {
  if (env.STELE_SIGNING_KEY)
    throw new ExchangeError(message('commands.log.namedKey', { file: env.STELE_SIGNING_KEY }))
  if (!(await isLastHeadKept(folder))) throw new ExchangeError(message('verification.endCut'))
  const before = keyPrint(signingKey(undefined, folder))
  const mark = markOf(before)
  const id = await archiveIdentity()
  const heads = headsFile(id, folder)
  if (existsSync(heads)) renameSync(heads, formerHeadsFile(id, mark, folder))
  renameSync(path.join(folder, 'signing-key.pem'), formerKeyFile(mark, folder))
  const after = keyPrint(signingKey(undefined, folder))
  await keepHead(folder)
  return { before, after }
}

/** The statement in a line; null where this key didn't sign it. */
function readWith(line: string, key: KeyObject): Statement | null {
  try {
    return readSignedStatement(line, key)
  } catch {
    return null
  }
}

const linesOf = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []

/** Replaces a file as a whole, readable by the owner only; removes it where there is nothing to write. */
function replace(file: string, lines: readonly string[]) {
  if (lines.length === 0) return rmSync(file, { force: true })
  writeFileSync(`${file}.new`, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/**
 * Puts aside what the key in this file signed, once STELE_SIGNING_KEY names another one: keeps the old key and its heads as `rotateKey` does, in
 * backups, too, and signs the head of the log with the new key. Can be repeated. Returns both keys. Throws `ExchangeError` when the
 * archive signs with that key still, when there is a head that neither key signed, and when the log lacks the last head that the old key signed.
 */
export async function putAsideKey(
  file: string,
  folder = stateFolder,
): Promise<{ before: string; after: string }> {
  const [old, key] = [
    ed25519(createPrivateKey(fileContent(file)), file),
    signingKey(env.STELE_SIGNING_KEY, folder),
  ]
  const [before, after] = [keyPrint(old), keyPrint(key)]
  if (before === after) throw new ExchangeError(message('commands.log.sameKey', { file }))
  const [id, mark] = [await archiveIdentity(), markOf(before)]
  const heads = headsFile(id, folder)
  const lines = linesOf(heads)
  const signed = lines.filter((line) => readWith(line, old))
  const others = lines.filter((line) => !signed.includes(line))
  if (!others.every((line) => readWith(line, key)))
    throw new ExchangeError(message('commands.log.otherKey', { heads, file }))
  const former = formerHeadsFile(id, mark, folder)
  const all = [...new Set([...linesOf(former), ...signed])]
  if (!(await isHeadKept(readWith(all.at(-1) ?? '', old) ?? undefined)))
    throw new ExchangeError(message('verification.endCut'))
  mkdirSync(path.dirname(heads), { recursive: true, mode: 0o700 })
  replace(formerKeyFile(mark, folder), [String(old.export({ type: 'pkcs8', format: 'pem' })).trimEnd()])
  replace(former, all)
  replace(heads, others)
  await keepHead(folder)
  return { before, after }
}
