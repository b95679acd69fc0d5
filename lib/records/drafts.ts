import 'server-only'
import { z } from 'zod'
import { type Actor, mayWrite, visibleTo } from '@/lib/access'
import { actingSql, demandActive, demandSameRole } from '@/lib/acting'
import { type Tx, transaction } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Role, WorkState } from '@/lib/generated/prisma/enums'
import { parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { bodyChangeSchema } from '@/lib/text'
import { currentDraft } from './current-draft'
import { contributorsOfNew, draftColumns } from './new-draft'
import { withClosedCopies } from './references/closed-copies'
import { contributorsOfImages } from './references/images'
import { rewriteTies, type TiedDraft, tiedDraft, withKeptEntries } from './references/rewrite'
import { contentMark } from './same-content'
import { checkedContent } from './saving/check-aside'
import { contentHashOf } from './saving/check-thread'
import { contributionsAside } from './saving/contributions-aside'
import type { StoredVersion } from './saving/contributions-thread'
import { wholeContent } from './saving/whole-content'
import { type RecordContent, storedContent } from './schema'
import { closedBecause, writableStates } from './state'

/** Saves of one member within this time write one event. */
const SESSION = 10 * MINUTE_MS

/** A large draft is checked and compared in threads, which can have to start first. */
const TIMEOUT = 60_000

type LockedRecord = {
  id: string
  kind: string
  state: WorkState
  editions: number
  createdById: string
}

/**
 * Locks the record until the transaction ends, so that saving, submitting and publishing one record wait for each other. `NotFound` when the
 * actor can't see it, `Forbidden` when they can only read it, it was erased, or the actor was disabled or got another role meanwhile.
 */
export async function lockRecord(tx: Tx, actor: Actor, recordId: string): Promise<LockedRecord> {
  const [row] = await tx.$queryRaw<(LockedRecord & { role: Role })[]>`
    /* by key */ SELECT r.id, r.kind, r.state, r.editions, r."createdById", m.role FROM "Record" r JOIN "Member" m ON ${actingSql(actor)}
    WHERE r.id = ${recordId}::uuid FOR NO KEY UPDATE OF r FOR SHARE OF m`
  if (!row) await demandActive(tx, actor)
  const { createdById } = visibleTo(actor)
  if (!row || (createdById && row.createdById !== createdById)) throw new NotFound()
  demandSameRole(actor, row)
  const { role, ...record } = row
  if (!mayWrite(actor, record)) throw new Forbidden()
  if (record.state === 'ERASED') throw new Forbidden(message('records.erasure.erased'))
  return record
}

const plain = (content: RecordContent): Prisma.InputJsonObject => JSON.parse(JSON.stringify(content))

/** The columns of a new draft with this content, all of it by the actor. */
export const newDraftColumns = (actor: Actor, kind: string, content: RecordContent) => ({
  ...draftColumns(content),
  content: plain(content),
  contributors: contributorsOfNew(kind, content, actor.id),
  savedById: actor.id,
})

/** The origin of a new content beside the draft: versions that it takes text from, and members whose words the actor puts in. */
export type Origin = { from?: readonly StoredVersion[]; words?: readonly string[] }

/** Lists the record among the actor's own, as one whose next edition they changed. */
const contributionSql = (actor: Actor, record: { id: string; editions: number }, at: Date) => Prisma.sql`
  INSERT INTO "Contribution" ("recordId", edition, "memberId", "firstAt", "lastAt")
  VALUES (${record.id}::uuid, ${record.editions + 1}, ${actor.id}::uuid, ${at}, ${at})
  ON CONFLICT ("recordId", edition, "memberId") DO UPDATE SET "lastAt" = excluded."lastAt"`

/** Does so for a new record. */
export const recordContribution = (tx: Tx, actor: Actor, record: { id: string; editions: number }) =>
  tx.$executeRaw(contributionSql(actor, record, new Date()))

/** True when the newest event of the record already says that this member is editing it. */
const isLoggedSql = (actor: Actor, recordId: string, at: Date) => Prisma.sql`
  coalesce((
    SELECT action = 'record.edit' AND "actorId" = ${actor.id}::uuid AND "at" > ${new Date(at.getTime() - SESSION)} FROM "Event"
    WHERE "subjectType" = 'record' AND "subjectId" = ${recordId} ORDER BY id DESC LIMIT 1), false)`

export type Saved = { version: number; savedAt: Date }

/** What a save has written. `isLogged`: the newest event of the record says that this member is editing it, so that it needs no other. */
type Put = Saved & { isLogged: boolean }

/**
 * Replaces ids of sources or names in a draft, in any state of the record: for merges, which change no word that someone wrote. So no one
 * becomes a contributor by it, and the last editor stays the same. The version increases: an open editor then gets both texts. The caller
 * has locked the record and writes the event.
 */
export async function replaceDraftIds(
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
    data: { ...draftColumns(content), content: plain(content), version: { increment: 1 } },
    select: { version: true },
  })
  await rewriteTies(tx, record, content, await tiedDraft(tx, record.id))
}

/**
 * Replaces the content of the draft if that is still version `baseVersion`, with its citations and contributor. Equal content changes
 * nothing, regardless of the version it was made from. `Conflict` with the current draft when there is a newer version or the draft is closed.
 * `origin` says where the content comes from, if not from the actor alone; `contentHash` is that of the given content, where it is known.
 */
export async function replaceContent(
  tx: Tx,
  actor: Actor,
  record: LockedRecord,
  baseVersion: number,
  given: RecordContent,
  {
    contentHash: givenHash,
    current: known,
    ...origin
  }: Origin & { contentHash?: string; current?: TiedDraft } = {},
): Promise<Put & { changed: boolean }> {
  const current = known ?? (await tiedDraft(tx, record.id))
  const content = await withKeptEntries(tx, record.kind, given, current)
  const contentHash = content === given && givenHash ? givenHash : contentHashOf(content)
  if (current.contentHash === contentHash)
    return { version: current.version, savedAt: current.savedAt, isLogged: true, changed: false }
  if (!writableStates.includes(record.state))
    throw new Conflict(closedBecause(record.state), await currentDraft(tx, record.id))
  return {
    ...(await putContent(tx, actor, record, baseVersion, content, { current, contentHash, ...origin })),
    changed: true,
  }
}

/**
 * The same, also while the draft is closed: for commands that change a record under review. They have locked the record and checked the
 * permission.
 */
export async function putContent(
  tx: Tx,
  actor: Actor,
  record: Pick<LockedRecord, 'id' | 'kind' | 'editions'>,
  baseVersion: number,
  content: RecordContent,
  {
    current,
    contentHash,
    from = [],
    words = [],
  }: Origin & { current?: TiedDraft; contentHash?: string } = {},
): Promise<Put> {
  const before = current ?? (await tiedDraft(tx, record.id))
  const pictured = await contributorsOfImages(tx, actor, content, before.images)
  const contributions = await contributionsAside(actor.id, {
    ...{ kind: record.kind, before, from, content },
    by: [...new Set([actor.id, ...words, ...pictured])],
  })
  const columns = draftColumns(content, contentHash)
  const version = baseVersion + 1
  const savedAt = new Date()
  // One statement, because each takes its time. Values as text, because Prisma takes a large one apart in one go, which stops the server.
  const [put] = await tx.$queryRaw<{ isLogged: boolean }[]>`
    /* by key */ WITH contributed AS (${contributionSql(actor, record, savedAt)}),
    touched AS (UPDATE "Record" SET "updatedAt" = ${savedAt} WHERE id = ${record.id}::uuid)
    UPDATE "Draft" SET "schemaVersion" = ${columns.schemaVersion}, title = ${columns.title}, words = ${columns.words},
      language = ${columns.language}, content = ${columns.content}::jsonb, "contentHash" = ${columns.contentHash},
      contributors = ${contributions.contributors}::jsonb,
      "removedText" = ${contributions.removedText}::jsonb,
      "savedById" = ${actor.id}::uuid, version = ${version}, "savedAt" = ${savedAt}
    WHERE "recordId" = ${record.id}::uuid AND version = ${baseVersion}
    RETURNING ${isLoggedSql(actor, record.id, savedAt)} AS "isLogged"`
  if (!put) throw new Conflict(message('records.draft.changedMeanwhile'), await currentDraft(tx, record.id))
  const isTold = await withClosedCopies(tx, actor, record, content, before, () =>
    rewriteTies(tx, record, content, before),
  )
  return { version, savedAt, isLogged: put.isLogged && !isTold }
}

/** True where the draft has the content with this mark. */
const hasContent = (kind: string, { content }: TiedDraft, mark: string) =>
  contentMark(storedContent(kind, content)) === mark

/** Less than every version. */
const NONE = 0

const saveSchema = z.strictObject({
  baseVersion: z.int().positive(),
  content: z.unknown(),
  bodyChange: bodyChangeSchema.optional(),
  after: z.string().max(60).optional(),
})

/**
 * Saves a draft made from version `baseVersion`, by compare-and-set: of two saves made from one version the second gets `Conflict` with
 * `current` { version, content, savedBy, savedAt, state }, and nothing of either is lost. Saving the current content again returns the
 * current version. `Conflict` too when the draft is closed (state.ts); `Invalid` names the faulty field of the content. With `bodyChange`,
 * the content has no body: what changed in the body of version `baseVersion` is enough. If the draft is another version by then, `Conflict`
 * has no `current`, and the whole content is to be sent. With `after`, version `baseVersion` counts only if that is the mark of its content: a
 * page that closes takes its last save for granted, and another page can have saved in its place.
 */
export async function saveDraft(
  actor: Actor,
  recordId: string,
  input: { baseVersion: number; content: unknown; bodyChange?: unknown; after?: string },
): Promise<Saved> {
  const { bodyChange, content: sent, after, ...given } = parseInput(saveSchema, input)
  const id = parseId(recordId)
  return transaction(
    async (tx) => {
      const record = await lockRecord(tx, actor, id)
      const current = await tiedDraft(tx, record.id)
      const baseVersion =
        after === undefined || hasContent(record.kind, current, after) ? given.baseVersion : NONE
      const change = bodyChange && { baseVersion, content: sent, bodyChange }
      const whole = change ? wholeContent(record.kind, current, change) : sent
      const { content, contentHash } = await checkedContent(actor.id, { kind: record.kind, given: whole })
      const put = await replaceContent(tx, actor, record, baseVersion, content, { contentHash, current })
      const { version, savedAt } = put
      // A change of many records has an event for each.
      if (put.changed && (!put.isLogged || actor.bulk))
        await recordEvent(tx, {
          actor,
          action: 'record.edit',
          subjectType: 'record',
          subjectId: recordId,
          detail: { version },
        })
      return { version, savedAt }
    },
    { timeout: TIMEOUT },
  )
}
