import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { env } from '@/lib/env'
import { SteleError, summaryOf } from '@/lib/errors'
import { positionOf, verifyLog } from '@/lib/events'
import { keyPrint, readSignedStatement, signedStatement } from '@/lib/exchange/statement'
import { askTimeStamp } from '@/lib/exchange/timestamp-request'
import { readTimeStamp, type TimeStamp } from '@/lib/exchange/timestamp-token'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { certificatesIn, publishedKey, signingKey } from './signing-key'

const usage = `npm run log -- verify [HEAD]
  Recomputes every event of the log and prints its head. With a head that was printed before and kept elsewhere, it also says
  whether the log still goes back to it, so that a log cut short is found too.
npm run log -- sign [--out FILE]
  Verifies the log and writes a signed statement of its head. With STELE_TSA_URL a time stamp is put beside it, as FILE.tsr.
npm run log -- check FILE [--key PUBLIC_KEY_FILE]
  Says whether this archive (or the owner of that key) signed the statement, whether the log still goes back to its head, and when
  the time stamp beside it says that it was there.
npm run log -- key
  Prints the public key that statements are checked with.`

class Fault extends Error {}

const trusted = () => (env.STELE_TSA_CERTIFICATES ? certificatesIn(env.STELE_TSA_CERTIFICATES) : [])

async function wholeLog(head?: string): Promise<{ events: number; head: string }> {
  const report = await verifyLog(head)
  if (!report.ok) throw new Fault(`The log does not fit: event ${report.event} ${report.why}.`)
  return report
}

const vouched = {
  true: 'A certificate that is trusted here vouches for it.',
  false: 'No certificate that is trusted here vouches for it.',
  null: 'Set STELE_TSA_CERTIFICATES to check whose certificate that is.',
}
const toldOf = ({ at, authority, certificate, trusted: by }: TimeStamp) =>
  `Time-stamped at ${at.toISOString()} by ${authority} (certificate SHA-256 ${certificate}). ${vouched[`${by}`]}`

async function verifyCommand(head: string | undefined) {
  const { events, head: found } = await wholeLog(head)
  console.log(`The log is whole: ${events} events, head ${found}.`)
}

async function signCommand(out: string | undefined) {
  const { events, head } = await wholeLog()
  const key = signingKey(env.STELE_SIGNING_KEY)
  const statement = { archive: env.NEXTAUTH_URL, events, head, at: new Date().toISOString() }
  const text = signedStatement(statement, key)
  if (!out) return process.stdout.write(text)
  writeFileSync(out, text, { flag: 'wx' })
  console.log(`${out}: ${events} events, head ${head}, signed with the key ${keyPrint(key)}.`)
  if (!env.STELE_TSA_URL) return
  const authority = { url: env.STELE_TSA_URL, allowPrivate: env.STELE_TSA_PRIVATE, trusted: trusted() }
  const { response, stamp } = await askTimeStamp(Buffer.from(text), authority)
  writeFileSync(`${out}.tsr`, response, { flag: 'wx' })
  console.log(`${out}.tsr: ${toldOf(stamp)}`)
}

async function checkCommand(file: string | undefined, keyFile: string | undefined) {
  if (!file) throw new Fault(usage)
  const key = keyFile ? publishedKey(keyFile) : signingKey(env.STELE_SIGNING_KEY)
  const text = readFileSync(file)
  const { archive, events, head, at } = readSignedStatement(text.toString('utf8'), key)
  console.log(`${archive} stated on ${at}: ${events} events, head ${head}. The signature holds.`)
  await wholeLog(head)
  if ((await positionOf(head)) !== events) throw new Fault('The log has that head at another place.')
  console.log('The log is whole and still goes back to it.')
  if (!existsSync(`${file}.tsr`)) return console.log('There is no time stamp beside it.')
  const stamp = await readTimeStamp(readFileSync(`${file}.tsr`), text, trusted())
  if (stamp.trusted === false) throw new Fault(toldOf(stamp))
  console.log(toldOf(stamp))
}

function keyCommand() {
  const key = signingKey(env.STELE_SIGNING_KEY)
  process.stdout.write(createPublicKey(key).export({ type: 'spki', format: 'pem' }))
  console.log(`SHA-256 ${keyPrint(key)}`)
}

async function obey(args: string[]): Promise<number> {
  const options = { out: { type: 'string' }, key: { type: 'string' } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [command, subject] = positionals
  if (command === 'verify') await verifyCommand(subject)
  else if (command === 'sign') await signCommand(values.out)
  else if (command === 'check') await checkCommand(subject, values.key)
  else if (command === 'key') keyCommand()
  else {
    console.error(usage)
    return 2
  }
  return 0
}

/** Runs `npm run log -- …`. Returns the exit status; an error is printed as one sentence. */
export function runLog(args: string[]): Promise<number> {
  return obey(args).catch((error: unknown) => {
    if (error instanceof SteleError) console.error(summaryOf(error, translatorOf(SOURCE_LANGUAGE)))
    else console.error(error instanceof Error ? error.message : error)
    return 1
  })
}
