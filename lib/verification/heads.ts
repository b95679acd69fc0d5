import 'server-only'
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { headOfLog } from '@/lib/events'
import { readSignedStatement, type Statement, signedStatement } from '@/lib/exchange/statement'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { signingKey } from './signing-key'
import { stateFolder, storedIdentity } from './state-folder'

/** Returns the identity of the archive in this database. */
export async function archiveIdentity(): Promise<string> {
  const { id } = await db.archive.findFirstOrThrow({ select: { id: true } })
  return id
}

/** The file of the signed heads: one statement a line (docs/log.md). */
export const headsFile = (archiveId: string, folder = stateFolder) =>
  path.join(folder, 'heads', `${archiveId}.jsonl`)

/**
 * Adds the signed head of the log to the file in the folder, so that the end of the log can't be cut off in the database unnoticed. Does
 * nothing when the folder belongs to another archive, and when the last line already has this head. Returns the statement.
 */
export async function keepHead(folder = stateFolder): Promise<Statement | null> {
  const id = await archiveIdentity()
  if (storedIdentity(folder) !== id) return null
  const file = headsFile(id, folder)
  const statement = { archive: env.NEXTAUTH_URL, ...(await headOfLog()), at: new Date().toISOString() }
  const key = signingKey(env.STELE_SIGNING_KEY, folder)
  const [last] = keptHeads(id, folder).heads.slice(-1)
  if (last?.head === statement.head && last.events === statement.events) return last
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  appendFileSync(file, signedStatement(statement, key), { mode: 0o600 })
  return statement
}

/** Returns the signed heads of the archive in the order of signing, and the lines without a valid signature of this archive. */
export function keptHeads(
  archiveId: string,
  folder = stateFolder,
): { file: string; heads: Statement[]; faultyLines: number[] } {
  const file = headsFile(archiveId, folder)
  const kept = { file, heads: [] as Statement[], faultyLines: [] as number[] }
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return kept
  }
  const key = signingKey(env.STELE_SIGNING_KEY, folder)
  for (const [index, line] of text.split('\n').entries()) {
    if (line === '') continue
    try {
      kept.heads.push(readSignedStatement(line, key))
    } catch {
      kept.faultyLines.push(index + 1)
    }
  }
  return kept
}

/** Returns whether the log still contains the last signed head; true while there is none. */
export async function isLastHeadKept(folder = stateFolder): Promise<boolean> {
  return isHeadKept(keptHeads(await archiveIdentity(), folder).heads.at(-1))
}

/** Returns whether the log still contains this head; true for none. */
export async function isHeadKept(last: Statement | undefined): Promise<boolean> {
  if (!last || last.events === 0) return true
  const event = await db.event.findUnique({ where: { id: BigInt(last.events) }, select: { hash: true } })
  return event?.hash === last.head
}

/**
 * Keeps the head of the log when the server starts, and reports on standard error when the log no longer contains the last one. Never
 * throws: the archive is served while the database or the disk has a problem.
 */
export async function keepHeadAtStart(): Promise<void> {
  const t = translatorOf(SOURCE_LANGUAGE)
  try {
    if (await isLastHeadKept()) await keepHead()
    else console.error(t('verification.endCut'))
  } catch (error) {
    console.error(t('verification.notSigned'), error)
  }
}
