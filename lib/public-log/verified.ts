import 'server-only'
import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { isWithdrawn } from '@/lib/editions/withdrawn'
import { env } from '@/lib/env'
import { isSlug, numberIn } from '@/lib/input'
import { languages } from '@/lib/messages/catalogue'
import { dividedAddress, SLUG_PATTERN } from '@/lib/messages/public-address'
import { keyedHash } from '@/lib/sealing'
import { steps } from './check-proof'
import { checkProofAside } from './check-proof-aside'
import { publicLog } from './entries'
import { proofFile, publicKey } from './proof'

const verifiedSchema = z.object({
  /** The first step that failed; null when all is proven. */
  failed: z.enum(steps).nullable(),
  proven: z
    .object({
      record: z.string(),
      number: z.int(),
      published: z.string(),
      shown: z.int(),
      withheld: z.int(),
      entries: z.int(),
      key: z.string(),
      witnesses: z.array(z.object({ name: z.string(), at: z.string() })),
      /** When a time-stamping authority saw the head; null where there is no valid time stamp. */
      stamp: z.object({ at: z.string(), authority: z.string() }).nullable(),
    })
    .nullable(),
  /** Whose key signed: this archive's now, one that it had before or claims to, or that of another log. */
  signer: z.enum(['OWN', 'OTHER_KEY', 'OTHER_LOG']).nullable(),
  /** True when the log of this archive still contains the head that was signed; null for another log. */
  isInLog: z.boolean().nullable(),
  /** The edition in this archive now; null when it isn't one of its own. */
  now: z.object({ slug: z.string(), state: z.enum(['PUBLIC', 'WITHDRAWN']) }).nullable(),
})

/** What the archive says about a proof that someone gave. */
export type Verified = z.output<typeof verifiedSchema>

const nameOf = (key: string) => key.split('+')[0] ?? ''

/** True when this log, cut off after so many entries, has the root that the checkpoint states. */
async function contains(checkpoint: string): Promise<boolean> {
  const [, size = '', root] = checkpoint.split('\n')
  const { tree } = await publicLog()
  return Number(size) <= tree.size && tree.root(Number(size)).toString('base64') === root
}

async function editionNow(record: string, number: number): Promise<Verified['now']> {
  const found = await db.edition.findFirst({
    where: { recordId: record, number },
    select: { record: { select: { slug: true } } },
  })
  if (!found) return null
  const { slug } = found.record
  return { slug, state: (await isWithdrawn(slug, number)) ? 'WITHDRAWN' : 'PUBLIC' }
}

/** The time stamp of a head, if it is one: of the bytes up to the first signature, which is that of the log. */
async function stampIn(timeStamp: string, checkpoint: string) {
  const end = checkpoint.indexOf('\n', checkpoint.indexOf('\n\n') + 2) + 1
  // What reads it takes longer to load than all else of the page.
  const { readTimeStamp } = await import('@/lib/exchange/timestamp-token')
  try {
    const bytes = Buffer.from(checkpoint.slice(0, end))
    const { at, authority } = await readTimeStamp(Buffer.from(timeStamp, 'base64'), bytes, [])
    return { at: at.toISOString(), authority }
  } catch {
    return null
  }
}

/** Verifies the text of a proof, and says whether it is one of this archive's. Nothing of it is kept. */
export async function verifiedText(text: string): Promise<Verified> {
  const checked = await checkProofAside({
    text,
    witnessKeys: env.STELE_WITNESSES.map(({ key }) => key),
  })
  if (checked.failed !== null)
    return { failed: checked.failed, proven: null, signer: null, isInLog: null, now: null }
  const { checkpoint, timeStamp, ...rest } = checked.proven
  const proven = { ...rest, stamp: timeStamp === null ? null : await stampIn(timeStamp, checkpoint) }
  const own = publicKey().trim()
  const signer = proven.key === own ? 'OWN' : nameOf(proven.key) === nameOf(own) ? 'OTHER_KEY' : 'OTHER_LOG'
  if (signer === 'OTHER_LOG') return { failed: null, proven, signer, isInLog: null, now: null }
  const [isInLog, now] = await Promise.all([contains(checkpoint), editionNow(proven.record, proven.number)])
  return { failed: null, proven, signer, isInLog, now }
}

const recordPath = new RegExp(
  String.raw`^(?:/api/public)?/records/(${SLUG_PATTERN})(?:/editions/(\d{1,9}))?(?:/|$)`,
)

/** The record and the number that an address of an edition names: its page, its data or its proof; null for another. */
async function editionIn(given: string): Promise<{ record: string; number: number } | null> {
  const base = new URL(env.NEXTAUTH_URL)
  const url = URL.parse(given.trim(), base)
  if (!url || url.host !== base.host) return null
  const { path } = dividedAddress(url.pathname, languages())
  const [, record, proven] = /^\/api\/public\/proofs\/([0-9a-f-]{36})\/(\d{1,9})$/.exec(path) ?? []
  if (record) return { record, number: numberIn(proven) ?? 0 }
  const [, slug = '', number] = recordPath.exec(path) ?? []
  const found = isSlug(slug) ? await db.record.findUnique({ where: { slug } }) : null
  return found && { record: found.id, number: numberIn(number) ?? found.editions }
}

/** The proof of the edition at an address, verified: NOT_FOUND for an address of nothing published, NO_PROOF for an edition that has none. */
export async function verifiedAddress(given: string): Promise<Verified | 'NOT_FOUND' | 'NO_PROOF'> {
  const edition = await editionIn(given.slice(0, 2000))
  if (!edition) return 'NOT_FOUND'
  const proof = await proofFile(edition.record, edition.number)
  if (proof) return verifiedText(JSON.stringify(proof))
  const { record: recordId, number } = edition
  return (await db.edition.count({ where: { recordId, number } })) > 0 ? 'NO_PROOF' : 'NOT_FOUND'
}

const MINUTES = 60

const sealOf = (text: string) => Buffer.from(keyedHash('verified', text), 'hex')

/** A result as a word for an address, which only this archive can make: readers go on to the page that shows it. It expires. */
export function sealed(verified: Verified, now = Date.now()): string {
  const text = Buffer.from(JSON.stringify({ ...verified, until: now + MINUTES * MINUTE_MS })).toString(
    'base64url',
  )
  return `${text}.${sealOf(text).toString('base64url')}`
}

/** The result in such a word; null for one that the archive didn't make, or that has expired. */
export function unsealed(word: string, now = Date.now()): Verified | null {
  const [text = '', seal = ''] = word.split('.')
  const [given, own] = [Buffer.from(seal, 'base64url'), sealOf(text)]
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null
  const { until, ...verified } = verifiedSchema
    .extend({ until: z.number() })
    .parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
  return until > now ? verified : null
}
