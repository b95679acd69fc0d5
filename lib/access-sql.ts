import 'server-only'
import { type Actor, permissions, visibleTo } from '@/lib/access'
import { Prisma } from '@/lib/generated/prisma/client'

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
