import 'server-only'
import { type Actor, can, demand } from '@/lib/access'
import { db, isTaken, type Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { Conflict, Forbidden, NotFound, SecondAdminNeeded } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { demandRole, setEnabled, setRole } from './commands'
import { demandFreeAddress, offerInvitation, offerReset } from './invitations'
import { demandConfirmedManager, transactionBy } from './member-manager'
import { LINK_DAYS, PROPOSAL_DAYS, proposalSchema } from './schema'
import { removeFactors } from './signing-in/second-factor'
import { asksForTwo, givesPower, linksOfOne } from './two-admins'

const columns = {
  id: true,
  act: true,
  email: true,
  fromRole: true,
  role: true,
  memberId: true,
  member: { select: { name: true } },
  proposedById: true,
  proposedBy: { select: { name: true, role: true, disabledAt: true } },
  expiresAt: true,
} as const

type Row = Prisma.AdminProposalGetPayload<{ select: typeof columns }>
type What = Pick<Prisma.AdminProposalUncheckedCreateInput, 'act' | 'memberId' | 'email' | 'fromRole' | 'role'>

const open = () => ({ decision: null, expiresAt: { gt: new Date() } }) as const

/** What a proposal is about, as its events name it. */
function subjectOf({ id, act, memberId }: { id: string; act: Row['act']; memberId?: string | null }) {
  if (memberId) return { subjectType: 'member', subjectId: memberId } as const
  return act === 'INVITATION'
    ? ({ subjectType: 'invitation', subjectId: id } as const)
    : ({ subjectType: 'settings', subjectId: '1' } as const)
}

/** The open proposals, oldest first, at most a hundred; `isOwn` for those of the actor. */
export async function listProposals(actor: Actor) {
  demand(actor, 'manageMembers')
  const rows = await db.adminProposal.findMany({
    where: open(),
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
    take: 100,
    select: columns,
  })
  return rows.map(({ id, act, role, expiresAt, member, email, proposedBy, proposedById }) => ({
    ...{ id, act, role, expiresAt },
    whose: member?.name ?? email ?? '',
    by: proposedBy.name,
    isOwn: proposedById === actor.id,
  }))
}

/** The number of open proposals that this actor can confirm. */
export async function countProposalsFor(actor: Actor): Promise<number> {
  if (!can(actor, 'manageMembers')) return 0
  return db.adminProposal.count({ where: { ...open(), proposedById: { not: actor.id } } })
}

/** Throws `Conflict` when the actor is the only active admin, so that no one could confirm what they propose. */
async function demandAnotherAdmin(tx: Tx, actor: Actor): Promise<void> {
  const others = await tx.member.count({ where: { role: 'ADMIN', disabledAt: null, id: { not: actor.id } } })
  if (others === 0) throw new Conflict(message('members.twoAdmins.onlyOne', { command: 'npm run members' }))
}

/** What is stored of a proposal. `Conflict` when one admin is enough for it. */
async function whatOf(tx: Tx, input: ReturnType<typeof proposalSchema.parse>): Promise<What> {
  const notNeeded = () => new Conflict(message('members.twoAdmins.notNeeded'))
  if (!(await asksForTwo(tx))) throw notNeeded()
  if (input.act === 'INVITATION') {
    await demandFreeAddress(tx, input.email)
    if (!givesPower(null, input.role)) throw notNeeded()
    return input
  }
  if (input.act === 'ONE_ADMIN') return input
  const fromRole = await demandRole(tx, input.memberId)
  if (input.act === 'RESET' || input.act === 'FACTOR') return input
  if (input.act === 'ENABLE') {
    if (!givesPower(null, fromRole)) throw notNeeded()
    return { ...input, role: fromRole }
  }
  if (!givesPower(fromRole, input.role)) throw notNeeded()
  return { ...input, fromRole }
}

/**
 * Stores what an admin wants done until another confirms it: a password link, removing a second step, a role or an invitation that gives power, enabling
 * a member who has power, or that one admin is enough again. `Conflict` when it is proposed already, when one admin is enough for it, or when there is no other admin.
 */
export async function propose(actor: Actor, input: Given<typeof proposalSchema>): Promise<void> {
  const by = demandConfirmedManager(actor)
  const proposed = parseInput(proposalSchema, input)
  await transactionBy(by, async (tx) => {
    const what = await whatOf(tx, proposed)
    await demandAnotherAdmin(tx, actor)
    const { act, memberId, email, role } = what
    const now = new Date()
    const same = { act, memberId: memberId ?? null, email: email ?? null, decision: null }
    await tx.adminProposal.updateMany({
      where: { ...same, expiresAt: { lte: now } },
      data: { decision: 'EXPIRED', decidedAt: now },
    })
    const times = { proposedAt: now, expiresAt: new Date(now.getTime() + PROPOSAL_DAYS * DAY_MS) }
    const { id } = await tx.adminProposal
      .create({ data: { ...what, ...times, proposedById: actor.id }, select: { id: true } })
      .catch((error) => {
        throw isTaken(error) ? new Conflict(message('members.twoAdmins.alreadyProposed')) : error
      })
    await recordEvent(tx, {
      actor,
      action: 'proposal.create',
      ...subjectOf({ id, act, memberId }),
      detail: { proposal: id, act, ...(role && { role }) },
    })
  })
}

/** Runs a command, or makes this proposal where the archive asks for a second admin. */
export async function orPropose<Done>(
  actor: Actor,
  input: Given<typeof proposalSchema>,
  command: () => Promise<Done>,
): Promise<Done | { proposed: true }> {
  try {
    return await command()
  } catch (error) {
    if (!(error instanceof SecondAdminNeeded)) throw error
    await propose(actor, input)
    return { proposed: true }
  }
}

/**
 * Decides an open proposal, once. `Conflict` when it was decided or has expired, `NotFound` when there is none, `Forbidden` for an admin who
 * confirms their own.
 */
async function decide(tx: Tx, actor: Actor, id: string, decision: 'CONFIRMED' | 'DECLINED'): Promise<Row> {
  const proposal = await tx.adminProposal.findUnique({ where: { id }, select: columns })
  if (!proposal) throw new NotFound()
  const { name, role, disabledAt } = proposal.proposedBy
  if (decision === 'CONFIRMED' && proposal.proposedById === actor.id)
    throw new Forbidden(message('members.twoAdmins.own'))
  const { count } = await tx.adminProposal.updateMany({
    where: { id, ...open() },
    data: { decision, decidedById: actor.id, decidedAt: new Date() },
  })
  if (count === 0) throw new Conflict(message('members.twoAdmins.closed'))
  if (decision === 'CONFIRMED' && (role !== 'ADMIN' || disabledAt !== null))
    throw new Conflict(message('members.twoAdmins.proposerGone', { name }))
  return proposal
}

/** The link that was made, with the days for which it works; null where there is none. */
type Carried = { token: string; days: number } | null

/** Does what was proposed, as the confirming admin; the event names the one who proposed it. */
async function carryOut(tx: Tx, by: Actor, proposal: Row): Promise<Carried> {
  const { act, memberId, email, fromRole, role, proposedById } = proposal
  const proposed = { id: proposal.id, byId: proposedById }
  if (act === 'RESET' && memberId)
    return { ...(await offerReset(tx, by, memberId, proposed)), days: LINK_DAYS.RESET }
  if (act === 'FACTOR' && memberId) {
    await removeFactors(tx, by, memberId, proposed)
    return null
  }
  if (act === 'INVITATION' && email && role)
    return { ...(await offerInvitation(tx, by, { email, role }, proposed)), days: LINK_DAYS.INVITATION }
  if (act === 'ROLE' && memberId && fromRole && role) {
    if (!(await setRole(tx, by, memberId, { from: fromRole, to: role }, proposed)))
      throw new Conflict(message('members.conflict.roleChanged'))
    return null
  }
  if (act === 'ENABLE' && memberId && role) {
    if ((await demandRole(tx, memberId)) !== role) throw new Conflict(message('members.conflict.roleChanged'))
    await setEnabled(tx, by, memberId, proposed)
    return null
  }
  if (act !== 'ONE_ADMIN') throw new Error(`The proposal ${proposal.id} is incomplete.`)
  await tx.settings.updateMany({ data: { twoAdmins: false, changedAt: new Date() } })
  await recordEvent(tx, {
    actor: by,
    action: 'settings.ask-for-one-admin',
    subjectType: 'settings',
    subjectId: '1',
    detail: { proposal: proposal.id, proposedBy: proposedById },
  })
  return null
}

/**
 * Confirms what another admin proposed, which then takes effect. Returns the token of the link, where it makes one, with its days. `Forbidden` for the admin
 * who proposed it; `Conflict` when it was decided, has expired, or no longer fits: the member's role changed, or its author is no admin now.
 */
export async function confirmProposal(actor: Actor, proposalId: string): Promise<Carried> {
  const by = demandConfirmedManager(actor)
  const id = parseId(proposalId)
  return transactionBy(by, async (tx) => carryOut(tx, actor, await decide(tx, actor, id, 'CONFIRMED')))
}

/** Declines a proposal of another admin, or withdraws one's own. `Conflict` when it was decided or has expired. */
export async function declineProposal(actor: Actor, proposalId: string): Promise<void> {
  demand(actor, 'manageMembers')
  const id = parseId(proposalId)
  await transactionBy(actor, async (tx) => {
    const proposal = await decide(tx, actor, id, 'DECLINED')
    await recordEvent(tx, {
      actor,
      action: 'proposal.decline',
      ...subjectOf(proposal),
      detail: { proposal: id, act: proposal.act },
    })
  })
}

/**
 * Makes the archive ask for two admins, at once. `Conflict` when there is no second one. Open links that one admin made for a password or for
 * a role that gives power stop working.
 */
export async function askForTwoAdmins(actor: Actor): Promise<void> {
  const by = demandConfirmedManager(actor)
  await transactionBy(by, async (tx) => {
    await demandAnotherAdmin(tx, actor)
    const { count } = await tx.settings.updateMany({
      where: { twoAdmins: false },
      data: { twoAdmins: true, changedAt: new Date() },
    })
    if (count === 0) return
    const links = await tx.invitation.deleteMany({ where: linksOfOne })
    await recordEvent(tx, {
      actor,
      action: 'settings.ask-for-two-admins',
      subjectType: 'settings',
      subjectId: '1',
      detail: { links: links.count },
    })
  })
}
