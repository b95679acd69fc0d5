import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { ERASE } from '@/lib/events'
import { Prisma } from '@/lib/generated/prisma/client'

/** CURRENT: it reads the log. SILENT: it was not heard of for a while, but may still answer kept pages. ENDED: it no longer does. */
type ServerState = 'CURRENT' | 'SILENT' | 'ENDED'

export type Server = {
  id: string
  host: string
  pid: number
  startedAt: Date
  seenAt: Date
  lastEvent: bigint
  state: ServerState
}

/** A change that takes something from readers. `waiting`: servers that have not confirmed it; at `completeBy` none of them answers it. */
export type Closing = {
  id: bigint
  at: Date
  action: string
  slug: string | null
  waiting: number
  completeBy: Date | null
}

const CLOSINGS = ['record.withdraw', ERASE, 'holding.mask']
const SHOWN = 20

/** The time at which a server that is not heard of again answers no kept page any more. */
const endsAt = Prisma.sql`p."seenAt" + make_interval(secs => p."offlineSeconds" + 5)`

/** The web servers of the archive, and the latest withdrawals, masks and erasures with the servers that have not confirmed them. For admins. */
export async function spreadFor(actor: Actor): Promise<{ servers: Server[]; closings: Closing[] }> {
  demand(actor, 'manageSettings')
  const servers = await db.$queryRaw<Server[]>`
    SELECT p.id::text, p.host, p.pid, p."startedAt", p."seenAt", p."lastEvent",
      CASE WHEN p."seenAt" > now() - interval '15 seconds' THEN 'CURRENT' WHEN ${endsAt} > now() THEN 'SILENT' ELSE 'ENDED' END AS state
    FROM "WebProcess" p ORDER BY p."startedAt" DESC, p.id`
  const closings = await db.$queryRaw<Closing[]>`
    SELECT e.id, e.at, e.action, r.slug, count(p.id)::int AS waiting, max(${endsAt}) AS "completeBy"
    FROM (SELECT * FROM "Event" WHERE action = ANY(${CLOSINGS}) ORDER BY id DESC LIMIT ${SHOWN}) e
    LEFT JOIN "Record" r ON e."subjectType" = 'record' AND r.id::text = e."subjectId"
    LEFT JOIN "WebProcess" p ON p."lastEvent" < e.id AND ${endsAt} > now()
    GROUP BY e.id, e.at, e.action, r.slug ORDER BY e.id DESC`
  return { servers, closings }
}
