import 'server-only'
import { type Actor, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { NotFound } from '@/lib/errors'
import { parseId } from '@/lib/input'
import { getTranslator } from '@/lib/settings/language'
import { draftContent } from '../current-draft'
import { partsOf } from '../parts'
import { type RecordContent, storedContent } from '../schema'
import { subjectsOf } from '../subjects'
import type { Difference } from './compare'
import { compareAside } from './compare-aside'

const PAGE = 50

const heading = {
  id: true,
  number: true,
  message: true,
  contentHash: true,
  createdAt: true,
  author: { select: { id: true, name: true } },
  editions: { select: { number: true } },
} as const

/** A page of at most fifty revisions, newest first; `before` is the last number of the previous page. */
export async function listRevisions(actor: Actor, recordId: string, before?: number) {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: {
      revisions: {
        where: before === undefined ? {} : { number: { lt: before } },
        orderBy: { number: 'desc' },
        take: PAGE + 1,
        select: heading,
      },
    },
  })
  if (!record) throw new NotFound()
  const revisions = record.revisions.slice(0, PAGE)
  return { revisions, next: record.revisions.length > PAGE ? (revisions.at(-1)?.number ?? null) : null }
}

/** One revision with its content, read through the kind's schema. */
export async function getRevision(actor: Actor, recordId: string, number: number) {
  const revision = await db.revision.findFirst({
    where: { recordId: parseId(recordId), number, record: visibleTo(actor) },
    select: { ...heading, content: true, record: { select: { kind: true } } },
  })
  if (!revision) throw new NotFound()
  const { record, content, ...rest } = revision
  return { ...rest, kind: record.kind, content: storedContent(record.kind, content) }
}
export type SeenRevision = Awaited<ReturnType<typeof getRevision>>

/** Titles of the sources that contents cite, by id: one query. */
async function titlesOf(kind: string, contents: readonly RecordContent[]): Promise<Map<string, string>> {
  const ids = contents.flatMap((content) =>
    subjectsOf(kind, content).flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId)),
  )
  const rows = await db.$queryRaw<{ id: string; title: string }[]>`
    SELECT id, title FROM "Source" WHERE id = ANY(${[...new Set(ids)]}::uuid[])`
  return new Map(rows.map(({ id, title }) => [id, title]))
}

/** One revision for reading: its content part by part, with the current titles of its sources. */
export async function readRevision(actor: Actor, recordId: string, number: number) {
  const revision = await getRevision(actor, recordId, number)
  const titles = await titlesOf(revision.kind, [revision.content])
  const t = await getTranslator()
  return { ...revision, parts: partsOf(revision.kind, revision.content, titles, t) }
}

/**
 * The differences from one revision to another, or to the current draft when `to` is null, part by part; equal parts are left out.
 */
export async function compareRevisions(
  actor: Actor,
  recordId: string,
  from: number,
  to: number | null,
): Promise<Difference[]> {
  const { kind, content: before } = await getRevision(actor, recordId, from)
  const after =
    to === null ? await draftContent(actor, recordId) : (await getRevision(actor, recordId, to)).content
  const titles = await titlesOf(kind, [before, after])
  const t = await getTranslator()
  return compareAside(actor.id, partsOf(kind, before, titles, t), partsOf(kind, after, titles, t))
}
