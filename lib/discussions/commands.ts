import 'server-only'
import type { Actor } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import type { Tx } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'
import { type Given, parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { notifyWriters, seeThreadNotifications } from '@/lib/notifications/commands'
import { storedContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { lockForWorkflow } from '@/lib/review/workflow/workflow-record'
import { inItsText } from './anchor'
import { mentionedIn } from './mentions'
import { notifyOfComment } from './notices'
import { demandPassage, readersOfPassage } from './passages'
import { askingSql, mentionableIn, seenBy } from './queries'
import { commentSchema, type NewThread, newThreadSchema, type ThreadPlace } from './schema'

type Place = Extract<ThreadPlace, { subjectType: string }>
type TextPlace = Extract<ThreadPlace, { anchor: object }>

const log = (tx: Tx, actor: Actor, verb: string, threadId: string, detail: Prisma.InputJsonObject) =>
  recordEvent(tx, { actor, action: `thread.${verb}`, subjectType: 'thread', subjectId: threadId, detail })

/** Locks the record. Throws `NotFound` unless the subject is in its draft or in the submitted revision. */
async function demandSubject(tx: Tx, actor: Actor, { recordId, subjectType, subjectId }: Place) {
  const { kind } = await lockForWorkflow(tx, actor, recordId)
  const { draft, submitted } = await tx.record.findUniqueOrThrow({
    where: { id: recordId },
    select: { draft: { select: { content: true } }, submitted: { select: { content: true } } },
  })
  const exists = [draft, submitted].some(
    (version) =>
      version &&
      subjectsOf(kind, storedContent(kind, version.content)).some(
        ({ type, id }) => type === subjectType && id === subjectId,
      ),
  )
  if (!exists) throw new NotFound(message('discussions.subjectGone'))
}

/**
 * The anchor with the text around it as the draft or the submitted revision has it. Locks the record. Throws `Invalid` unless one of them has the
 * text in one place.
 */
async function demandText(tx: Tx, actor: Actor, { recordId, anchor }: TextPlace) {
  const { kind } = await lockForWorkflow(tx, actor, recordId)
  const { draft, submitted } = await tx.record.findUniqueOrThrow({
    where: { id: recordId },
    select: { draft: { select: { content: true } }, submitted: { select: { content: true } } },
  })
  for (const version of [draft, submitted]) {
    const body = version && storedContent(kind, version.content).body
    const found = body && inItsText(body, anchor)
    if (found) return found
  }
  throw new Invalid({ exact: message('discussions.exactGone') })
}

/**
 * Writes the comment, asks the members it names, if they can see the place, and notifies the others who take part, and those who wrote the
 * record. The author is never asked.
 */
async function writeComment(
  tx: Tx,
  actor: Actor,
  { id: threadId, recordId, passageId }: { id: string; recordId: string | null; passageId: string | null },
  text: string,
  kind: 'COMMENT' | 'SUGGESTION' = 'COMMENT',
) {
  const members = await mentionableIn(tx, recordId, { namedIn: text })
  const named = mentionedIn(text, members).filter((id) => id !== actor.id)
  const asked = passageId && named.length > 0 ? await readersOfPassage(tx, passageId, named) : named
  const { id } = await tx.comment.create({
    data: {
      threadId,
      text,
      authorId: actor.id,
      at: new Date(),
      mentions: { createMany: { data: asked.map((memberId) => ({ memberId })) } },
    },
    select: { id: true },
  })
  await notifyOfComment(tx, actor, { threadId, recordId, passageId, asked, kind })
  return { id, asked }
}

/** The id of the newest comment if the same member has just sent the same text, else null. */
const repeated = (
  newest: { id: string; authorId: string; text: string } | undefined,
  actor: Actor,
  text: string,
) => (newest?.authorId === actor.id && newest.text === text ? newest.id : null)

const newestComment = {
  orderBy: [{ at: 'desc' }, { id: 'desc' }],
  take: 1,
} satisfies Prisma.CommentFindManyArgs

/**
 * Opens a discussion of a subject of a record that the actor can see, or of a passage, with its first comment. Throws `NotFound` for a
 * subject that is neither in the draft nor in the submitted revision. Sending the same twice opens one discussion.
 */
export async function openThread(actor: Actor, input: NewThread | Unchecked): Promise<{ id: string }> {
  const { place, text, suggested } = parseInput(newThreadSchema, input)
  return transactionAs(actor, async (tx) => {
    if ('passageId' in place) await demandPassage(tx, actor, place.passageId)
    else if ('subjectType' in place) await demandSubject(tx, actor, place)
    const columns =
      'anchor' in place
        ? { recordId: place.recordId, ...(await demandText(tx, actor, place)), suggested }
        : place
    const last = await tx.thread.findFirst({
      where: { ...columns, kind: 'COMMENT', resolvedAt: null, openedById: actor.id },
      orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
      select: { id: true, comments: newestComment },
    })
    if (last && (text === '' ? last.comments.length === 0 : repeated(last.comments[0], actor, text)))
      return { id: last.id }
    const { id } = await tx.thread.create({
      data: { ...columns, openedById: actor.id, openedAt: new Date() },
      select: { id: true },
    })
    const recordId = 'recordId' in place ? place.recordId : null
    const passageId = 'passageId' in place ? place.passageId : null
    const kind = suggested === null ? 'COMMENT' : 'SUGGESTION'
    const written =
      text === '' ? null : await writeComment(tx, actor, { id, recordId, passageId }, text, kind)
    if (recordId !== null && written === null)
      await notifyWriters(tx, actor, { kind, recordId, threadId: id })
    // Without the text that it is about: the row has it, and an erasure deletes the row.
    const logged = 'anchor' in place ? { recordId: place.recordId, suggestion: suggested !== null } : place
    await log(tx, actor, 'open', id, { ...logged, comment: written?.id ?? null, asked: written?.asked ?? [] })
    return { id }
  })
}

/** The discussion, locked until the transaction ends. `NotFound` for one that the actor can't see. */
async function lockThread(tx: Tx, actor: Actor, threadId: string) {
  await tx.$queryRaw`SELECT id FROM "Thread" WHERE id = ${threadId}::uuid FOR UPDATE`
  const thread = await tx.thread.findFirst({
    where: { id: threadId, ...(await seenBy(tx, actor, Prisma.sql`d.id = ${threadId}::uuid`)) },
    select: {
      id: true,
      recordId: true,
      passageId: true,
      resolvedAt: true,
      resolvedBy: { select: { name: true } },
      comments: newestComment,
    },
  })
  if (!thread) throw new NotFound()
  return thread
}

/** Adds a comment to an open discussion; `Conflict` when it is resolved. Sending the same twice writes it once. */
export async function comment(
  actor: Actor,
  threadId: string,
  input: Given<typeof commentSchema>,
): Promise<{ id: string }> {
  const id = parseId(threadId)
  const { text } = parseInput(commentSchema, input)
  return transactionAs(actor, async (tx) => {
    const thread = await lockThread(tx, actor, id)
    const before = repeated(thread.comments[0], actor, text)
    if (before) return { id: before }
    if (thread.resolvedAt)
      throw new Conflict(message('discussions.resolvedMeanwhile', { name: thread.resolvedBy?.name ?? '' }), {
        resolvedAt: thread.resolvedAt,
      })
    const written = await writeComment(tx, actor, thread, text)
    await markSeen(tx, actor, id)
    await log(tx, actor, 'comment', id, { comment: written.id, asked: written.asked })
    return { id: written.id }
  })
}

/** Resolves a discussion; `Conflict` when it is already resolved. */
export async function resolve(actor: Actor, threadId: string): Promise<void> {
  const id = parseId(threadId)
  await transactionAs(actor, async (tx) => {
    const { resolvedAt, resolvedBy } = await lockThread(tx, actor, id)
    if (resolvedAt)
      throw new Conflict(message('discussions.alreadyResolved', { name: resolvedBy?.name ?? '' }), {
        resolvedAt,
      })
    await tx.thread.update({ where: { id }, data: { resolvedAt: new Date(), resolvedById: actor.id } })
    await markSeen(tx, actor, id)
    await log(tx, actor, 'resolve', id, {})
  })
}

/** Reopens a resolved discussion; `Conflict` when it is open, or when the same disagreement has a newer open discussion. */
export async function reopen(actor: Actor, threadId: string): Promise<void> {
  const id = parseId(threadId)
  await transactionAs(actor, async (tx) => {
    const { resolvedAt } = await lockThread(tx, actor, id)
    if (!resolvedAt) throw new Conflict(message('discussions.alreadyOpen'), { resolvedAt })
    const { kind, recordId, subjectType, subjectId, aspect, isAccepted } = await tx.thread.findUniqueOrThrow({
      where: { id },
    })
    if (isAccepted !== null) throw new Conflict(message('discussions.suggestionDecided'), { resolvedAt })
    const place = { kind, recordId, subjectType, subjectId, aspect }
    if (kind === 'DISAGREEMENT' && (await tx.thread.count({ where: { ...place, resolvedAt: null } })) > 0)
      throw new Conflict(message('discussions.otherOpen'), { resolvedAt })
    await tx.thread.update({ where: { id }, data: { resolvedAt: null, resolvedById: null } })
    await log(tx, actor, 'reopen', id, {})
  })
}

const markSeen = async (tx: Tx, actor: Actor, threadId: string | null) => {
  const { count } = await tx.mention.updateMany({
    where: {
      memberId: actor.id,
      seenAt: null,
      comment: {
        thread: { AND: [await seenBy(tx, actor, askingSql(actor))], ...(threadId && { id: threadId }) },
      },
    },
    data: { seenAt: new Date() },
  })
  await seeThreadNotifications(tx, actor, threadId)
  return count
}

/** Marks the questions to the actor as seen, in one discussion or in all. Returns how many there were. */
export async function markMentionsSeen(actor: Actor, threadId: string | null = null): Promise<number> {
  const id = threadId === null ? null : parseId(threadId)
  return transactionAs(actor, async (tx) => {
    const count = await markSeen(tx, actor, id)
    if (count > 0)
      await recordEvent(tx, {
        actor,
        action: 'member.see',
        subjectType: 'member',
        subjectId: actor.id,
        detail: { mentions: count, thread: id },
      })
    return count
  })
}
