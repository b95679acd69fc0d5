import 'server-only'
import { type Actor, can } from '@/lib/access'
import { db } from '@/lib/db'
import type { Reliability } from '@/lib/generated/prisma/enums'
import { parseId } from '@/lib/input'
import { idsOf } from '../merged-sources'

export type SourceAssessment = {
  id: string
  reliability: Reliability
  credibility: number
  reason: string
  by: string
  at: Date
  /** Title of the entry that was assessed, when it was merged into this one. */
  of: string | null
}

/**
 * The assessments of a source, newest first, including those of entries that were merged into it: at most fifty. None for actors who can't
 * edit everything. One query.
 */
export async function assessmentsOf(actor: Actor, sourceId: string): Promise<SourceAssessment[]> {
  if (!can(actor, 'writeAll')) return []
  const id = parseId(sourceId)
  return db.$queryRaw<SourceAssessment[]>`
    SELECT a.id, a.reliability, a.credibility, a.reason, m.name AS by, a.at, CASE WHEN s.id <> ${id}::uuid THEN s.title END AS of
    FROM "Assessment" a JOIN "Member" m ON m.id = a."memberId" JOIN "Source" s ON s.id = a."sourceId"
    WHERE a."sourceId" IN ${idsOf(id)} ORDER BY a.at DESC, a.id DESC LIMIT 50`
}
