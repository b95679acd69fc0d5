import 'server-only'
import { z } from 'zod'
import { type Actor, mayWrite, visibleTo } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { parseId, parseInput } from '@/lib/input'
import { SCHEMA_VERSION } from '@/lib/text'
import { currentDraft } from './current-draft'
import { rewriteTies, type TiedDraft, tiedDraft, withSurvivors } from './references/rewrite'
import { contentSchemaOf, type RecordContent, storedContent } from './schema'
import { closedBecause, writableStates } from './state'

/** Saves of one member in a row are told of once in this time. */
const SESSION = 10 * 60_000

export type LockedRecord = {
  id: string
  kind: string
  state: WorkState
  editions: number
  createdById: string
}

/**
 * The record, held until the transaction ends, so that saving, submitting and publishing one record wait for each other. `NotFound` for
 * what the actor may not see, `Forbidden` for what they may only read and for what was erased.
 */
export async function lockRecord(tx: Tx, actor: Actor, recordId: string): Promise<LockedRecord> {
  const [record] = await tx.$queryRaw<LockedRecord[]>`
    SELECT id, kind, state, editions, "createdById" FROM "Record" WHERE id = ${recordId}::uuid FOR NO KEY UPDATE`
  const { createdById } = visibleTo(actor)
  if (!record || (createdById && record.createdById !== createdById)) throw new NotFound()
  if (!mayWrite(actor, record)) throw new Forbidden()
  if (record.state === 'ERASED')
    throw new Forbidden('The words of this record were erased: nothing more is written in it.')
  return record
}

/** SHA-256 of the canonical JSON of a record's content: two contents with the same hash say the same. */
const contentHashOf = (content: RecordContent) => sha256(canonicalJson(content))

function columnsOf(content: RecordContent) {
  const plain: Prisma.InputJsonObject = JSON.parse(JSON.stringify(content))
  return {
    schemaVersion: SCHEMA_VERSION,
    title: content.title,
    language: content.language,
    content: plain,
    contentHash: contentHashOf(content),
  }
}

/** The columns in which a draft keeps its content. */
export const draftColumns = (actor: Actor, content: RecordContent) => ({
  ...columnsOf(content),
  savedById: actor.id,
})

/** Whoever changes a draft is a contributor to the edition in the making (docs/decisions/004). */
export async function recordContribution(tx: Tx, actor: Actor, record: { id: string; editions: number }) {
  const key = { recordId: record.id, edition: record.editions + 1, memberId: actor.id }
  await tx.contribution.upsert({
    where: { recordId_edition_memberId: key },
    create: key,
    update: { lastAt: new Date() },
  })
}

export type Saved = { version: number; savedAt: Date }

/**
 * Gives what a draft rests on or names other ids, in whatever state the record is: for merges, which change how the archive files a work or
 * a name and not a word that somebody wrote. So nobody becomes a contributor by it, and whoever saved last stays so. The version counts up:
 * a page that is open gets both texts. The caller holds the record and writes the event.
 */
export async function refileDraft(
  tx: Tx,
  record: { id: string; kind: string },
  change: (content: RecordContent) => RecordContent,
): Promise<void> {
  const draft = await tx.draft.findUniqueOrThrow({
    where: { recordId: record.id },
    select: { content: true },
  })
  const content = change(storedContent(record.kind, draft.content))
  await tx.draft.update({
    where: { recordId: record.id },
    data: { ...columnsOf(content), version: { increment: 1 } },
    select: { version: true },
  })
  await rewriteTies(tx, record, content, await tiedDraft(tx, record.id))
}

/**
 * Puts the content in the place of the draft's where that is still version `baseVersion`, with what it rests on and who wrote it. Content
 * that stands there already changes nothing, whatever version it was made from. `Conflict` with the draft that stands when the version
 * has moved on or the draft is closed.
 */
export async function replaceContent(
  tx: Tx,
  actor: Actor,
  record: LockedRecord,
  baseVersion: number,
  given: RecordContent,
): Promise<Saved & { changed: boolean }> {
  const current = await tiedDraft(tx, record.id)
  const content = await withSurvivors(tx, record.kind, given, current)
  if (current.contentHash === contentHashOf(content))
    return { version: current.version, savedAt: current.savedAt, changed: false }
  if (!writableStates.includes(record.state))
    throw new Conflict(closedBecause(record.state), await currentDraft(tx, record.id))
  return { ...(await putContent(tx, actor, record, baseVersion, content, current)), changed: true }
}

/**
 * The same, also while the draft is closed: for what is changed under review by an act of its own, whose command holds the record and has
 * guarded.
 */
export async function putContent(
  tx: Tx,
  actor: Actor,
  record: Pick<LockedRecord, 'id' | 'kind' | 'editions'>,
  baseVersion: number,
  content: RecordContent,
  current?: TiedDraft,
): Promise<Saved> {
  const before = current ?? (await tiedDraft(tx, record.id))
  const columns = draftColumns(actor, content)
  const version = baseVersion + 1
  const savedAt = new Date()
  const { count } = await tx.draft.updateMany({
    where: { recordId: record.id, version: baseVersion },
    data: { ...columns, version, savedAt },
  })
  if (count === 0)
    throw new Conflict('This draft was changed in the meantime.', await currentDraft(tx, record.id))
  await rewriteTies(tx, record, content, before)
  await recordContribution(tx, actor, record)
  await tx.record.update({ where: { id: record.id }, data: { updatedAt: savedAt }, select: { id: true } })
  return { version, savedAt }
}

/** Whether the newest event of the record tells already that this member is editing it. */
async function isToldOf(tx: Tx, actor: Actor, recordId: string): Promise<boolean> {
  const last = await tx.event.findFirst({
    where: { subjectType: 'record', subjectId: recordId },
    orderBy: { id: 'desc' },
    select: { action: true, actorId: true, at: true },
  })
  return (
    last?.action === 'record.edit' && last.actorId === actor.id && Date.now() - last.at.getTime() < SESSION
  )
}

const saveSchema = z.strictObject({ baseVersion: z.int().positive(), content: z.unknown() })

/**
 * Saves a draft made from version `baseVersion`, by compare-and-set: of two saves made from one version the second gets `Conflict` with
 * `current` { version, content, savedBy, savedAt, state }, and nothing of either is lost. A repeat of what stands answers with the
 * version that stands. `Conflict` too when the draft is closed (state.ts); `Invalid` names the faulty field of the content.
 */
export async function saveDraft(
  actor: Actor,
  recordId: string,
  input: { baseVersion: number; content: unknown },
): Promise<Saved> {
  const { baseVersion, content: given } = parseInput(saveSchema, input)
  const id = parseId(recordId)
  return transaction(async (tx) => {
    const record = await lockRecord(tx, actor, id)
    const content = parseInput(contentSchemaOf(record.kind), given)
    const { changed, ...saved } = await replaceContent(tx, actor, record, baseVersion, content)
    if (changed && !(await isToldOf(tx, actor, recordId)))
      await recordEvent(tx, {
        actor,
        action: 'record.edit',
        subjectType: 'record',
        subjectId: recordId,
        detail: { version: saved.version },
      })
    return saved
  })
}
