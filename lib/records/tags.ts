import 'server-only'
import { z } from 'zod'
import { type Actor, visibleTo } from '@/lib/access'
import { visibleSql } from '@/lib/access-sql'
import { db, transaction } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { issue, message } from '@/lib/messages/message'
import { filledLineOf } from '@/lib/text/characters'
import { lockRecord } from './drafts'

/** The most tags of one record. */
const MOST = 30

const tagSchema = filledLineOf(60, issue('records.tags.missing')).refine(
  (tag) => !tag.includes(','),
  issue('records.tags.comma'),
)

const tagChangeSchema = z.strictObject({
  add: z.array(tagSchema).max(MOST).default([]),
  remove: z.array(z.string()).max(MOST).default([]),
})

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

/**
 * Adds tags to a record and removes others, in any state of it: tags are no part of its text. A tag that other records have keeps their
 * spelling. Returns the tags that were added and removed. `Invalid` on `add` for more than thirty tags.
 */
export async function changeTags(
  actor: Actor,
  recordId: string,
  input: Given<typeof tagChangeSchema>,
): Promise<{ added: string[]; removed: string[] }> {
  const id = parseId(recordId)
  const { add, remove } = parseInput(tagChangeSchema, input)
  return transaction(async (tx) => {
    await lockRecord(tx, actor, id)
    const spelled = await tx.$queryRaw<{ tag: string }[]>`
      SELECT DISTINCT ON (lower(tag)) tag FROM "RecordTag"
      WHERE lower(tag) = ANY(${add.map((tag) => tag.toLowerCase())}) ORDER BY lower(tag), tag`
    const before = (await tx.recordTag.findMany({ where: { recordId: id }, select: { tag: true } })).map(
      ({ tag }) => tag,
    )
    const added = add
      .map((tag) => spelled.find((known) => same(known.tag, tag))?.tag ?? tag)
      .filter((tag, at, all) => all.findIndex((other) => same(other, tag)) === at)
      .filter((tag) => !before.some((other) => same(other, tag)))
    const removed = before.filter((tag) => remove.includes(tag))
    if (before.length + added.length - removed.length > MOST)
      throw new Invalid({ add: message('records.tags.tooMany', { maximum: MOST }) })
    if (added.length + removed.length === 0) return { added, removed }
    await tx.recordTag.deleteMany({ where: { recordId: id, tag: { in: removed } } })
    await tx.recordTag.createMany({
      data: added.map((tag) => ({ recordId: id, tag, addedById: actor.id })),
    })
    await recordEvent(tx, {
      actor,
      action: 'record.tag',
      subjectType: 'record',
      subjectId: id,
      detail: { added, removed },
    })
    return { added, removed }
  })
}

/** The tags of a record that this actor can see, by name. */
export async function tagsOf(actor: Actor, recordId: string): Promise<string[]> {
  const rows = await db.recordTag.findMany({
    where: { recordId: parseId(recordId), record: visibleTo(actor) },
    orderBy: { tag: 'asc' },
    select: { tag: true },
  })
  return rows.map(({ tag }) => tag)
}

const KNOWN = 500

/** The tags of records that this actor can see, by name, at most five hundred. */
export async function knownTags(actor: Actor): Promise<string[]> {
  const rows = await db.$queryRaw<{ tag: string }[]>`
    SELECT DISTINCT t.tag FROM "RecordTag" t JOIN "Record" r ON r.id = t."recordId" WHERE ${visibleSql(actor)}
    ORDER BY t.tag LIMIT ${KNOWN}`
  return rows.map(({ tag }) => tag)
}
