import 'server-only'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { parseId } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { leaveAddress } from '@/lib/records/gone-addresses'
import { hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { consentOf } from '@/lib/review/workflow/gate'
import { lockForWorkflow } from '@/lib/review/workflow/workflow-record'
import { bodyAt, queueDeliveries } from '@/lib/webhooks/queue'
import { markWhereNamed } from './consent'
import { addressFrom, hasName, untilFree } from './published-slug'

type Moved = { id: string; before: string; slug: string }

/**
 * Replaces the address where the record is found by it: in the search, in the quotation that an admin chose for the home page, and in what waits to be
 * sent or can be sent again.
 */
async function follow(tx: Tx, { id, before, slug }: Moved): Promise<void> {
  await tx.searchEntry.updateMany({ where: { recordId: id }, data: { slug } })
  const [old, now] = [`/records/${before}`, `/records/${slug}`]
  // Another version: a form that is open with the old address can't bring it back.
  await tx.$executeRaw`
    UPDATE "Settings" SET quotation = concat(${now}::text, substr(quotation, ${old.length + 1}::int)), version = version + 1
    WHERE starts_with(quotation, ${`${old}#`})`
  await tx.$executeRaw`
    UPDATE "MailMessage" SET path = concat(${now}::text, substr(path, ${old.length + 1}::int))
    WHERE starts_with(path, ${old}) AND substr(path, ${old.length + 1}::int, 1) IN ('', '/', '?', '#')`
  const sent = await tx.webhookDelivery.findMany({
    where: { recordId: id },
    select: { id: true, body: true },
    orderBy: { id: 'asc' },
  })
  for (const { id: delivery, body } of sent)
    await tx.webhookDelivery.update({
      where: { id: delivery },
      data: { body: bodyAt(body, before, slug) },
      select: { id: true },
    })
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
      if (record.live) await queueDeliveries(tx, { kind: 'record.changed', record: id, slug })
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
