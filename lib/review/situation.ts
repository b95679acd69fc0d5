import { type Actor, mayWrite } from '@/lib/access'
import type { Situation } from './workflow'

/** The columns of a record that the workflow needs, for queries and commands. */
export const workflowColumns = {
  id: true,
  kind: true,
  slug: true,
  state: true,
  editions: true,
  createdById: true,
  submittedId: true,
  live: { select: { id: true, number: true, publishedAt: true, revision: { select: { number: true } } } },
  consent: { select: { allowedById: true, hiddenNameAt: true } },
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

/** True when a correction by this member was accepted since the public edition; at any time when there is none. */
const proposed = ({ live, acceptances }: Row, memberId: string): boolean =>
  acceptances.some(
    ({ at, correction }) => correction.verdict.memberId === memberId && (!live || at > live.publishedAt),
  )

/** The actor's relation to the record, for the workflow's table. */
export const situationOf = (actor: Actor, record: Row): Situation => ({
  state: record.state,
  isPublic: record.live !== null,
  mayWrite: mayWrite(actor, record),
  wroteMaking: wrote(record.contributions, actor.id, record.editions + 1),
  proposedMaking: proposed(record, actor.id),
  allowedReading: record.consent?.allowedById === actor.id,
  wroteLive: record.live !== null && wrote(record.contributions, actor.id, record.live.number),
})

/** The members who changed the draft for each edition (docs/decisions/004). */
export type Contributed = { edition: number; memberId: string }

/**
 * The members who wrote this edition. An edition without changes has the same text as the one before, and so the same writers: they can't
 * review or publish it by submitting it unchanged.
 */
export function writersOf(contributions: readonly Contributed[], edition: number): string[] {
  const before = contributions.filter((contributed) => contributed.edition <= edition)
  const newest = Math.max(...before.map((contributed) => contributed.edition))
  return before.filter((contributed) => contributed.edition === newest).map(({ memberId }) => memberId)
}

/** True when the member is one of the writers. */
export const wrote = (contributions: readonly Contributed[], memberId: string, edition: number): boolean =>
  writersOf(contributions, edition).includes(memberId)
