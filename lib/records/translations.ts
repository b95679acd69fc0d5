import 'server-only'
import { z } from 'zod'
import { type Actor, demand, demandRecentPassword, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { WorkState } from '@/lib/generated/prisma/enums'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { issue, type Message, message } from '@/lib/messages/message'
import { lockRecord } from './drafts'
import { getRecord } from './queries'

/** The id of a record: alone, or in the address of one of its pages. */
const idIn = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i

const inputSchema = z.strictObject({
  original: z
    .string()
    .max(500, issue('records.translations.noRecord'))
    .transform((text) => idIn.exec(text)?.[0].toLowerCase() ?? '')
    .refine((id) => id !== '', issue('records.translations.noRecord')),
})

type LinkedRecord = { id: string; title: string; language: string; state: WorkState }

const shown = {
  select: { id: true, state: true, draft: { select: { title: true, language: true } } },
} as const
type Shown = { id: string; state: WorkState; draft: { title: string; language: string } | null }

const linkedRecord = ({ id, state, draft }: Shown): LinkedRecord => ({
  id,
  state,
  title: draft?.title ?? '',
  language: draft?.language ?? 'und',
})

/** The original of a record and its translations, as far as the actor can see them. `NotFound` for a record they can't see. */
export async function translationsOf(
  actor: Actor,
  recordId: string,
): Promise<{ original: LinkedRecord | null; translations: LinkedRecord[] }> {
  const { id } = await getRecord(actor, recordId)
  const [up, down] = await Promise.all([
    db.recordTranslation.findUnique({
      where: { recordId: id, original: visibleTo(actor) },
      select: { original: shown },
    }),
    db.recordTranslation.findMany({
      where: { originalId: id, record: visibleTo(actor) },
      orderBy: { linkedAt: 'asc' },
      select: { record: shown },
    }),
  ])
  return {
    original: up && linkedRecord(up.original),
    translations: down.map(({ record }) => linkedRecord(record)),
  }
}

/**
 * Says that a record is a translation of another of the same kind. Readers see it at once where both are public, so it needs the permission to
 * publish. `NotFound` when the actor can't see one of them, `Invalid` on `original` when they can't be linked.
 */
export async function linkTranslation(
  actor: Actor,
  recordId: string,
  input: { original: string } | Unchecked,
) {
  demand(actor, 'publish')
  demandRecentPassword(actor)
  const id = parseId(recordId)
  const { original: originalId } = parseInput(inputSchema, input)
  if (originalId === id) throw refused('records.translations.itself')
  await transactionAs(actor, async (tx) => {
    // In the order of their ids, so that two links of the same records wait for each other.
    const [first, second] = [id, originalId].toSorted()
    for (const one of [first, second]) if (one) await lockRecord(tx, actor, one)
    await demandLinkable(tx, id, originalId)
    await tx.recordTranslation.create({ data: { recordId: id, originalId, linkedById: actor.id } })
    await logChange(tx, actor, 'record.link-translation', id, originalId)
  })
}

/** Removes the link of a translation with its original. `NotFound` when it has none or the actor can't see one of them. */
export async function unlinkTranslation(actor: Actor, recordId: string) {
  demand(actor, 'publish')
  const id = parseId(recordId)
  await transactionAs(actor, async (tx) => {
    await lockRecord(tx, actor, id)
    const link = await tx.recordTranslation.findUnique({
      where: { recordId: id },
      select: { originalId: true },
    })
    if (!link) throw new NotFound()
    await tx.recordTranslation.delete({ where: { recordId: id }, select: { recordId: true } })
    await logChange(tx, actor, 'record.unlink-translation', id, link.originalId)
  })
}

const refused = (key: Message['key']) => new Invalid({ original: message(key) })

/**
 * Removes the links of a testimony whose consent names the speaker in another way than the other one: the link would tell readers who speaks. With
 * an event each. A part of commands that have locked the record.
 */
export async function unlinkOtherNames(tx: Tx, actor: Actor, id: string): Promise<void> {
  const links = await tx.$queryRaw<{ recordId: string; originalId: string }[]>`
    DELETE FROM "RecordTranslation" t USING "Consent" own, "Consent" other
    WHERE ${id}::uuid IN (t."recordId", t."originalId") AND own."recordId" = t."recordId" AND other."recordId" = t."originalId"
      AND own."nameDisplay" <> other."nameDisplay"
    RETURNING t."recordId"::text, t."originalId"::text`
  for (const { recordId, originalId } of links)
    await logChange(tx, actor, 'record.unlink-translation', recordId, originalId)
}

type LinkedTestimony = { id: string; editions: number; isPublic: boolean }

/** The original and the other translations of a testimony, and whether readers can open them. One query. */
export const linkedTestimonies = (tx: Tx, id: string) => tx.$queryRaw<LinkedTestimony[]>`
  WITH family AS (
    SELECT coalesce((SELECT "originalId" FROM "RecordTranslation" WHERE "recordId" = ${id}::uuid), ${id}::uuid) AS original),
  linked AS (
    SELECT original AS id FROM family UNION SELECT t."recordId" FROM family JOIN "RecordTranslation" t ON t."originalId" = family.original)
  SELECT r.id::text, r.editions, r."liveId" IS NOT NULL AS "isPublic" FROM linked JOIN "Consent" c ON c."recordId" = linked.id
  JOIN "Record" r ON r.id = linked.id WHERE r.id <> ${id}::uuid ORDER BY r.id`

/** Refuses to link two records that can't be original and translation. A part of commands that have locked both. */
export async function demandLinkable(tx: Tx, id: string, originalId: string): Promise<void> {
  const records = await tx.record.findMany({
    where: { OR: [{ id: { in: [id, originalId] } }, { translationOf: { originalId } }] },
    select: {
      ...{ id: true, kind: true, translationOf: true },
      draft: { select: { language: true } },
      consent: { select: { nameDisplay: true } },
    },
  })
  const [own, original] = [id, originalId].map((one) => records.find((record) => record.id === one))
  if (!own || !original) throw new NotFound()
  if (own.kind !== original.kind) throw refused('records.translations.otherKind')
  if (own.consent?.nameDisplay !== original.consent?.nameDisplay)
    throw refused('records.translations.otherNames')
  if (original.translationOf) throw refused('records.translations.originalIsTranslation')
  if (own.translationOf) throw refused('records.translations.isLinked')
  if ((await tx.recordTranslation.count({ where: { originalId: id } })) > 0)
    throw refused('records.translations.hasTranslations')
  const taken = records.filter((record) => record.id !== id).map(({ draft }) => draft?.language)
  if (taken.includes(own.draft?.language)) throw refused('records.translations.sameLanguage')
}

const logChange = (
  tx: Tx,
  actor: Actor,
  action: 'record.link-translation' | 'record.unlink-translation',
  recordId: string,
  originalId: string,
) => recordEvent(tx, { actor, action, subjectType: 'record', subjectId: recordId, detail: { originalId } })
