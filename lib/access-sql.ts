import 'server-only'
import { type Actor, can, permissions, visibleTo } from '@/lib/access'
import { Prisma } from '@/lib/generated/prisma/client'
import type { HoldingAccess } from '@/lib/generated/prisma/enums'

// Permissions as conditions of a query that is written in SQL. Records are "Record" r, members "Member" m.

/** Selects the records that the actor may see: `visibleTo` in SQL. */
export function visibleSql(actor: Actor): Prisma.Sql {
  const { createdById } = visibleTo(actor)
  return createdById ? Prisma.sql`r."createdById" = ${createdById}::uuid` : Prisma.sql`TRUE`
}

/** Selects the records that the actor made or ever wrote in. */
export const touchedSql = (
  actor: Actor,
): Prisma.Sql => Prisma.sql`(r."createdById" = ${actor.id}::uuid OR EXISTS (
  SELECT FROM "Contribution" c WHERE c."recordId" = r.id AND c."memberId" = ${actor.id}::uuid))`

/** Selects the members who can see the record in any state: the reverse of `visibleTo`. */
export const seesSql = (
  recordId: string,
): Prisma.Sql => Prisma.sql`(m.role::text = ANY(${[...permissions.writeAll]}) OR EXISTS (
  SELECT FROM "Record" r WHERE r.id = ${recordId}::uuid AND r."createdById" = m.id))`

// The access class of a copy, "Holding" h, as it applies to one actor: the class that was chosen for it, or the stricter one that the consent
// of a testimony asks for.

/** The ids of the source of "Holding" h and of those that were merged into it. */
export const sameSource = Prisma.sql`(SELECT a.id FROM "Source" a WHERE a.id = h."sourceId" OR a."mergedIntoId" = h."sourceId")`

/**
 * True when the consent of a testimony that cites the source of the copy meets the condition on c and r. The consent counts for transcripts and
 * recordings, and for other copies unless an edition of another record that readers can open cites the source too, such as a newspaper. A draft
 * doesn't: no one checked it.
 */
export const governed = (condition: Prisma.Sql) => Prisma.sql`EXISTS (
  SELECT FROM "Reference" f JOIN "Consent" c ON c."recordId" = f."recordId" JOIN "Record" r ON r.id = f."recordId"
  WHERE f."sourceId" IN ${sameSource} AND ${condition}
    AND (h.kind IN ('TRANSCRIPT', 'AUDIO', 'VIDEO') OR NOT EXISTS (
      SELECT FROM "Reference" o JOIN "Edition" e ON e."revisionId" = o."revisionId"
      WHERE o."sourceId" IN ${sameSource} AND o."recordId" <> f."recordId"
        AND e.number > coalesce((SELECT max(w."throughEdition") FROM "Withdrawal" w WHERE w."recordId" = e."recordId"), 0))))`

/** True when consent c keeps copies from all but members who can see identities. */
export const isClosed = Prisma.sql`(c.tier = 'CLOSED' OR c."withdrawnOn" IS NOT NULL)`

/**
 * The access class of "Holding" h for the member with this id. RESTRICTED: consent closed or withdrawn. STAFF: consent for staff only, and not
 * their record.
 */
export const classFor = (memberId: Prisma.Sql) => Prisma.sql`CASE
  WHEN h.access = 'RESTRICTED' OR ${governed(isClosed)} THEN 'RESTRICTED'
  WHEN h.access = 'STAFF' OR ${governed(Prisma.sql`c.tier = 'RESTRICTED' AND r."createdById" <> ${memberId}`)} THEN 'STAFF'
  ELSE 'PUBLIC_IN_CONTEXT' END`

/** The same for this actor. */
export const classSql = (actor: Actor) => classFor(Prisma.sql`${actor.id}::uuid`)

/** The classes that the actor can read. */
export const classesOf = (actor: Actor): HoldingAccess[] => {
  if (can(actor, 'seeIdentities')) return ['PUBLIC_IN_CONTEXT', 'STAFF', 'RESTRICTED']
  return can(actor, 'writeAll') ? ['PUBLIC_IN_CONTEXT', 'STAFF'] : ['PUBLIC_IN_CONTEXT']
}

/** Selects the copies, "Holding" h, that the actor can read. */
export const readableSql = (actor: Actor): Prisma.Sql =>
  can(actor, 'seeIdentities') ? Prisma.sql`TRUE` : Prisma.sql`(${classSql(actor)}) = ANY(${classesOf(actor)})`

/** Selects the copies, "Holding" h, that the actor can read and whose reading isn't logged. */
export const readUnloggedSql = (actor: Actor): Prisma.Sql =>
  Prisma.sql`(${classSql(actor)}) = ANY(${classesOf(actor).filter((one) => one !== 'RESTRICTED')})`
