import 'server-only'
import type { Tx } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import { narrowsCopiesSql } from '@/lib/holdings/access'
import type { Suggestion } from '../saving/contributions-thread'
import type { RecordContent } from '../schema'
import { subjectsOf } from '../subjects'
import { authoritiesOf, authorityFaultsOf, withAuthorities } from './authorities'
import { withSources } from './chains'
import { rewriteImages } from './images'
import { changesOf, doubledFaultsOf, faultsOf, type Known, type ReferenceRow, referenceRowsOf } from './rows'

/**
 * The existing sources and passages that new rows name, locked until the transaction ends so that no one deletes them meanwhile: two queries
 * for any number of citations.
 */
async function known(tx: Tx, rows: readonly ReferenceRow[]): Promise<Known> {
  const sourceIds = [...new Set(rows.map(({ sourceId }) => sourceId))]
  const passageIds = [...new Set(rows.flatMap(({ passageId }) => passageId ?? []))]
  const sources = await tx.$queryRaw<{ id: string; merged: boolean }[]>`
    SELECT id, "mergedIntoId" IS NOT NULL AS merged FROM "Source" WHERE id = ANY(${sourceIds}::uuid[]) FOR KEY SHARE`
  const passages = await tx.$queryRaw<{ id: string; sourceId: string }[]>`
    SELECT p.id, h."sourceId" FROM "Passage" p JOIN "TextLayer" t ON t.id = p."textLayerId" JOIN "Holding" h ON h.id = t."holdingId"
    WHERE p.id = ANY(${passageIds}::uuid[]) FOR KEY SHARE OF p`
  return {
    sources: new Set(sources.map(({ id }) => id)),
    merged: new Set(sources.flatMap(({ id, merged }) => (merged ? [id] : []))),
    sourceOfPassage: new Map(passages.map(({ id, sourceId }) => [id, sourceId])),
  }
}

/** A saved draft with the rows of its citations and of the authorities it names. */
export type TiedDraft = {
  version: number
  savedAt: Date
  savedById: string
  contentHash: string
  content: unknown
  contributors: unknown
  removedText: unknown
  references: (ReferenceRow & { id: string })[]
  authorities: { authorityId: string; role: string }[]
  /** True when its consent lets readers see less of the copies of what it cites (lib/holdings/access.ts). */
  narrowsCopies: boolean
  /** The SHA-256 of each image in the text. */
  images: string[]
  /** All that were ever made for the text, with the corrections that reviewers proposed. */
  suggestions: Suggestion[]
}

/** Reads the draft with its citations and names: one query. The caller has checked the permission. */
export async function tiedDraft(tx: Tx, recordId: string): Promise<TiedDraft> {
  const [draft] = await tx.$queryRaw<TiedDraft[]>`
    /* by key */ SELECT d.version, d."savedAt", d."savedById", d."contentHash", d.content, d.contributors, d."removedText",
      (SELECT coalesce(jsonb_agg(f), '[]') FROM "Reference" f WHERE f."recordId" = d."recordId" AND f."revisionId" IS NULL) AS references,
      (SELECT coalesce(jsonb_agg(a), '[]') FROM "RecordAuthority" a WHERE a."recordId" = d."recordId") AS authorities,
      EXISTS (SELECT FROM "Consent" c JOIN "Record" r ON r.id = c."recordId" WHERE c."recordId" = d."recordId" AND ${narrowsCopiesSql}) AS "narrowsCopies",
      (SELECT coalesce(jsonb_agg(u.sha256), '[]') FROM "MediaUse" u WHERE u."recordId" = d."recordId" AND u."revisionId" IS NULL) AS images,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('by', t."openedById", 'exact', t.exact, 'prefix', coalesce(t.prefix, ''),
          'suffix', coalesce(t.suffix, ''), 'suggested', t.suggested)), '[]')
        FROM (
          SELECT "openedById", exact, prefix, suffix, suggested FROM "Thread"
          WHERE "recordId" = d."recordId" AND exact IS NOT NULL AND suggested IS NOT NULL
          UNION ALL SELECT v."memberId", c.before, '', '', c.after FROM "Correction" c JOIN "Verdict" v ON v.id = c."verdictId"
          WHERE c."recordId" = d."recordId" AND c.part IN ('wording', 'original', 'translator', 'note')) AS t) AS suggestions
    FROM "Draft" d WHERE d."recordId" = ${recordId}::uuid`
  if (!draft) throw new NotFound()
  return draft
}

async function rewriteReferences(
  tx: Tx,
  record: { id: string; kind: string },
  content: RecordContent,
  present: TiedDraft['references'],
) {
  const subjects = subjectsOf(record.kind, content)
  const { gone, added } = changesOf(present, referenceRowsOf(subjects))
  if (added.length > 0) {
    const faults = faultsOf(subjects, added, await known(tx, added))
    if (Object.keys(faults).length > 0) throw new Invalid(faults)
  }
  const ids = gone.map(({ id }) => id)
  if (ids.length > 0) await tx.$executeRaw`DELETE FROM "Reference" WHERE id = ANY(${ids}::uuid[])`
  if (added.length > 0)
    await tx.$executeRaw`
      INSERT INTO "Reference" ("id", "recordId", "subjectType", "subjectId", "hop", "sourceId", "access", "passageId")
      SELECT gen_random_uuid(), ${record.id}::uuid, r."subjectType"::"SubjectType", r."subjectId", r."hop", r."sourceId",
        r."access"::"Access", r."passageId"
      FROM jsonb_to_recordset(${JSON.stringify(added)}::jsonb) AS r(
        "subjectType" text, "subjectId" text, "hop" int, "sourceId" uuid, "access" text, "passageId" uuid)`
}

const unmergedAuthorities = (tx: Tx, ids: readonly string[]) =>
  tx.$queryRaw<{ id: string; kind: AuthorityKind }[]>`
    SELECT id, kind FROM "Authority" WHERE id = ANY(${ids}::uuid[]) AND "mergedIntoId" IS NULL FOR KEY SHARE`

async function rewriteAuthorities(
  tx: Tx,
  record: { id: string; kind: string },
  content: RecordContent,
  present: TiedDraft['authorities'],
) {
  const wanted = authoritiesOf(record.kind, content)
  const has = (rows: readonly { authorityId: string; role: string }[]) => {
    const keys = new Set(rows.map(({ authorityId, role }) => `${authorityId} ${role}`))
    return (row: { authorityId: string; role: string }) => keys.has(`${row.authorityId} ${row.role}`)
  }
  const stays = has(wanted)
  const exists = has(present)
  const added = wanted.filter((tie) => !exists(tie))
  if (added.length > 0) {
    const ids = [...new Set(added.map(({ authorityId }) => authorityId))]
    const rows = await unmergedAuthorities(tx, ids)
    const faults = authorityFaultsOf(added, new Map(rows.map(({ id, kind }) => [id, kind])))
    if (Object.keys(faults).length > 0) throw new Invalid(faults)
  }
  const gone = present.filter((row) => !stays(row))
  if (gone.length > 0)
    await tx.$executeRaw`
      DELETE FROM "RecordAuthority" WHERE "recordId" = ${record.id}::uuid AND ("authorityId", "role") IN (
        SELECT * FROM unnest(${gone.map((row) => row.authorityId)}::uuid[], ${gone.map((row) => row.role)}::text[]))`
  if (added.length > 0)
    await tx.recordAuthority.createMany({
      data: added.map(({ authorityId, role }) => ({ recordId: record.id, authorityId, role })),
      skipDuplicates: true,
    })
}

/**
 * Updates the rows of a draft's citations, images and names to its content, touching only those that changed. `Invalid` names the field that cites a
 * missing source, a passage of another source than the one seen, or an authority that is missing or of another kind.
 */
export async function rewriteTies(
  tx: Tx,
  record: { id: string; kind: string },
  content: RecordContent,
  before: Pick<TiedDraft, 'references' | 'authorities' | 'images'>,
) {
  await rewriteReferences(tx, record, content, before.references)
  await rewriteImages(tx, record.id, content, before.images)
  await rewriteAuthorities(tx, record, content, before.authorities)
}

/** The sources and authorities into which these were merged, by their old ids: one query. */
async function keptEntriesIn(tx: Tx, sourceIds: readonly string[], authorityIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ id: string; kept: string }[]>`
    SELECT id, "mergedIntoId" AS kept FROM "Source" WHERE id = ANY(${sourceIds}::uuid[]) AND "mergedIntoId" IS NOT NULL
    UNION ALL
    SELECT id, "mergedIntoId" FROM "Authority" WHERE id = ANY(${authorityIds}::uuid[]) AND "mergedIntoId" IS NOT NULL`
  return new Map(rows.map(({ id, kept }) => [id, kept]))
}

/**
 * The content with merged sources and authorities replaced by those they were merged into: an old revision, or a page that was open
 * meanwhile, can still name the old ones. `Invalid` when a chain would then have one source twice. Ids that the draft has already are not
 * looked up: a merge updates every draft.
 */
export async function withKeptEntries(
  tx: Tx,
  kind: string,
  content: RecordContent,
  { references, authorities }: Pick<TiedDraft, 'references' | 'authorities'>,
): Promise<RecordContent> {
  const subjects = subjectsOf(kind, content)
  const tied = new Set([
    ...references.map(({ sourceId }) => sourceId),
    ...authorities.map(({ authorityId }) => authorityId),
  ])
  const sourceIds = subjects
    .flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId))
    .filter((id) => !tied.has(id))
  const authorityIds = authoritiesOf(kind, content)
    .map(({ authorityId }) => authorityId)
    .filter((id) => !tied.has(id))
  if (sourceIds.length + authorityIds.length === 0) return content
  const merged = await keptEntriesIn(tx, [...new Set(sourceIds)], [...new Set(authorityIds)])
  if (merged.size === 0) return content
  const faults = doubledFaultsOf(subjects, merged)
  if (Object.keys(faults).length > 0) throw new Invalid(faults)
  return withAuthorities(kind, withSources(kind, content, merged), (id) => merged.get(id) ?? id)
}

/** The content as it can be restored: links to authorities that were deleted since are removed, their names stay. */
export async function withSurvivingAuthorities(
  tx: Tx,
  kind: string,
  given: RecordContent,
): Promise<RecordContent> {
  const content = await withKeptEntries(tx, kind, given, { references: [], authorities: [] })
  const ids = [...new Set(authoritiesOf(kind, content).map(({ authorityId }) => authorityId))]
  const rows = ids.length > 0 ? await unmergedAuthorities(tx, ids) : []
  const unmerged = new Set(rows.map(({ id }) => id))
  return withAuthorities(kind, content, (id) => (unmerged.has(id) ? id : null))
}
