import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { seesSql } from '@/lib/access-sql'
import { db, type Tx } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { partsOfLine, wordLine } from '@/lib/folding/word-lines'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import { placedThread } from '@/lib/notifications/placed-thread'
import { unreadableThreads } from '@/lib/notifications/unreadable-threads'
import { keyOf } from '@/lib/review/subject-names'
import { isBlind, type SeenSubject } from '@/lib/review/verdicts/blind'
import type { GivenVerdict } from '@/lib/review/verdicts/judge'

/** The discussions, "Thread" d, in which comments ask the actor what they haven't marked as seen. */
export const askingSql = (actor: Actor): Prisma.Sql => Prisma.sql`d.id IN (
  SELECT c."threadId" FROM "Mention" m JOIN "Comment" c ON c.id = m."commentId" WHERE m."memberId" = ${actor.id}::uuid AND m."seenAt" IS NULL)`

/**
 * Of the discussions, "Thread" d, that meet the condition, those that this actor can see: those of records they can see, and those of passages of copies that they can read, because comments quote
 * what they are about. One query, or none for members who can read all copies.
 */
export async function seenBy(client: Tx, actor: Actor, which: Prisma.Sql) {
  const hidden = await unreadableThreads(client, actor, which)
  return {
    OR: [
      { recordId: { not: null }, record: visibleTo(actor) },
      { passageId: { not: null }, id: { notIn: hidden } },
    ],
  } satisfies Prisma.ThreadWhereInput
}

const member = { select: { id: true, name: true } } as const

const threadColumns = {
  id: true,
  kind: true,
  recordId: true,
  subjectType: true,
  subjectId: true,
  passageId: true,
  aspect: true,
  exact: true,
  prefix: true,
  suffix: true,
  suggested: true,
  isAccepted: true,
  openedBy: member,
  openedAt: true,
  resolvedBy: member,
  resolvedAt: true,
  comments: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      text: true,
      at: true,
      author: member,
      mentions: { select: { member, seenAt: true }, orderBy: { memberId: 'asc' } },
    },
  },
} satisfies Prisma.ThreadSelect

/** A discussion with its comments, oldest first. */
export type SeenThread = Prisma.ThreadGetPayload<{ select: typeof threadColumns }>

const oldestFirst = [{ openedAt: 'asc' }, { id: 'asc' }] satisfies Prisma.ThreadOrderByWithRelationInput[]

/** The discussions of a record, as one member can see them. */
type SeenThreads = {
  /** Open and resolved, in the order in which they were opened. */
  shown: SeenThread[]
  /** The number of discussions that the member sees only after they have given their verdict, by the key of the subject. */
  withheld: ReadonlyMap<string, number>
}

const takesPart = (actor: Actor, { openedBy, comments }: SeenThread) =>
  openedBy.id === actor.id ||
  comments.some(
    ({ author, mentions }) => author.id === actor.id || mentions.some(({ member }) => member.id === actor.id),
  )

/**
 * The discussions of a record; none when the actor can't see it. Where a verdict on a subject is withheld from the actor, so are the
 * discussions of it in which they take no part: a comment could reveal the verdict. `subjects` is what they see of the record.
 */
export async function threadsOfRecord(
  actor: Actor,
  recordId: string,
  subjects: readonly SeenSubject<GivenVerdict>[],
): Promise<SeenThreads> {
  const threads = await db.thread.findMany({
    where: { recordId: parseId(recordId), record: visibleTo(actor) },
    orderBy: oldestFirst,
    select: threadColumns,
  })
  const hidden = subjects.filter(isBlind)
  const blind = new Set(hidden.map(keyOf))
  const isAbout = ({ exact }: SeenThread, words: string) =>
    exact !== null && (words.includes(exact) || exact.includes(words))
  const keyOfThread = ({ subjectType, subjectId }: SeenThread) => `${subjectType} ${subjectId}`
  const isWithheld = (thread: SeenThread) =>
    !takesPart(actor, thread) &&
    (blind.has(keyOfThread(thread)) || hidden.some(({ wording }) => isAbout(thread, wording)))
  const withheld = Map.groupBy(threads.filter(isWithheld), keyOfThread)
  return {
    shown: threads.filter((thread) => !isWithheld(thread)),
    withheld: new Map([...withheld].map(([key, { length }]) => [key, length])),
  }
}

/** The discussions of those of these passages whose copies the actor can read. */
export async function threadsOfPassages(actor: Actor, passageIds: readonly string[]): Promise<SeenThread[]> {
  if (passageIds.length === 0) return []
  const seen = await seenBy(db, actor, Prisma.sql`d."passageId" = ANY(${passageIds}::uuid[])`)
  return db.thread.findMany({
    where: { passageId: { in: [...passageIds] }, AND: [seen] },
    orderBy: oldestFirst,
    select: threadColumns,
  })
}

const ASKED = 20

/** The questions to the actor that they haven't marked as seen, newest first, with the total. */
export async function askedOf(actor: Actor) {
  const where = {
    memberId: actor.id,
    seenAt: null,
    comment: { thread: await seenBy(db, actor, askingSql(actor)) },
  } satisfies Prisma.MentionWhereInput
  const [mentions, count] = await Promise.all([
    db.mention.findMany({
      where,
      orderBy: [{ comment: { at: 'desc' } }, { commentId: 'desc' }],
      take: ASKED,
      select: {
        comment: {
          select: { id: true, text: true, at: true, author: member, thread: { select: placedThread } },
        },
      },
    }),
    db.mention.count({ where }),
  ])
  return { asked: mentions.map(({ comment }) => comment), count }
}

/**
 * The open discussions that concern the actor: those they opened or commented in, those of records they wrote, and disagreements on records
 * they gave verdicts on. Newest first, at most twenty, each with its last comment.
 */
export async function openThreadsOf(actor: Actor) {
  const concerning = Prisma.sql`d."resolvedAt" IS NULL AND (d."openedById" = ${actor.id}::uuid
    OR d.id IN (SELECT c."threadId" FROM "Comment" c WHERE c."authorId" = ${actor.id}::uuid))`
  const threads = await db.thread.findMany({
    where: {
      resolvedAt: null,
      AND: [await seenBy(db, actor, concerning)],
      OR: [
        { openedById: actor.id },
        { comments: { some: { authorId: actor.id } } },
        { record: { OR: [{ createdById: actor.id }, { contributions: { some: { memberId: actor.id } } }] } },
        { kind: 'DISAGREEMENT', record: { verdicts: { some: { memberId: actor.id } } } },
      ],
    },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    take: ASKED,
    select: {
      ...placedThread,
      comments: {
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { text: true, at: true, author: member },
      },
    },
  })
  return threads.map(({ comments, ...thread }) => ({ ...thread, last: comments[0] ?? null }))
}

type Mentionable = { id: string; name: string }
const OFFERED = 8

/**
 * Active members who can see the record, or all active members where no record is given: those whose name is in a text, or up to eight whose
 * name matches what was typed. Its caller guards it.
 */
export async function mentionableIn(
  client: Tx,
  recordId: string | null,
  sought: { namedIn: string } | { typed: string },
): Promise<Mentionable[]> {
  const sees = recordId ? seesSql(recordId) : Prisma.sql`TRUE`
  const named =
    'namedIn' in sought
      ? Prisma.sql`position('@' || lower(m.name) IN lower(${sought.namedIn})) > 0`
      : Prisma.sql`TRUE`
  const members = await client.$queryRaw<Mentionable[]>`
    SELECT m.id, m.name FROM "Member" m WHERE m."disabledAt" IS NULL AND ${sees} AND ${named} ORDER BY m.name, m.id`
  if ('namedIn' in sought) return members
  const parts = partsOfLine(sought.typed)
  return members.filter(({ name }) => parts.every((part) => wordLine(name).includes(part))).slice(0, OFFERED)
}

/** The members whom the actor can ask here; `NotFound` for a record that they can't see. */
export async function mentionable(
  actor: Actor,
  recordId: string | null,
  typed: string,
): Promise<Mentionable[]> {
  if (recordId !== null) {
    const seen = await db.record.count({ where: { id: parseId(recordId), ...visibleTo(actor) } })
    if (seen === 0) throw new NotFound()
  }
  return mentionableIn(db, recordId, { typed })
}
