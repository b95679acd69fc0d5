import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'

/** A template as the form of a new record offers it. */
type OfferedTemplate = { id: string; kind: string; name: string }

/** The most templates that are offered and listed. */
export const MOST_TEMPLATES = 200

/** All templates, by kind and name. */
export async function offeredTemplates(actor: Actor): Promise<OfferedTemplate[]> {
  demand(actor, 'writeOwnDrafts')
  return db.recordTemplate.findMany({
    select: { id: true, kind: true, name: true },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
    take: MOST_TEMPLATES,
  })
}

/** The same with who saved them and when, for members who manage the archive. */
export async function listTemplates(actor: Actor) {
  demand(actor, 'manageSettings')
  return db.recordTemplate.findMany({
    select: { id: true, kind: true, name: true, createdAt: true, createdBy: { select: { name: true } } },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
    take: MOST_TEMPLATES,
  })
}
