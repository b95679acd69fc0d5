import 'server-only'
import type { Tx } from '@/lib/db'
import { writeDraftSearch } from '@/lib/editions/indexing/drafts'
import { hashRedacted, remainingSalts } from '@/lib/editions/integrity/edition-hash'
import { snapshotSchema } from '@/lib/editions/schema'
import { removeSearchEntry, writeSearchEntry } from '@/lib/editions/search-entry'
import type { SoughtNames } from '@/lib/folding/find-names'
import { wordLine } from '@/lib/folding/word-lines'
import type { Prisma } from '@/lib/generated/prisma/client'
import { canonicalJson, newSalt, sha256 } from '@/lib/hashing'
import { isObject } from '@/lib/text/masked-quotations'
import { queueDeliveries } from '@/lib/webhooks/queue'
import { type MaskedTexts, nameRanges, valueWithoutName, withoutName } from './without-name'

type Names = { sought: SoughtNames; masked: MaskedTexts }

/** A stored value without the name; null when it hasn't the name. */
function replaced(value: unknown, { sought, masked }: Names): Prisma.InputJsonObject | null {
  const without = valueWithoutName(value, sought, masked)
  return canonicalJson(without) === canonicalJson(value) ? null : JSON.parse(JSON.stringify(without))
}

async function redactDraft(tx: Tx, recordId: string, names: Names) {
  const { content: stored } = await tx.draft.findUniqueOrThrow({
    where: { recordId },
    select: { content: true },
  })
  const content = replaced(stored, names)
  if (!content) return
  const title = String(content.title ?? '')
  await tx.draft.update({
    where: { recordId },
    data: {
      content,
      title,
      words: wordLine(title),
      contentHash: sha256(canonicalJson(content)),
      version: { increment: 1 },
    },
    select: { recordId: true },
  })
  await writeDraftSearch(tx, recordId)
}

async function redactRevisions(tx: Tx, recordId: string, names: Names) {
  const ids = await tx.revision.findMany({
    where: { recordId },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  // One at a time: a record can have thousands, each as long as its text.
  for (const { id } of ids) {
    const { content: stored, message } = await tx.revision.findUniqueOrThrow({
      where: { id },
      select: { content: true, message: true },
    })
    const content = replaced(stored, names)
    const data = {
      ...(content && { content, contentHash: sha256(canonicalJson(content)) }),
      message: withoutName(message, names.sought),
    }
    if (content || data.message !== message)
      await tx.revision.update({ where: { id }, data, select: { id: true } })
  }
}

/**
 * A stored snapshot without the name, also in an address that the record had before: readers only know the present one. Null when it hasn't the name.
 */
function redactedSnapshot(stored: unknown, slug: string, names: Names): Prisma.InputJsonObject | null {
  const without = replaced(stored, names)
  const before = isObject(stored) && typeof stored.slug === 'string' ? stored.slug : slug
  if (before === slug || nameRanges(before, names.sought).length === 0) return without
  return { ...(without ?? JSON.parse(JSON.stringify(stored))), slug: withoutName(before, names.sought) }
}

type Redacted = { liveId: string | null; slug: string }

/**
 * Replaces the name in the editions of a record. Under scheme 2 the parts that had it lose their salt, and the others are verified as before;
 * under scheme 1 nothing is left of the hash of the whole.
 */
async function redactEditions(tx: Tx, recordId: string, { liveId, slug }: Redacted, names: Names) {
  let isTold = liveId === null
  const ids = await tx.edition.findMany({
    where: { recordId },
    select: { id: true },
    orderBy: { number: 'asc' },
  })
  for (const { id } of ids) {
    const {
      snapshot: stored,
      salts,
      publishedAt,
      ...edition
    } = await tx.edition.findUniqueOrThrow({
      where: { id },
      include: { salts: true },
    })
    const snapshot = redactedSnapshot(stored, slug, names)
    if (!snapshot) continue
    const redactedHash = hashRedacted(snapshot)
    await tx.edition.update({
      where: { id },
      data: { snapshot, ...(edition.hashScheme === 1 && { snapshotHash: sha256(newSalt()) }) },
      select: { id: true },
    })
    const left = remainingSalts(snapshot, { ...edition, salts: salts?.salts ?? null })
    if (left)
      await tx.editionSalts.update({
        where: { editionId: id },
        data: { salts: left },
        select: { editionId: true },
      })
    await tx.editionRedaction.upsert({
      where: { editionId: id },
      create: { editionId: id, redactedHash },
      update: { redactedHash },
      select: { editionId: true },
    })
    if (!isTold) await queueDeliveries(tx, { kind: 'record.changed', record: recordId, slug })
    isTold = true
    if (id !== liveId) continue
    await removeSearchEntry(tx, recordId)
    // The snapshot keeps the address of its publication, which can be gone since.
    await writeSearchEntry(tx, { id, publishedAt }, { ...snapshotSchema.parse(snapshot), slug })
  }
}

/** What members wrote in the review of a record. */
async function redactReview(tx: Tx, recordId: string, names: Names) {
  const without = (text: string) => withoutName(text, names.sought)
  const where = { recordId }
  for (const { id, note } of await tx.verdict.findMany({ where, select: { id: true, note: true } }))
    if (without(note) !== note)
      await tx.verdict.update({ where: { id }, data: { note: without(note) }, select: { id: true } })
  for (const { id, reason } of await tx.transition.findMany({ where, select: { id: true, reason: true } }))
    if (without(reason) !== reason)
      await tx.transition.update({ where: { id }, data: { reason: without(reason) }, select: { id: true } })
  for (const { id, reason } of await tx.withdrawal.findMany({ where, select: { id: true, reason: true } }))
    if (without(reason) !== reason)
      await tx.withdrawal.update({ where: { id }, data: { reason: without(reason) }, select: { id: true } })
  const corrections = await tx.correction.findMany({
    where,
    select: { verdictId: true, before: true, after: true },
  })
  for (const { verdictId, before, after } of corrections)
    if (without(before) !== before || without(after) !== after)
      await tx.correction.update({
        where: { verdictId },
        data: { before: without(before), after: without(after) },
        select: { verdictId: true },
      })
  // The key of a dismissal covers its text, so that it no longer applies.
  for (const dismissal of await tx.dismissal.findMany({ where }))
    if (replaced({ ...dismissal, at: null }, names))
      await tx.dismissal.delete({ where: { id: dismissal.id } })
  const queued = await tx.queueItem.findUnique({ where, select: { title: true } })
  if (queued)
    await tx.queueItem.update({ where, data: { title: without(queued.title) }, select: { recordId: true } })
}

/**
 * Replaces the name in the texts of a record that isn't erased itself: draft, revisions, editions, and what members wrote in its review, and
 * removes tags that have it. What a mask
 * of a copy withholds stays as it is. In the transaction of an erasure.
 */
export async function redactRecord(tx: Tx, recordId: string, names: Names): Promise<void> {
  const [record] = await tx.$queryRaw<Redacted[]>`
    SELECT "liveId", slug FROM "Record" WHERE id = ${recordId}::uuid FOR NO KEY UPDATE`
  if (!record) return
  await redactDraft(tx, recordId, names)
  await redactRevisions(tx, recordId, names)
  await redactEditions(tx, recordId, record, names)
  await redactReview(tx, recordId, names)
  for (const { tag } of await tx.recordTag.findMany({ where: { recordId }, select: { tag: true } }))
    if (withoutName(tag, names.sought) !== tag) await tx.recordTag.deleteMany({ where: { recordId, tag } })
}
