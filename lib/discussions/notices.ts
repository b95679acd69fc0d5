import 'server-only'
import type { Tx } from '@/lib/db'
import { notifyMembers, notifyWriters } from '@/lib/notifications/commands'
import { readersOfPassage } from './passages'

/** The members who take part in a discussion: who opened it, and who commented. */
async function partakers(tx: Tx, threadId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT "openedById" AS id FROM "Thread" WHERE id = ${threadId}::uuid
    UNION SELECT "authorId" FROM "Comment" WHERE "threadId" = ${threadId}::uuid`
  return rows.map(({ id }) => id)
}

type Written = {
  threadId: string
  recordId: string | null
  passageId: string | null
  /** The members whom the comment asks. */
  asked: readonly string[]
  kind: 'COMMENT' | 'SUGGESTION'
}

/**
 * Notifies those whom a comment asks, the others who take part in its discussion and can still see it, and those who wrote the record; each member
 * once.
 */
export async function notifyOfComment(
  tx: Tx,
  by: { id: string },
  { threadId, recordId, passageId, asked, kind }: Written,
): Promise<void> {
  await notifyMembers(tx, by, asked, { kind: 'MENTION', recordId, threadId })
  const part = await partakers(tx, threadId)
  const unasked = part.filter((member) => !asked.includes(member))
  const others = passageId === null ? unasked : await readersOfPassage(tx, passageId, unasked)
  await notifyMembers(tx, by, others, { kind: 'REPLY', recordId, threadId })
  if (recordId !== null) await notifyWriters(tx, by, { kind, recordId, threadId }, [...part, ...asked])
}
