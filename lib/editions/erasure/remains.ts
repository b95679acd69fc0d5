import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db, type Tx } from '@/lib/db'
import type { SoughtNames } from '@/lib/folding/find-names'
import { Prisma } from '@/lib/generated/prisma/client'
import { logIdentityRead } from '@/lib/records/consent/queries'
import { hiddenNameSearch } from '@/lib/review/hidden-names/find'
import { stringsIn } from '@/lib/review/hidden-names/texts'
import { consentOf } from '@/lib/review/workflow/gate'
import { inTurns } from '@/lib/workers/turns'
import { isUnplacedSql } from '../masking/unplaced'
import { documentRemains } from './documents'
import { type Excerpts, joinedExcerpts, namedBy, type Remain } from './excerpts'
import { namedInParts } from './parts'
import { namedRecords } from './records'
import { type RowKind, rowKinds } from './schema'
import { namedTexts } from './texts'
import { namedInWaitingFile } from './waiting-file'
import { type MaskedTexts, nameRanges, ownTexts } from './without-name'

/** Rows read at once. */
const PAGE = 500
/** Versions of pages and collections read at once: a long one has megabytes, and there can be thousands. */
const VERSIONS = 10

/** What of these values names the person; null when nothing does. In turns: a text can be long. */
const namedIn = async (values: unknown, sought: SoughtNames): Promise<Excerpts | null> =>
  namedBy(
    await inTurns(stringsIn(values), (text) => {
      const found = nameRanges(text, sought)
      return found.length > 0 ? [{ text, found }] : []
    }),
  )

type Row = {
  id: string
  title: string
  sourceId?: string
  within?: string
  values: unknown
  /** Its place in the order, where it is one of several rows of the same. */
  key?: string
  /** What it has so many of that they are read apart. */
  parts?: 'JOB' | 'IMPORT' | null
  /** Of an import whose file waits: how it is read. */
  file?: { encoding: string; format: string } | null
}
/** The versions, "v", after the one with this key: the id of what it is a version of, and its number. */
function afterVersion(id: Prisma.Sql, after: string): Prisma.Sql {
  const [of = '', number = '0'] = after.split(' ')
  return of === '' ? Prisma.sql`TRUE` : Prisma.sql`(${id}, v.version) > (${of}::uuid, ${Number(number)}::int)`
}

/** The queries of each kind, a page of rows after an id or a key, in their order. */
const rowsOf: Record<
  Exclude<RowKind, 'RECORD' | 'TEXT'>,
  (client: Tx, recordId: string, after: string) => Promise<Row[]>
> = {
  SOURCE: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT s.id::text, s.title, jsonb_build_array(to_jsonb(s), (
      SELECT jsonb_agg(jsonb_build_object('given', c.given, 'family', c.family, 'literal', c.literal,
        'particles', jsonb_build_array(c."nonDroppingParticle", c."droppingParticle", c.suffix)))
      FROM "SourceContributor" c WHERE c."sourceId" = s.id), (
      SELECT jsonb_agg(a.reason) FROM "Assessment" a WHERE a."sourceId" = s.id), (
      SELECT jsonb_agg(l.note) FROM "SourceRelation" l WHERE l."fromId" = s.id)) AS values
    FROM "Source" s WHERE s.id::text > ${after} ORDER BY s.id::text LIMIT ${PAGE}`,
  NAME: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT a.id::text, a.name AS title, jsonb_build_array(a.name, a.place, a.note, (
      SELECT jsonb_agg(v.name) FROM "AuthorityVariant" v WHERE v."authorityId" = a.id)) AS values
    FROM "Authority" a WHERE a.id::text > ${after} ORDER BY a.id::text LIMIT ${PAGE}`,
  COPY: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT h.id::text, h.filename AS title, h."sourceId"::text AS "sourceId",
      jsonb_build_array(h.filename, h."obtainedFrom", h.rights, h.note, (
        SELECT jsonb_agg(jsonb_build_array(m.reason, m."liftReason"))
        FROM "Mask" m JOIN "TextLayer" t ON t.id = m."textLayerId" WHERE t."holdingId" = h.id), (
        SELECT jsonb_agg(r.reason) FROM "Relocation" r WHERE r."holdingId" = h.id)) AS values
    FROM "Holding" h WHERE h.id::text > ${after} ORDER BY h.id::text LIMIT ${PAGE}`,
  COMMENT: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT t.id::text, '' AS title, coalesce(h."sourceId"::text, '') AS "sourceId",
      coalesce(t."recordId"::text, h.id::text, '') AS within, (
      SELECT jsonb_build_array(t.exact, t.suggested, jsonb_agg(c.text)) FROM "Comment" c WHERE c."threadId" = t.id) AS values
    FROM "Thread" t LEFT JOIN "Passage" p ON p.id = t."passageId" LEFT JOIN "TextLayer" l ON l.id = p."textLayerId"
    LEFT JOIN "Holding" h ON h.id = l."holdingId"
    WHERE t.id::text > ${after} AND t."recordId" IS DISTINCT FROM ${recordId}::uuid ORDER BY t.id::text LIMIT ${PAGE}`,
  PAGE: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT v."pageId"::text AS id, g.slug AS title, jsonb_build_array(v.title, v.body) AS values,
      concat(v."pageId", ' ', v.version) AS key
    FROM "PageVersion" v JOIN "Page" g ON g.id = v."pageId" WHERE ${afterVersion(Prisma.sql`v."pageId"`, after)}
    ORDER BY v."pageId", v.version LIMIT ${VERSIONS}`,
  COLLECTION: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT v."collectionId"::text AS id, n.title, jsonb_build_array(v.title, v.introduction) AS values,
      concat(v."collectionId", ' ', v.version) AS key
    FROM "CollectionVersion" v JOIN "Collection" c ON c.id = v."collectionId"
    JOIN "CollectionVersion" n ON n."collectionId" = c.id AND n.version = c.version
    WHERE ${afterVersion(Prisma.sql`v."collectionId"`, after)} ORDER BY v."collectionId", v.version LIMIT ${VERSIONS}`,
  MEDIA: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT m.id::text, m.filename AS title,
      jsonb_build_array(m.filename, m.alternative, m.caption, m.credit, m.rights, m.warning) AS values
    FROM "Media" m WHERE m.id::text > ${after} ORDER BY m.id::text LIMIT ${PAGE}`,
  REPORT: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT p.id::text, r.slug AS title, jsonb_build_array(p.text, p.name, p.email, p.answer, p.note) AS values
    FROM "Report" p JOIN "Record" r ON r.id = p."recordId"
    WHERE p.id::text > ${after} AND r.id <> ${recordId}::uuid ORDER BY p.id::text LIMIT ${PAGE}`,
  INVITATION: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT i.id::text, coalesce(i.email, '') AS title, to_jsonb(i.email) AS values
    FROM "Invitation" i WHERE i.id::text > ${after} ORDER BY i.id::text LIMIT ${PAGE}`,
  PROPOSAL: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT p.id::text, coalesce(p.email, '') AS title, to_jsonb(p.email) AS values
    FROM "AdminProposal" p WHERE p.id::text > ${after} ORDER BY p.id::text LIMIT ${PAGE}`,
  JOB: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT j.id::text, j.name AS title, jsonb_build_array(j.name, j.input, j.result) AS values,
      CASE WHEN EXISTS (SELECT FROM "BulkRecord" b WHERE b."jobId" = j.id) THEN 'JOB' END AS parts
    FROM "Job" j WHERE j.id::text > ${after} AND (j."endedAt" IS NOT NULL OR j.kind = 'publish' AND j.state = 'WAITING') ORDER BY j.id::text LIMIT ${PAGE}`,
  MAIL: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT m.id::text, m.email AS title, jsonb_build_array(m.email, m.values, m.path, m.failure) AS values
    FROM "MailMessage" m WHERE m.id::text > ${after} ORDER BY m.id::text LIMIT ${PAGE}`,
  FILTER: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT f.id::text, f.name AS title, jsonb_build_array(f.name, f.query) AS values
    FROM "SavedFilter" f WHERE f.id::text > ${after} ORDER BY f.id::text LIMIT ${PAGE}`,
  IMPORT: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT i.id::text, i.filename AS title, jsonb_build_array(i.filename, i.columns, i.sample) AS values, 'IMPORT' AS parts,
      CASE WHEN i.state NOT IN ('DONE', 'UNDOING', 'UNDONE') THEN jsonb_build_object('encoding', i.encoding, 'format', i.format) END AS file
    FROM "Import" i WHERE i.id::text > ${after} ORDER BY i.id::text LIMIT 1`,
  TEMPLATE: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT t.id::text, t.name AS title, jsonb_build_array(t.name, t.content) AS values
    FROM "RecordTemplate" t WHERE t.id::text > ${after} ORDER BY t.id::text LIMIT ${PAGE}`,
  EVENT: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT lpad(e.id::text, 19, '0') AS id, e.action AS title, d.detail AS values
    FROM "EventDetail" d JOIN "Event" e ON e.id = d."eventId"
    WHERE lpad(e.id::text, 19, '0') > ${after} AND e."subjectId" <> ${recordId} ORDER BY 1 LIMIT ${PAGE}`,
  ADDRESS: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT id, slug AS title, within, to_jsonb(slug) AS values FROM (
      SELECT r.id::text, r.slug, '' AS within FROM "Record" r WHERE r.id <> ${recordId}::uuid
      UNION ALL SELECT c.id::text, c.slug, 'collection' FROM "Collection" c
      UNION ALL SELECT p.id::text, p.slug, 'page' FROM "Page" p) AS address
    WHERE id > ${after} ORDER BY id LIMIT ${PAGE}`,
  SETTINGS: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT s.id::text, s.name AS title, jsonb_build_array(s.name, s.subject, s.description, s.contact, s.imprint, s.quotation) AS values
    FROM "Settings" s WHERE s.id::text > ${after} ORDER BY 1`,
  MEMBER: (client, _, after) => client.$queryRaw<Row[]>`
    SELECT m.id::text, m.name AS title, jsonb_build_array(m.name, m.email) AS values
    FROM "Member" m WHERE m.id::text > ${after} ORDER BY m.id::text LIMIT ${PAGE}`,
  CONSENT: (client, recordId, after) => client.$queryRaw<Row[]>`
    SELECT c."recordId"::text AS id, coalesce(nullif(d.title, ''), '') AS title, jsonb_build_array(c."legalName", c.pseudonym, c.note, (
      SELECT jsonb_agg(f.filename) FROM "ConsentForm" f WHERE f."recordId" = c."recordId")) AS values
    FROM "Consent" c JOIN "Draft" d ON d."recordId" = c."recordId"
    WHERE c."recordId"::text > ${after} AND c."recordId" <> ${recordId}::uuid ORDER BY 1 LIMIT ${PAGE}`,
}

/** What PRIVATE masks withhold now. */
export async function maskedTexts(client: Tx): Promise<MaskedTexts> {
  const masks = await client.$queryRaw<{ sha256: string; passages: string[] }[]>`
    SELECT m."textSha256" AS sha256, coalesce(array_agg(p.id::text) FILTER (WHERE p.id IS NOT NULL), '{}') AS passages
    FROM "Mask" m LEFT JOIN "TextLayer" t ON t.sha256 = m."textSha256"
    LEFT JOIN "Passage" p ON p."textLayerId" = t.id AND p.start < m."end" AND p."end" > m.start
    WHERE m.kind = 'PRIVATE' AND m."liftedAt" IS NULL AND NOT ${isUnplacedSql} GROUP BY 1`
  return {
    texts: new Set(masks.map(({ sha256 }) => sha256)),
    passages: new Set(masks.flatMap(({ passages }) => passages)),
  }
}

/** The rows of one kind that have the name, each once, in the order of their ids. */
async function namedRows(
  client: Tx,
  recordId: string,
  kind: keyof typeof rowsOf,
  sought: SoughtNames,
): Promise<Remain[]> {
  const named = new Map<string, Remain>()
  for (let after = ''; ; ) {
    const rows = await rowsOf[kind](client, recordId, after)
    for (const { values, id, title, sourceId = '', within = '', parts, file } of rows) {
      const found =
        (await namedIn(values, sought)) ??
        (parts && (await namedInParts(client, parts, id, sought))) ??
        (file && (await namedInWaitingFile(recordId, { id, ...file }, sought)))
      if (!found) continue
      const known = named.get(id)
      named.set(id, {
        ...{ kind, title, sourceId, within, ...(known ? joinedExcerpts(known, found) : found) },
        id: kind === 'EVENT' ? String(BigInt(id)) : id,
      })
    }
    const last = rows.at(-1)
    if (!last) return [...named.values()]
    after = last.key ?? last.id
  }
}

/** All rows outside of the record that have the name, kind by kind. Reads the archive a page at a time. */
export async function remainsFor(client: Tx, recordId: string, sought: SoughtNames): Promise<Remain[]> {
  const remains: Remain[] = []
  if (sought.length === 0) return remains
  const masked = await maskedTexts(client)
  const named = (values: unknown) => namedIn(ownTexts(values, masked), sought)
  for (const kind of rowKinds) {
    if (kind === 'RECORD') remains.push(...(await namedRecords(client, recordId, named)))
    else if (kind === 'TEXT') remains.push(...(await namedTexts(client, recordId, sought)))
    else remains.push(...(await namedRows(client, recordId, kind, sought)))
  }
  return remains
}

/** The names of the speaker to search for, whatever the consent says of naming them. */
export async function erasedNames(client: Tx, record: { id: string; kind: string }): Promise<SoughtNames> {
  const consent = await consentOf(client, record)
  const search = await hiddenNameSearch(client, consent && { ...consent, nameDisplay: 'ANONYMOUS' })
  return search.sought
}

/** How long the page waits for the documents of the library that are read for the first time. */
const DOCUMENTS_WAIT_MS = 3000

/** What has the speaker's name outside of the record, and unread documents, for members who can see identities; logged. Empty for others. */
export async function remainsOf(actor: Actor, record: { id: string; kind: string }): Promise<Remain[]> {
  if (!can(actor, 'seeIdentities')) return []
  const sought = await erasedNames(db, record)
  const remains = [
    ...(await remainsFor(db, record.id, sought)),
    ...(await documentRemains(record.id, sought, DOCUMENTS_WAIT_MS)),
  ]
  if (remains.some(({ kind }) => kind !== 'UNREAD')) await logIdentityRead(actor, record.id)
  return remains
}
