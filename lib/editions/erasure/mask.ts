import 'server-only'
import type { Actor } from '@/lib/access'
import { withWords } from '@/lib/authorities/words'
import type { Tx } from '@/lib/db'
import { maskRange } from '@/lib/editions/masking/commands'
import { unplacedAmong } from '@/lib/editions/masking/unplaced'
import type { NewEvent } from '@/lib/events'
import type { SoughtNames } from '@/lib/folding/find-names'
import { canonicalJson } from '@/lib/hashing'
import { dropWaiting } from '@/lib/holdings/waiting-files'
import { findNamesAside } from '@/lib/review/hidden-names/find-aside'
import type { Remain } from './excerpts'
import { maskSource } from './mask-source'
import { namedParts } from './parts'
import { redactRecord } from './redact-record'
import { maskedTexts } from './remains'
import { unmaskedNames } from './texts'
import { valueWithoutName, withoutName } from './without-name'

async function maskName(tx: Tx, id: string, sought: SoughtNames) {
  const { name, place, note, variants } = await tx.authority.findUniqueOrThrow({
    where: { id },
    include: { variants: true },
  })
  const named = variants.filter((variant) => withoutName(variant.name, sought) !== variant.name)
  await tx.authorityVariant.deleteMany({ where: { id: { in: named.map((variant) => variant.id) } } })
  await tx.authority.update({
    where: { id },
    data: {
      ...withWords({ name: withoutName(name, sought) }),
      place: place && withoutName(place, sought),
      note: withoutName(note, sought),
      version: { increment: 1 },
    },
    select: { id: true },
  })
}

async function maskCopy(tx: Tx, id: string, sought: SoughtNames) {
  const { filename, obtainedFrom, rights, note } = await tx.holding.findUniqueOrThrow({ where: { id } })
  const masked = Object.entries({ filename, obtainedFrom, rights, note }).map(([name, text]) => [
    name,
    withoutName(text, sought),
  ])
  await tx.holding.update({ where: { id }, data: Object.fromEntries(masked), select: { id: true } })
  for (const mask of await tx.mask.findMany({ where: { textLayer: { holdingId: id } } })) {
    const [reason, liftReason] = [withoutName(mask.reason, sought), withoutName(mask.liftReason, sought)]
    if (reason !== mask.reason || liftReason !== mask.liftReason)
      await tx.mask.update({ where: { id: mask.id }, data: { reason, liftReason }, select: { id: true } })
  }
  for (const { id: relocation, reason } of await tx.relocation.findMany({ where: { holdingId: id } }))
    if (withoutName(reason, sought) !== reason)
      await tx.relocation.update({
        where: { id: relocation },
        data: { reason: withoutName(reason, sought) },
        select: { id: true },
      })
}

/** Stands for a comment that had the name, in every language of the interface. */
const REMOVED = '[removed on request]'

async function removeComments(tx: Tx, threadId: string, sought: SoughtNames) {
  for (const { id, text } of await tx.comment.findMany({
    where: { threadId },
    select: { id: true, text: true },
  }))
    if (withoutName(text, sought) !== text)
      await tx.comment.update({ where: { id }, data: { text: REMOVED }, select: { id: true } })
}

async function maskPage(tx: Tx, pageId: string, sought: SoughtNames) {
  const versions = await tx.pageVersion.findMany({
    where: { pageId },
    select: { version: true },
    orderBy: { version: 'asc' },
  })
  // One at a time, as everywhere here: there can be thousands, each as long as the page.
  for (const { version } of versions) {
    const { title, body } = await tx.pageVersion.findUniqueOrThrow({
      where: { pageId_version: { pageId, version } },
      select: { title: true, body: true },
    })
    const without = valueWithoutName({ title, body }, sought)
    if (canonicalJson(without) !== canonicalJson({ title, body }))
      await tx.pageVersion.update({
        where: { pageId_version: { pageId, version } },
        data: JSON.parse(JSON.stringify(without)),
        select: { pageId: true },
      })
  }
}

async function maskCollection(tx: Tx, collectionId: string, sought: SoughtNames) {
  const versions = await tx.collectionVersion.findMany({
    where: { collectionId },
    select: { version: true },
    orderBy: { version: 'asc' },
  })
  for (const { version } of versions) {
    const text = await tx.collectionVersion.findUniqueOrThrow({
      where: { collectionId_version: { collectionId, version } },
      select: { title: true, introduction: true },
    })
    const without = {
      title: withoutName(text.title, sought),
      introduction: withoutName(text.introduction, sought),
    }
    if (canonicalJson(without) !== canonicalJson(text))
      await tx.collectionVersion.update({
        where: { collectionId_version: { collectionId, version } },
        data: without,
        select: { version: true },
      })
  }
}

async function maskReport(tx: Tx, id: string, sought: SoughtNames) {
  const { text, name, email, answer, note } = await tx.report.findUniqueOrThrow({ where: { id } })
  const texts = Object.entries({ text, name, answer, note }).map(([part, was]) => [
    part,
    withoutName(was, sought),
  ])
  // An address with a part replaced is the address of no one, or of someone else.
  const data = { ...Object.fromEntries(texts), email: withoutName(email, sought) === email ? email : '' }
  await tx.report.update({ where: { id }, data, select: { id: true } })
}

async function maskProposal(tx: Tx, id: string, sought: SoughtNames) {
  await tx.adminProposal.updateMany({
    where: { id, decision: null },
    data: { decision: 'EXPIRED', decidedAt: new Date() },
  })
  const { email } = await tx.adminProposal.findUniqueOrThrow({ where: { id }, select: { email: true } })
  await tx.adminProposal.update({
    where: { id },
    data: { email: email && withoutName(email, sought) },
    select: { id: true },
  })
}

async function maskJob(tx: Tx, id: string, sought: SoughtNames) {
  const { name, input, result } = await tx.job.findUniqueOrThrow({ where: { id } })
  const without = (value: unknown) => JSON.parse(JSON.stringify(valueWithoutName(value, sought)))
  await tx.job.update({
    where: { id },
    data: {
      name: withoutName(name, sought),
      input: without(input),
      ...(result !== null && { result: without(result) }),
    },
    select: { id: true },
  })
  for await (const { ids } of namedParts(tx, { kind: 'JOB', id }, sought))
    await tx.bulkEntry.deleteMany({ where: { jobId: id, entryId: { in: ids } } })
}

async function maskMedia(tx: Tx, id: string, sought: SoughtNames) {
  const { filename, alternative, caption, credit, rights, warning } = await tx.media.findUniqueOrThrow({
    where: { id },
  })
  const masked = Object.entries({ filename, alternative, caption, credit, rights, warning }).map(
    ([name, text]) => [name, text && withoutName(text, sought)],
  )
  await tx.media.update({
    where: { id },
    data: { ...Object.fromEntries(masked), version: { increment: 1 } },
    select: { id: true },
  })
}

/**
 * Withholds the name in the texts of these copies: a PRIVATE mask on each place that has none. Returns the events, which the caller writes at the end of
 * its transaction: until then others can write to the log.
 */
export async function maskTexts(
  tx: Tx,
  actor: Actor,
  remains: readonly Remain[],
  sought: SoughtNames,
  reason: string,
): Promise<NewEvent[]> {
  const events: NewEvent[] = []
  for (const { id: holdingId, kind } of remains) {
    if (kind !== 'TEXT') continue
    const layers = await tx.textLayer.findMany({
      where: { holdingId },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
    for (const { id } of layers) {
      const layer = await tx.textLayer.findUniqueOrThrow({
        where: { id },
        select: { id: true, sha256: true, holdingId: true, text: true },
      })
      const [found = []] = await findNamesAside(holdingId, { texts: [layer.text], sought })
      const masks = await tx.mask.findMany({
        where: { textSha256: layer.sha256, kind: 'PRIVATE', liftedAt: null },
        select: { id: true, start: true, end: true },
      })
      const unplaced = await unplacedAmong(tx, masks)
      const placed = masks.filter((mask) => !unplaced.has(mask.id))
      for (const range of unmaskedNames(found, placed))
        events.push((await maskRange(tx, actor, layer, range, { kind: 'PRIVATE', reason })).event)
    }
  }
  return events
}

/** Removes an imported file with the list of its rows. The bytes can't come back if the transaction fails; then the file can't be imported. */
async function forgetFile(tx: Tx, id: string) {
  const { count } = await tx.import.deleteMany({
    where: { id, state: { notIn: ['CHECKING', 'RUNNING', 'UNDOING'] } },
  })
  if (count > 0) await dropWaiting(id)
}

/**
 * Replaces the name in these places, in the transaction of an erasure. The caller has checked the permission, that the places have the name, and
 * that the session variable of erasures is set, and forgets the rows as they were (recorded.ts).
 */
export async function maskRemains(tx: Tx, remains: readonly Remain[], sought: SoughtNames): Promise<void> {
  const masked = await maskedTexts(tx)
  // Records before copies, as everywhere: a change of a consent locks both.
  const order = ({ kind, id }: Remain) => `${kind === 'RECORD' ? 0 : 1} ${id}`
  for (const { kind, id } of remains.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))) {
    if (kind === 'SOURCE') await maskSource(tx, id, sought)
    if (kind === 'NAME') await maskName(tx, id, sought)
    if (kind === 'COPY') await maskCopy(tx, id, sought)
    if (kind === 'RECORD') await redactRecord(tx, id, { sought, masked })
    if (kind === 'COMMENT') await removeComments(tx, id, sought)
    if (kind === 'PAGE') await maskPage(tx, id, sought)
    if (kind === 'COLLECTION') await maskCollection(tx, id, sought)
    if (kind === 'MEDIA') await maskMedia(tx, id, sought)
    if (kind === 'REPORT') await maskReport(tx, id, sought)
    if (kind === 'INVITATION') await tx.invitation.delete({ where: { id }, select: { id: true } })
    if (kind === 'PROPOSAL') await maskProposal(tx, id, sought)
    if (kind === 'JOB') await maskJob(tx, id, sought)
    if (kind === 'MAIL') await tx.mailMessage.deleteMany({ where: { id } })
    if (kind === 'TEMPLATE') await tx.recordTemplate.deleteMany({ where: { id } })
    if (kind === 'FILTER') await tx.savedFilter.deleteMany({ where: { id } })
    if (kind === 'IMPORT') await forgetFile(tx, id)
  }
}
