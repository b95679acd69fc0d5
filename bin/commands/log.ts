import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { failureMessage } from '@/lib/backup/nightly'
import { env } from '@/lib/env'
import { positionOf, verifyLog } from '@/lib/events'
import { keyPrint, readSignedStatement, signedStatement } from '@/lib/exchange/statement'
import { askTimeStamp } from '@/lib/exchange/timestamp-request'
import { readTimeStamp, type TimeStamp } from '@/lib/exchange/timestamp-token'
import { type Damage, fixityOf } from '@/lib/holdings/fixity'
import { noteCommandRun } from '@/lib/jobs/failures'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { archiveIdentity, headsFile } from '@/lib/verification/heads'
import { putAsideKey, rotateKey } from '@/lib/verification/rotate'
import { ed25519, fileContent, signingKey } from '@/lib/verification/signing-key'
import { verifyArchive } from '@/lib/verification/verify'
import { type Command, CommandError, Misuse } from './command'
import { progressTo } from './progress'

/** Returns a published key from a PEM file. Throws `CommandError`. */
const publishedKey = (file: string): KeyObject => ed25519(createPublicKey(fileContent(file)), file)

/** Returns the certificates in a PEM file. Throws `CommandError`. */
function certificatesIn(file: string): X509Certificate[] {
  const text = fileContent(file).toString('utf8')
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (found.length === 0) throw new CommandError(message('commands.log.noCertificates', { file }))
  return found.map((pem) => new X509Certificate(pem))
}

type Print = (text: Message) => void

const trustedCertificates = () =>
  env.STELE_TSA_CERTIFICATES ? certificatesIn(env.STELE_TSA_CERTIFICATES) : []

async function verifiedLog(head?: string): Promise<{ events: number; head: string }> {
  const report = await verifyLog(head)
  if (report.ok) return report
  throw new CommandError(message('commands.log.faulty', { event: String(report.event), fault: report.fault }))
}

const stampMessage = ({ at, authority, certificate, trusted }: TimeStamp) =>
  message('commands.log.timeStamp', {
    at: at.toISOString(),
    authority,
    certificate,
    trusted: trusted === null ? 'unknown' : String(trusted),
  })

function write(file: string, content: string | Uint8Array) {
  try {
    writeFileSync(file, content, { flag: 'wx' })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CommandError(message('commands.log.fileExists', { file }))
    throw error
  }
}

async function sign(out: string | undefined, print: Print) {
  const { events, head } = await verifiedLog()
  const key = signingKey(env.STELE_SIGNING_KEY)
  const statement = { archive: env.NEXTAUTH_URL, events, head, at: new Date().toISOString() }
  const text = signedStatement(statement, key)
  if (!out) return process.stdout.write(text)
  write(out, text)
  print(message('commands.log.signed', { file: out, events, head, key: keyPrint(key) }))
  if (!env.STELE_TSA_URL) return
  const authority = {
    url: env.STELE_TSA_URL,
    allowPrivate: env.STELE_TSA_PRIVATE,
    trusted: trustedCertificates(),
  }
  const { response, stamp } = await askTimeStamp(Buffer.from(text), authority)
  write(`${out}.tsr`, response)
  print(message('commands.log.stamped', { file: `${out}.tsr`, stamp: stampMessage(stamp) }))
}

async function check(file: string, keyFile: string | undefined, print: Print) {
  if (!existsSync(file)) throw new CommandError(message('commands.fileMissing', { file }))
  const key = keyFile ? publishedKey(keyFile) : signingKey(env.STELE_SIGNING_KEY)
  const text = readFileSync(file)
  const { archive, events, head, at } = readSignedStatement(text.toString('utf8'), key)
  print(message('commands.log.statement', { archive, at, events, head }))
  await verifiedLog(head)
  if ((await positionOf(head)) !== events) throw new CommandError(message('commands.log.otherPosition'))
  print(message('commands.log.contains'))
  if (!existsSync(`${file}.tsr`)) return print(message('commands.log.noTimeStamp'))
  const stamp = await readTimeStamp(readFileSync(`${file}.tsr`), text, trustedCertificates())
  if (stamp.trusted === false) throw new CommandError(stampMessage(stamp))
  print(stampMessage(stamp))
}

function printKey() {
  const key = signingKey(env.STELE_SIGNING_KEY)
  process.stdout.write(createPublicKey(key).export({ type: 'spki', format: 'pem' }))
  console.log(`SHA-256 ${keyPrint(key)}`)
}

/** `npm run log -- COMMAND` signs and checks statements of the head of the event log. */
export const runLog: Command = async (args, t) => {
  const options = { out: { type: 'string' }, key: { type: 'string' }, from: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [command, subject] = positionals
  const print: Print = (text) => console.log(t(text))
  if (command === 'sign') await sign(values.out, print)
  else if (command === 'check' && subject) await check(subject, values.key, print)
  else if (command === 'key') printKey()
  else if (command === 'rotate')
    print(message('commands.log.rotated', await (values.from ? putAsideKey(values.from) : rotateKey())))
  else throw new Misuse()
  return 0
}

const damageMessage = ({ of, id, copy, reason }: Damage) =>
  copy
    ? message('commands.fixity.damagedCopy', {
        of,
        id,
        filename: copy.filename,
        copy: copy.id,
        source: copy.source,
        reason,
      })
    : message('commands.fixity.damaged', { of, id, reason })

/** Verifies the archive and prints every difference. Returns their number. */
async function verified(head: string | undefined, withCopies: boolean, t: Translator) {
  const onDifference = (difference: Message) => console.error(t(difference))
  const {
    events,
    head: last,
    rows,
    heads,
    differences,
  } = await verifyArchive({
    ...(head && { head }),
    onDifference,
    onProgress: progressTo(t, 'verify'),
  })
  console.log(t('commands.verify.log', { events, head: last }))
  console.log(t('commands.verify.rows', { rows }))
  const key = keyPrint(signingKey(env.STELE_SIGNING_KEY))
  console.log(t('commands.verify.heads', { heads, file: headsFile(await archiveIdentity()), key }))
  let count = differences
  if (!withCopies) console.log(t('commands.verify.copiesSkipped'))
  else {
    const { damages, ...checked } = await fixityOf((damage) => onDifference(damageMessage(damage)))
    count += damages.length
    console.log(t('commands.verify.copies', checked))
  }
  return { rows, events, copies: String(withCopies), count }
}

/**
 * `npm run verify` compares the archive with its log, the log with the signed heads outside the database, and the archive copies with their
 * checksums. Prints every difference; returns 1 when there is any.
 */
export const runVerify: Command = async (args, t) => {
  const { values, positionals } = parseArgs({
    args,
    options: { 'skip-files': { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [head, more] = positionals
  if (more !== undefined) throw new Misuse()
  const startedAt = new Date()
  const note = (succeeded: boolean, found: Message) =>
    noteCommandRun({ kind: 'VERIFY', startedAt, succeeded, messages: [found] })
  const { count, ...checked } = await verified(head, !values['skip-files'], t).catch(async (error) => {
    await note(false, failureMessage(error))
    throw error
  })
  await note(count === 0, message('verification.runs.verified', { ...checked, differences: count }))
  if (count === 0) console.log(t('commands.verify.whole'))
  else console.error(t('commands.verify.differences', { count }))
  return count > 0 ? 1 : 0
}
