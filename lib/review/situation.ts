import { type Actor, mayWrite } from '@/lib/access'
import type { Situation } from './workflow'

/** What the workflow asks of a record, as queries and commands read it. */
export const workflowColumns = {
  id: true,
  kind: true,
  slug: true,
  state: true,
  editions: true,
  createdById: true,
  submittedId: true,
  live: { select: { id: true, number: true, publishedAt: true, revision: { select: { number: true } } } },
  consent: { select: { allowedById: true } },
  contributions: { select: { edition: true, memberId: true } },
  acceptances: { select: { at: true, correction: { select: { verdict: { select: { memberId: true } } } } } },
} as const

type Row = {
  state: Situation['state']
  editions: number
  createdById: string
  live: { number: number; publishedAt: Date } | null
  consent: { allowedById: string | null } | null
  contributions: readonly Contributed[]
  acceptances: readonly { at: Date; correction: { verdict: { memberId: string } } }[]
}

/** Whether a correction that the member proposed was taken over since the edition that is public; ever, where none is. */
const proposed = ({ live, acceptances }: Row, memberId: string): boolean =>
  acceptances.some(
    ({ at, correction }) => correction.verdict.memberId === memberId && (!live || at > live.publishedAt),
  )

/** How the actor stands to the record, for the workflow's table. */
export const situationOf = (actor: Actor, record: Row): Situation => ({
  state: record.state,
  isPublic: record.live !== null,
  mayWrite: mayWrite(actor, record),
  wroteMaking: wrote(record.contributions, actor.id, record.editions + 1),
  proposedMaking: proposed(record, actor.id),
  allowedReading: record.consent?.allowedById === actor.id,
  wroteLive: record.live !== null && wrote(record.contributions, actor.id, record.live.number),
})

/** Who changed the draft on the way to which edition (docs/decisions/004). */
export type Contributed = { edition: number; memberId: string }

/**
 * Who wrote the words of this edition. An edition that nobody wrote in anew has the words of the one before, and so its writers: they cannot
 * judge or publish their own words by submitting them unchanged.
 */
export function writersOf(contributions: readonly Contributed[], edition: number): string[] {
  const before = contributions.filter((contributed) => contributed.edition <= edition)
  const newest = Math.max(...before.map((contributed) => contributed.edition))
  return before.filter((contributed) => contributed.edition === newest).map(({ memberId }) => memberId)
}

/** Whether the member is one of them. */
export const wrote = (contributions: readonly Contributed[], memberId: string, edition: number): boolean =>
  writersOf(contributions, edition).includes(memberId)
