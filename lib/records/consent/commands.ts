import 'server-only'
import { z } from 'zod'
import { type Actor, can } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { canonicalJson } from '@/lib/hashing'
import { parseId, parseInput } from '@/lib/input'
import { lockRecord } from '../drafts'
import { kindOf } from '../kinds'
import { getConsent } from './queries'
import { allowsMore, consentSchema, identifiedConsentSchema } from './schema'

const version = { version: z.int().positive() }
const termsSchema = consentSchema.extend(version)
const identifiedSchema = identifiedConsentSchema.extend(version)

const dayOf = (date: Date) => date.toISOString().slice(0, 10)
const dateOf = (day: string | null) => (day === null ? null : new Date(`${day}T00:00:00Z`))

/**
 * Saves what the speaker of a testimony allows, made from version `version` of it. The name is read and written only by those who may
 * see identities; only they can choose that it is shown. Whoever lets readers read more by it is kept: somebody else publishes it. Allowed in every state: consent can be withdrawn at any time. `Conflict` with
 * the consent that stands when somebody else was first. `also` is done in the same transaction once it is written.
 */
export async function saveConsent(
  actor: Actor,
  recordId: string,
  input: unknown,
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<{ version: number }> {
  const id = parseId(recordId)
  const mayIdentify = can(actor, 'seeIdentities')
  const { version: base, ...terms } = parseInput(mayIdentify ? identifiedSchema : termsSchema, input)
  if (terms.nameDisplay === 'PSEUDONYM' && terms.pseudonym === '')
    throw new Invalid({ pseudonym: 'Give the name that the speaker chose.' })
  if ('legalName' in terms && terms.nameDisplay === 'NAMED' && terms.legalName === '')
    throw new Invalid({ legalName: 'Give the name that is to be shown.' })
  const saved = await transaction(async (tx) => {
    const record = await lockRecord(tx, actor, id)
    if (!kindOf(record.kind).needsConsent) throw new NotFound()
    const standing = await tx.consent.findUniqueOrThrow({
      where: { recordId: id },
      select: {
        tier: true,
        nameDisplay: true,
        pseudonym: true,
        legalName: true,
        embargoUntil: true,
        withdrawnOn: true,
      },
    })
    if (!mayIdentify && terms.nameDisplay === 'NAMED' && standing.nameDisplay !== 'NAMED')
      throw new Forbidden('Only those who may see the name can choose that it is shown.')
    const before = {
      ...standing,
      embargoUntil: standing.embargoUntil && dayOf(standing.embargoUntil),
      withdrawnOn: standing.withdrawnOn && dayOf(standing.withdrawnOn),
    }
    const { count } = await tx.consent.updateMany({
      where: { recordId: id, version: base },
      data: {
        ...terms,
        embargoUntil: dateOf(terms.embargoUntil),
        transcriptApprovedOn: dateOf(terms.transcriptApprovedOn),
        withdrawnOn: dateOf(terms.withdrawnOn),
        ...(allowsMore(before, { ...before, ...terms }, dayOf(new Date())) && { allowedById: actor.id }),
        version: base + 1,
      },
    })
    if (count === 0) return null
    await also(tx)
    await recordEvent(tx, {
      actor,
      action: 'record.consent',
      subjectType: 'record',
      subjectId: id,
      detail: {
        version: base + 1,
        tier: terms.tier,
        nameDisplay: terms.nameDisplay,
        withdrawn: terms.withdrawnOn !== null,
      },
    })
    return { version: base + 1 }
  })
  if (saved) return saved
  const standing = await getConsent(actor, id)
  // A second click on the same button is no conflict.
  if (canonicalJson({ ...standing, ...terms }) === canonicalJson(standing))
    return { version: standing.version }
  throw new Conflict('This consent was changed in the meantime.', standing)
}
