import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { storedContributors } from '@/lib/contributions/contributors'
import { type Tx, transaction } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { parseId, parseInput } from '@/lib/input'
import { getTranslator } from '@/lib/settings/language'
import { proseOf } from '@/lib/text/characters'
import { lockRecord, replaceContent, type Saved } from '../drafts'
import { withSurvivingAuthorities } from '../references/rewrite'
import { storedContent } from '../schema'

type KeptRevision = { id: string; number: number; contentHash: string }

const newest = (tx: Tx, recordId: string) =>
  tx.revision.findFirst({
    where: { recordId },
    orderBy: { number: 'desc' },
    select: { id: true, number: true, contentHash: true, message: true },
  })

/**
 * Saves the draft as the record's next revision, with copies of the rows of its citations and images: what they rely on can't be deleted from then on. The
 * caller has locked the record (`lockRecord`) and checked the permission.
 */
export async function writeRevision(
  tx: Tx,
  actor: Actor,
  recordId: string,
  message: string,
): Promise<KeptRevision> {
  const { content, contributors, ...draft } = await tx.draft.findUniqueOrThrow({
    where: { recordId },
    select: { schemaVersion: true, content: true, contentHash: true, contributors: true },
  })
  const last = await newest(tx, recordId)
  const plain: Prisma.InputJsonValue = JSON.parse(JSON.stringify(content))
  const revision = await tx.revision.create({
    data: {
      ...draft,
      content: plain,
      contributors: storedContributors(contributors),
      recordId,
      number: (last?.number ?? 0) + 1,
      message,
      authorId: actor.id,
    },
    select: { id: true, number: true, contentHash: true },
  })
  await tx.$executeRaw`
    WITH shown AS (INSERT INTO "MediaUse" (id, "recordId", "revisionId", sha256)
      SELECT gen_random_uuid(), "recordId", ${revision.id}::uuid, sha256 FROM "MediaUse"
      WHERE "recordId" = ${recordId}::uuid AND "revisionId" IS NULL)
    INSERT INTO "Reference" ("id", "recordId", "revisionId", "subjectType", "subjectId", "hop", "sourceId", "access", "passageId")
    SELECT gen_random_uuid(), "recordId", ${revision.id}::uuid, "subjectType", "subjectId", "hop", "sourceId", "access", "passageId"
    FROM "Reference" WHERE "recordId" = ${recordId}::uuid AND "revisionId" IS NULL`
  return revision
}

const keepSchema = z.strictObject({ message: proseOf(1000) })

/**
 * Saves the draft as a revision with a message. Returns the newest revision when that has the same content and the message is not new: a form
 * sent twice saves one.
 */
export async function keepRevision(actor: Actor, recordId: string, message: string): Promise<KeptRevision> {
  const id = parseId(recordId)
  const { message: words } = parseInput(keepSchema, { message })
  return transaction(async (tx) => {
    await lockRecord(tx, actor, id)
    const draft = await tx.draft.findUniqueOrThrow({ where: { recordId: id }, select: { contentHash: true } })
    const last = await newest(tx, id)
    if (last?.contentHash === draft.contentHash && (words === '' || words === last.message))
      return { id: last.id, number: last.number, contentHash: last.contentHash }
    const revision = await writeRevision(tx, actor, id, words)
    await recordEvent(tx, {
      actor,
      action: 'record.keep',
      subjectType: 'record',
      subjectId: id,
      detail: { revision: revision.number, contentHash: revision.contentHash },
    })
    return revision
  })
}

const restoreSchema = z.strictObject({ baseVersion: z.int().positive() })

/**
 * Replaces the draft, if it is still version `baseVersion`, by an earlier revision. The draft is saved as a revision first, unless one has the
 * same content. Its contributors come back with its text. Names of deleted authorities stay as plain names. `Conflict` as in saveDraft.
 */
export async function restoreRevision(
  actor: Actor,
  recordId: string,
  revisionId: string,
  baseVersion: number,
): Promise<Saved> {
  const id = parseId(recordId)
  const from = parseId(revisionId)
  const input = parseInput(restoreSchema, { baseVersion })
  const t = await getTranslator()
  return transaction(async (tx) => {
    const record = await lockRecord(tx, actor, id)
    const revision = await tx.revision.findFirst({
      where: { id: from, recordId: id },
      select: { number: true, content: true, contributors: true },
    })
    if (!revision) throw new NotFound()
    const draft = await tx.draft.findUniqueOrThrow({
      where: { recordId: id },
      select: { contentHash: true },
    })
    const kept = await tx.revision.count({ where: { recordId: id, contentHash: draft.contentHash } })
    const before =
      kept === 0
        ? await writeRevision(
            tx,
            actor,
            id,
            t('records.revisions.beforeRestore', { number: revision.number }),
          )
        : null
    const content = await withSurvivingAuthorities(
      tx,
      record.kind,
      storedContent(record.kind, revision.content),
    )
    const { version, savedAt, changed } = await replaceContent(
      tx,
      actor,
      record,
      input.baseVersion,
      content,
      {
        from: [revision],
      },
    )
    if (changed)
      await recordEvent(tx, {
        actor,
        action: 'record.restore',
        subjectType: 'record',
        subjectId: id,
        detail: { revision: revision.number, kept: before?.number ?? null, version },
      })
    return { version, savedAt }
  })
}
