import 'server-only'
import type { Actor } from '@/lib/access'
import { parseId } from '@/lib/input'
import { saveConsent } from '@/lib/records/commands'
import { forbidsReading } from '@/lib/records/consent/schema'
import { consentOf } from '@/lib/review/consent/queries'
import { holdRecord } from '@/lib/review/steps/commands'
import { closeEditions } from '../closing'
import { forgetWithdrawn } from '../withdrawn'

const reason = 'The consent of the person who speaks here does not allow it to be read now.'

/**
 * Saves a consent as `saveConsent` does. Where it no longer allows readers what is public, that is closed to them in the same
 * transaction, whoever saves it: the speaker's word stands above the archive's steps. `closed` is the number of the edition that was
 * public, null when nothing was closed; the caller revalidates `pathsOf` the record.
 */
export async function changeConsent(
  actor: Actor,
  recordId: string,
  input: unknown,
): Promise<{ version: number; slug: string | null; closed: number | null }> {
  const id = parseId(recordId)
  let slug: string | null = null
  let closed: number | null = null
  const { version } = await saveConsent(actor, id, input, async (tx) => {
    const record = await holdRecord(tx, actor, id)
    const consent = await consentOf(tx, record)
    if (!consent || !record.live || !forbidsReading(consent, new Date().toISOString().slice(0, 10))) return
    await closeEditions(tx, actor, record, { through: record.live.number, reason })
    slug = record.slug
    closed = record.live.number
  })
  if (closed !== null) forgetWithdrawn()
  return { version, slug, closed }
}
