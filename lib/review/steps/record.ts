import { type Actor, mayWrite } from '@/lib/access'
import { type Contributed, wrote } from '../authorship'
import type { Situation } from '../workflow'

/** What the workflow asks of a record, as queries and commands read it. */
export const workflowColumns = {
  id: true,
  kind: true,
  slug: true,
  state: true,
  editions: true,
  createdById: true,
  submittedId: true,
  live: { select: { id: true, number: true, revision: { select: { number: true } } } },
  contributions: { select: { edition: true, memberId: true } },
} as const

type Row = {
  state: Situation['state']
  editions: number
  createdById: string
  live: { number: number } | null
  contributions: readonly Contributed[]
}

/** How the actor stands to the record, for the workflow's table. */
export const situationOf = (actor: Actor, record: Row): Situation => ({
  state: record.state,
  isPublic: record.live !== null,
  mayWrite: mayWrite(actor, record),
  wroteMaking: wrote(record.contributions, actor.id, record.editions + 1),
  wroteLive: record.live !== null && wrote(record.contributions, actor.id, record.live.number),
})
