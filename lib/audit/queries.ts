import 'server-only'
import { type Actor, can, demand, visibleTo } from '@/lib/access'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { NotFound } from '@/lib/errors'
import { Prisma } from '@/lib/generated/prisma/client'
import { parseId } from '@/lib/input'
import { namesBeside, publicText } from '@/lib/review/hidden-names/beside'
import { unnamedSpeakers } from '@/lib/review/hidden-names/speakers'
import { getTranslator } from '@/lib/settings/language'
import { IDENTITY_ACTIONS } from './actions'
import { type Change, changesOf, membersIn, stateParts } from './changes'
import { type Compared, comparedOf, otherIn, REVISION_ACTIONS, TEXT_ACTIONS } from './compared'
import { type AuditFilters, ITSELF } from './filters'
import { type Named, namesOf } from './subjects'
import { readVia, type Via } from './via'

const PAGE = 50
/** Of so many events of a subject before this one, the details are searched for what a part was. */
const EARLIER = 100

/** An event as members read it. */
export type AuditEvent = {
  id: string
  at: Date
  /** Null for what the archive or a reader did. */
  actor: { id: string; name: string } | null
  /** From where it came; null where the log doesn't have it, and for those who aren't admins. */
  via: Via | null
  action: string
  subject: { type: string; id: string; name: string | null; href: string | null }
  changes: Change[]
  /** Where the texts before and after it can be compared. */
  compared: Compared | null
  /** Another entry that it is about. */
  other: Named | null
  /** Tables with rows that the event records. */
  tables: string[]
  isErased: boolean
  hash: string
}

type Row = {
  id: bigint
  at: Date
  actorId: string | null
  actorName: string | null
  action: string
  subjectType: string
  subjectId: string
  hash: string
  detail: unknown
  tables: string[] | null
  before: unknown
  earlier: number | null
  later: number | null
  own: number | null
}

const startOf = (day: string) => new Date(`${day}T00:00:00Z`)

function conditionsOf({ member, action, type, subject, via, from, to, before }: AuditFilters): Prisma.Sql[] {
  return [
    ...(member === ITSELF ? [Prisma.sql`e."actorId" IS NULL`] : []),
    ...(member && member !== ITSELF ? [Prisma.sql`e."actorId" = ${member}::uuid`] : []),
    ...(action ? [Prisma.sql`e.action = ${action}`] : []),
    ...(type ? [Prisma.sql`e."subjectType" = ${type}`] : []),
    ...(subject ? [Prisma.sql`e."subjectId" = ${subject}`] : []),
    ...(via
      ? [Prisma.sql`e.id IN (SELECT v."eventId" FROM "EventDetail" v WHERE v.detail #>> '{via,by}' = ${via})`]
      : []),
    ...(from ? [Prisma.sql`e.at >= ${startOf(from)}`] : []),
    ...(to ? [Prisma.sql`e.at < ${new Date(startOf(to).getTime() + DAY_MS)}`] : []),
    ...(before ? [Prisma.sql`e.id < ${BigInt(before)}`] : []),
  ]
}

/** A page of the events that these conditions select, newest first, and where the next one begins: two queries for any number. */
async function read(conditions: readonly Prisma.Sql[], most: number) {
  const rows = await db.$queryRaw<Row[]>`
    WITH page AS MATERIALIZED (
      SELECT e.id, e.at, e."actorId"::text, e.action, e."subjectType", e."subjectId", e.hash FROM "Event" e
      WHERE ${Prisma.join([Prisma.sql`TRUE`, ...conditions], ' AND ')} ORDER BY e.id DESC LIMIT ${most + 1})
    SELECT page.*, m.name AS "actorName", d.detail,
      (SELECT array_agg(DISTINCT one ->> 0 ORDER BY one ->> 0) FROM jsonb_array_elements(d.rows) one) AS tables,
      (SELECT jsonb_object_agg(part.name, was.value) FROM unnest(${[...stateParts]}::text[]) part(name) CROSS JOIN LATERAL (
        SELECT w.detail -> part.name AS value FROM (
          SELECT o.id FROM "Event" o
          WHERE o."subjectType" = page."subjectType" AND o."subjectId" = page."subjectId" AND o.id < page.id
          ORDER BY o.id DESC LIMIT ${EARLIER}) earlier
        JOIN "EventDetail" w ON w."eventId" = earlier.id
        WHERE w.detail -> part.name IS NOT NULL ORDER BY earlier.id DESC LIMIT 1) was
        WHERE d.detail -> part.name IS NOT NULL) AS before, around.earlier, around.later, (
        SELECT v.number FROM "Revision" v
        WHERE v.id = CASE WHEN page.action = ANY(${[...REVISION_ACTIONS]}::text[]) THEN (d.detail ->> 'revisionId')::uuid END) AS own
    FROM page
    LEFT JOIN LATERAL (
      SELECT max(v.number) FILTER (WHERE v."createdAt" <= page.at) AS earlier, min(v.number) FILTER (WHERE v."createdAt" > page.at) AS later
      FROM "Revision" v WHERE v."recordId" = CASE WHEN page.action = ANY(${[...TEXT_ACTIONS]}::text[]) THEN page."subjectId"::uuid END
    ) around ON true
    LEFT JOIN "EventDetail" d ON d."eventId" = page.id
    LEFT JOIN "Member" m ON m.id = page."actorId"::uuid
    ORDER BY page.id DESC`
  const shown = rows.slice(0, most)
  const memberIds = shown.flatMap(({ detail }) => membersIn(detail))
  const others = shown.flatMap((row) => otherIn(row) ?? [])
  const names = await namesOf([...shown, ...others], memberIds)
  const memberNames = new Map(memberIds.map((id) => [id, names.get(`member ${id}`)?.name ?? id]))
  const events = shown.map((row): AuditEvent => {
    const other = otherIn(row)
    const named = names.get(`${row.subjectType} ${row.subjectId}`)
    return {
      ...{ id: String(row.id), at: row.at, action: row.action, hash: row.hash },
      actor: row.actorId === null ? null : { id: row.actorId, name: row.actorName ?? row.actorId },
      subject: {
        ...{ type: row.subjectType, id: row.subjectId },
        ...{ name: named?.name ?? null, href: named?.href ?? null },
      },
      via: readVia(row.detail),
      // A page or a collection that was deleted has no versions any more.
      compared: named || row.subjectType === 'record' ? comparedOf(row) : null,
      other: (other && names.get(`${other.subjectType} ${other.subjectId}`)) ?? null,
      ...{ changes: changesOf(row, memberNames), tables: row.tables ?? [], isErased: row.detail === null },
    }
  })
  return { events, next: rows.length > most ? (events.at(-1)?.id ?? null) : null }
}

/** A page of the event log for admins, newest first; `next` is `before` of the next page, or null. */
export async function listEvents(actor: Actor, filters: AuditFilters, most = PAGE) {
  demand(actor, 'manageSettings')
  return read(conditionsOf(filters), most)
}

/** The members and the actions that the event log can be filtered by. Reads each action once, and not each event. */
export async function auditChoices(actor: Actor) {
  demand(actor, 'manageSettings')
  const [members, actions] = await Promise.all([
    db.member.findMany({ select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] }),
    db.$queryRaw<{ action: string }[]>`
      WITH RECURSIVE found AS (
        (SELECT action FROM "Event" ORDER BY action LIMIT 1)
        UNION ALL
        SELECT next.action FROM found CROSS JOIN LATERAL (
          SELECT e.action FROM "Event" e WHERE e.action > found.action ORDER BY e.action LIMIT 1) next)
      SELECT action FROM found`,
  ])
  return { members, actions: actions.map(({ action }) => action) }
}

/** Parts of events of a record that were public texts, and can have a name that stays hidden now. */
const PUBLIC_PARTS: ReadonlySet<string> = new Set(['slug', 'address', 'reason'])

/** These events of a record without the texts that have the name of its speaker who stays unnamed. */
async function withoutHiddenNames(recordId: string, events: readonly AuditEvent[]): Promise<AuditEvent[]> {
  const [speakers, t] = await Promise.all([unnamedSpeakers(db), getTranslator()])
  const mark = t('archive.evidence.withheld')
  const shown = (text: string) =>
    namesBeside(speakers, [recordId], [publicText('slug', text), publicText('withdrawal', text)]).length > 0
      ? mark
      : text
  return events.map((event) => ({
    ...event,
    changes: event.changes.map((change) =>
      PUBLIC_PARTS.has(change.part)
        ? { ...change, before: change.before && shown(change.before), after: shown(change.after) }
        : change,
    ),
  }))
}

/**
 * A page of the events of a record that the actor can see, newest first. Events about the identity of a speaker, and texts with their hidden
 * name, are left out for those who can't see identities; `isPartial` says so.
 */
export async function eventsOfRecord(actor: Actor, recordId: string, before?: string) {
  const record = await db.record.findFirst({
    where: { id: parseId(recordId), ...visibleTo(actor) },
    select: { id: true },
  })
  if (!record) throw new NotFound()
  const isPartial = !can(actor, 'seeIdentities')
  const withheld = isPartial ? [Prisma.sql`e.action <> ALL(${[...IDENTITY_ACTIONS]}::text[])`] : []
  const conditions = conditionsOf({ type: 'record', subject: record.id, before })
  const { events: all, next } = await read([...conditions, ...withheld], PAGE)
  const events = isPartial ? await withoutHiddenNames(record.id, all) : all
  // The devices of colleagues are for admins, and the titles of other drafts for those who can see all.
  const seesAll = can(actor, 'writeAll')
  const seen = events.map((event) => ({ ...event, via: null, other: seesAll ? event.other : null }))
  return { events: seen, next, isPartial }
}
