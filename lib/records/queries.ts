import 'server-only'
import { type Actor, mayWrite, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import type { Access, Identification } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { storedContent } from './schema'
import { writableStates } from './state'

/** The kind of a record that this actor may see. */
export async function kindOfRecord(actor: Actor, recordId: string): Promise<string> {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: { kind: true },
  })
  if (!record) throw new NotFound()
  return record.kind
}

const member = { select: { id: true, name: true } } as const

/**
 * One record with its draft and editions; `isOpen` when this actor can edit it now. `NotFound` for a record they can't see. The content is
 * read through the kind's schema.
 */
export async function getRecord(actor: Actor, recordId: string) {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: {
      id: true,
      kind: true,
      slug: true,
      state: true,
      editions: true,
      createdById: true,
      createdAt: true,
      updatedAt: true,
      createdBy: member,
      live: { select: { number: true, publishedAt: true } },
      draft: { select: { version: true, content: true, savedAt: true, savedBy: member } },
    },
  })
  if (!record?.draft) throw new NotFound()
  const { draft, ...rest } = record
  return {
    ...rest,
    draft: { ...draft, content: storedContent(record.kind, draft.content) },
    isOpen: mayWrite(actor, record) && writableStates.includes(record.state),
  }
}

export type DraftSource = {
  sourceId: string
  title: string
  identification: Identification
  /** The number of quotations, citations, figures and events that cite it. */
  subjects: number
  passages: number
  accesses: Access[]
  /** When it was changed since the public edition; null when it was not. */
  changedAt: Date | null
}

/** The sources that the draft cites, by title: one query. */
export async function sourcesOfDraft(actor: Actor, recordId: string): Promise<DraftSource[]> {
  await kindOfRecord(actor, recordId)
  return db.$queryRaw<DraftSource[]>`
    SELECT s.id AS "sourceId", s.title, s.identification,
      count(DISTINCT (f."subjectType", f."subjectId"))::int AS subjects,
      count(DISTINCT f."passageId")::int AS passages,
      array_agg(DISTINCT f.access::text) AS accesses,
      CASE WHEN s."citedAt" > e."publishedAt" THEN s."citedAt" END AS "changedAt"
    FROM "Reference" f
    JOIN "Source" s ON s.id = f."sourceId"
    JOIN "Record" r ON r.id = f."recordId"
    LEFT JOIN "Edition" e ON e.id = r."liveId"
    WHERE f."recordId" = ${recordId}::uuid AND f."revisionId" IS NULL
    GROUP BY s.id, e.id ORDER BY s.title, s.id`
}

/** The workflow steps of the record, newest first. */
export async function historyOf(actor: Actor, recordId: string) {
  await kindOfRecord(actor, recordId)
  return db.transition.findMany({
    where: { recordId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
    select: {
      id: true,
      action: true,
      toState: true,
      reason: true,
      at: true,
      actor: member,
      revision: { select: { number: true } },
    },
  })
}
