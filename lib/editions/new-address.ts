import 'server-only'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { leaveAddress } from '@/lib/records/gone-addresses'
import { consentOf } from '@/lib/review/gate'
import { hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { lockForWorkflow } from '@/lib/review/workflow-record'
import { tellWebhooks } from '@/lib/webhooks/queue'
import { markWhereNamed } from './consent'
import { addressFrom, hasName, untilFree } from './published-slug'

type Moved = { id: string; before: string; slug: string }

/** Replaces the address where the record is found by it, or a link to it waits to be sent. */
async function follow(tx: Tx, { id, before, slug }: Moved): Promise<void> {
  await tx.searchEntry.updateMany({ where: { recordId: id }, data: { slug } })
  await tx.$executeRaw`
    UPDATE "WebhookDelivery" SET body = replace(body, ${before}, ${slug}) WHERE "recordId" = ${id}::uuid`
  await tx.$executeRaw`
    UPDATE "MailMessage" SET path = replace(path, ${`/records/${before}/`}, ${`/records/${slug}/`})
    WHERE starts_with(path, ${`/records/${before}/`})`
}

/**
 * Gives a published record another address, because its own has the name of a speaker who must stay unnamed now. The archive makes it from the
 * public title, or from the kind, so it is no one's contribution. All editions are at the new address from the end of the transaction on; their
 * proofs withhold the part that has the old one, which is gone for readers: it says nothing, and leads nowhere. `Forbidden` for those who can't
 * publish, `Conflict` when the address has no such name. The event names the new address only.
 */
export async function giveNewAddress(actor: Actor, recordId: string): Promise<{ slug: string }> {
  const id = parseId(recordId)
  demand(actor, 'publish')
  demand(actor, 'seeIdentities')
  demandRecentPassword(actor)
  const given = await untilFree(() =>
    transaction(async (tx) => {
      const record = await lockForWorkflow(tx, actor, id)
      const { sought } = await hiddenNameSearch(tx, await consentOf(tx, record))
      const before = record.slug
      if (record.editions === 0 || record.state === 'ERASED' || !hasName(before, sought))
        throw new Conflict(message('editions.addressHasNoName'))
      const shown = await tx.searchEntry.findUnique({ where: { recordId: id }, select: { title: true } })
      const slug = await addressFrom(tx, { kind: record.kind, title: shown?.title ?? '' }, sought)
      await leaveAddress(tx, id, before)
      await tx.record.update({ where: { id }, data: { slug, slugContributors: [] }, select: { id: true } })
      await follow(tx, { id, before, slug })
      if (record.live) await tellWebhooks(tx, { kind: 'record.changed', record: id, slug })
      await recordEvent(tx, {
        ...{ actor, action: 'record.readdress', subjectType: 'record', subjectId: id },
        detail: { slug },
      })
      return { slug }
    }),
  )
  await markWhereNamed(actor, id)
  return given
}
