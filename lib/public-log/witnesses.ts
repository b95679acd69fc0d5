import 'server-only'
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { SteleError, summaryOf } from '@/lib/errors'
import { postFor } from '@/lib/exchange/outgoing'
import { askTimeStamp } from '@/lib/exchange/timestamp-request'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { witnessOf } from '@/public/verify-edition.mjs'
import { publicLog } from './entries'
import { signedHead } from './head'
import type { GrowingTree } from './tree'

// Witnesses sign a head after they have checked that the log only grew since the last one they signed (c2sp.org/tlog-witness).

type Witness = (typeof env.STELE_WITNESSES)[number]

const nameOf = ({ key }: Witness) => key.split('+')[0] ?? ''

/** True when witnesses or a time-stamping authority are configured. */
export const isWitnessed = (): boolean => env.STELE_WITNESSES.length > 0 || env.STELE_TSA_URL !== undefined

/** The request for a signature: the size that the witness knows, what proves that the log grew from there, and the signed head. */
function requestFor(tree: GrowingTree, known: number, size: number, head: string): Buffer {
  const proof = tree.consistency(known, size).map((hash) => `${hash.toString('base64')}\n`)
  return Buffer.from(`old ${known}\n${proof.join('')}\n${head}`)
}

/** The size of the last head that this witness signed, as far as the archive knows. */
async function lastSigned(witness: Witness): Promise<number> {
  const rows = await db.logCheckpoint.findMany({ orderBy: { size: 'desc' }, take: 100 })
  return (
    rows.find(({ cosignatures }) => cosignatures.some((line) => line.startsWith(`— ${nameOf(witness)} `)))
      ?.size ?? 0
  )
}

/** Asks a witness for its signature of a head. Throws when it doesn't give one that is valid. */
async function cosignatureOf(
  witness: Witness,
  tree: GrowingTree,
  size: number,
  head: string,
): Promise<string> {
  const ask = (known: number) =>
    postFor(
      `${witness.url.replace(/\/$/, '')}/add-checkpoint`,
      {
        body: requestFor(tree, known, size, head),
        contentType: 'text/plain',
        allowPrivate: env.STELE_WITNESSES_PRIVATE,
        mostBytes: 10_000,
      },
      [200, 409],
    )
  const first = await ask(await lastSigned(witness))
  // It knows another head and answers with its size.
  const known = Number(first.body.toString('utf8').trim())
  const answer =
    first.status === 409 && Number.isSafeInteger(known) && known <= size ? await ask(known) : first
  const lines = answer.body.toString('utf8').split('\n')
  const line = lines.find((one) => one.startsWith(`— ${nameOf(witness)} `)) ?? ''
  await witnessOf(`${head}${line}\n`, witness.key)
  return line
}

const authorities = () =>
  env.STELE_TSA_CERTIFICATES
    ? (
        readFileSync(env.STELE_TSA_CERTIFICATES, 'utf8').match(
          /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g,
        ) ?? []
      ).map((pem) => new X509Certificate(pem))
    : []

const stampOf = async (url: string, head: string): Promise<Uint8Array<ArrayBuffer>> => {
  const authority = { url, allowPrivate: env.STELE_TSA_PRIVATE, trusted: authorities() }
  return Uint8Array.from((await askTimeStamp(Buffer.from(head), authority)).response)
}

const reasonOf = (error: unknown) => {
  if (error instanceof SteleError) return summaryOf(error, translatorOf(SOURCE_LANGUAGE))
  return error instanceof Error ? error.message : String(error)
}

/**
 * Asks the witnesses and the time-stamping authority of the configuration about the current head of the public log, unless they have answered about
 * it already, and keeps their answers. They get the head and hashes only. Throws at the end with the names of those that gave no valid answer.
 */
export async function witnessHead(): Promise<void> {
  const { tree } = await publicLog()
  const { size } = tree
  if (size === 0) return
  const head = signedHead(tree, size)
  const root = tree.root(size).toString('base64')
  // What was said of another log, before a database was replaced, says nothing of this one.
  await db.logCheckpoint.deleteMany({ where: { size, root: { not: root } } })
  const row = await db.logCheckpoint.upsert({ where: { size }, create: { size, root }, update: {} })
  const failures: string[] = []
  for (const witness of env.STELE_WITNESSES) {
    if (row.cosignatures.some((line) => line.startsWith(`— ${nameOf(witness)} `))) continue
    try {
      const line = await cosignatureOf(witness, tree, size, head)
      await db.logCheckpoint.update({ where: { size }, data: { cosignatures: { push: line } } })
    } catch (error) {
      failures.push(`${nameOf(witness)}: ${reasonOf(error)}`)
    }
  }
  if (env.STELE_TSA_URL && row.stamped !== head)
    try {
      const timeStamp = await stampOf(env.STELE_TSA_URL, head)
      await db.logCheckpoint.update({ where: { size }, data: { stamped: head, timeStamp } })
    } catch (error) {
      failures.push(`${new URL(env.STELE_TSA_URL).host}: ${reasonOf(error)}`)
    }
  if (failures.length > 0) throw new Error(failures.join('\n'))
}
