import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import type { Role, WorkState } from '@/lib/generated/prisma/enums'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict, type NewVerdict } from '@/lib/review/verdicts/verdicts'
import { workbenchOf } from '@/lib/review/workbench'
import { approve, recall, returnToAuthor, submit } from '@/lib/review/workflow/transitions'
import { makeApproved, makeCited, makeMember } from '@/tests/support/factories'
import { asOwner } from '@/tests/support/sabotage'

const roles: Role[] = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN']
const states: WorkState[] = ['DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN', 'ERASED']
const judging: Role[] = ['REVIEWER', 'PUBLISHER', 'ADMIN']
const publishing: Role[] = ['PUBLISHER', 'ADMIN']

type Prepared = {
  id: string
  version: number
  revisionId: string
  edition: number
  verdict: Omit<NewVerdict, 'recordId'>
}
type Step = {
  run: (actor: Actor, record: Prepared, state: WorkState) => Promise<unknown>
  roles: Role[]
  states: WorkState[]
  /** True when authors can take it. */
  own: boolean
}

/** The permissions of the roles and the workflow (docs/architecture.md), listed independently of the code. */
const steps: Record<string, Step> = {
  submit: {
    run: (actor, { id, version }) => submit(actor, id, { version }),
    roles,
    states: ['DRAFT', 'RETURNED'],
    own: true,
  },
  recall: {
    run: (actor, { id }, state) => recall(actor, id, { state }),
    roles,
    states: ['IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN'],
    own: true,
  },
  giveVerdict: {
    run: (actor, { id, verdict }) => giveVerdict(actor, { ...verdict, recordId: id }),
    roles: judging,
    states: ['IN_REVIEW', 'APPROVED'],
    own: false,
  },
  returnToAuthor: {
    run: (actor, { id, revisionId }) => returnToAuthor(actor, id, { revisionId, reason: 'Why.' }),
    roles: judging,
    states: ['IN_REVIEW', 'APPROVED'],
    own: false,
  },
  approve: {
    run: (actor, { id, revisionId }) => approve(actor, id, { revisionId }),
    roles: judging,
    states: ['IN_REVIEW'],
    own: false,
  },
  publish: {
    run: (actor, { id, revisionId }) => publish(actor, id, { revisionId }),
    roles: publishing,
    states: ['APPROVED'],
    own: false,
  },
  withdraw: {
    run: (actor, { id, edition }) => withdraw(actor, id, { edition, reason: 'Why.' }),
    roles: publishing,
    states: ['DRAFT', 'IN_REVIEW', 'RETURNED', 'APPROVED', 'PUBLISHED'],
    own: false,
  },
}

const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof NotFound || error instanceof Conflict || error instanceof Forbidden)
        return error.name
      throw error
    },
  )

let owner: Actor
let checker: Actor
let releaser: Actor
const actors = new Map<Role, Actor>()
beforeAll(async () => {
  owner = await makeMember({ role: 'CONTRIBUTOR' })
  checker = await makeMember({ role: 'REVIEWER' })
  releaser = await makeMember({ role: 'PUBLISHER' })
  for (const role of roles) actors.set(role, await makeMember({ role }))
})

/** A verified record with an edition that is public, written by `writer`. */
async function makeVerified(writer: Actor) {
  const helper = await makeMember({ role: 'EDITOR' })
  const record = await makeApproved(writer, checker, { cited: await makeCited(helper) })
  await publish(releaser, record.id, { revisionId: record.revisionId })
  const { reviewed } = await reviewOf(checker, record.id)
  const subject = reviewed?.subjects[0]
  if (!subject) throw new Error('There is nothing to judge.')
  const verdict = {
    subjectType: subject.type,
    subjectId: subject.id,
    fingerprint: subject.fingerprints.CONTEXT,
    aspect: 'CONTEXT',
    outcome: 'VERIFIED',
  } as const
  return { ...record, verdict }
}

/** Puts the record into the state, its newest edition public and its newest revision submitted, from any earlier state. */
async function putInto(
  record: Awaited<ReturnType<typeof makeVerified>>,
  writer: Actor,
  state: WorkState,
): Promise<Prepared> {
  const [stands] = await asOwner(async (tx) => {
    return tx.$queryRaw<{ revisionId: string; edition: number }[]>`
    UPDATE "Record"
    SET "state" = ${state}::"WorkState", "submittedId" = revision."id", "liveId" = edition."id", "editions" = edition."number"
    FROM (SELECT "id" FROM "Revision" WHERE "recordId" = ${record.id}::uuid ORDER BY "number" DESC LIMIT 1) AS revision,
         (SELECT "id", "number" FROM "Edition" WHERE "recordId" = ${record.id}::uuid ORDER BY "number" DESC LIMIT 1) AS edition
    WHERE "Record"."id" = ${record.id}::uuid
    RETURNING revision."id" AS "revisionId", edition."number" AS "edition"`
  })
  if (!stands) throw new Error('There is no such record.')
  await db.contribution.createMany({
    data: [stands.edition, stands.edition + 1].map((edition) => ({
      recordId: record.id,
      edition,
      memberId: writer.id,
    })),
    skipDuplicates: true,
  })
  return { ...record, ...stands }
}

function expected({ roles, states, own }: Step, role: Role, state: WorkState, isOwn: boolean): string {
  if (role === 'CONTRIBUTOR' && !isOwn) return 'NotFound'
  if (!roles.includes(role)) return 'Forbidden'
  if (isOwn && !own) return 'Forbidden'
  return states.includes(state) ? 'done' : 'Conflict'
}

describe.each(roles)('a %s', (role) => {
  it.each([true, false])(
    'takes exactly the steps that role and state allow (own work: %s)',
    async (isOwn) => {
      const actor = actors.get(role)
      if (!actor) throw new Error('There is no such member.')
      const writer = isOwn ? actor : owner
      const record = await makeVerified(writer)
      for (const [name, step] of Object.entries(steps))
        for (const state of states) {
          const prepared = await putInto(record, writer, state)
          const outcome = await outcomeOf(step.run(actor, prepared, state))
          expect(outcome, `${name} in ${state}`).toBe(expected(step, role, state, isOwn))
        }
    },
  )
})

it('contributors read their own records, all others read every record', async () => {
  const record = await makeVerified(owner)
  const read = async (actor: Actor) => {
    const { reviewed } = await reviewOf(actor, record.id)
    return reviewed && workbenchOf(actor, reviewed, reviewed.subjects)
  }
  expect(await outcomeOf(read(owner))).toBe('done')
  for (const [role, actor] of actors)
    expect(await outcomeOf(read(actor)), role).toBe(role === 'CONTRIBUTOR' ? 'NotFound' : 'done')
})

it('pages offer exactly the steps that commands accept', async () => {
  const commands = {
    SUBMIT: 'submit',
    RECALL: 'recall',
    RETURN: 'returnToAuthor',
    APPROVE: 'approve',
    PUBLISH: 'publish',
    WITHDRAW: 'withdraw',
  } as const
  for (const [role, actor] of actors) {
    const isOwn = role === 'CONTRIBUTOR'
    const writer = isOwn ? actor : owner
    const record = await makeVerified(writer)
    for (const state of states) {
      await putInto(record, writer, state)
      const { actions } = await reviewOf(actor, record.id)
      const allowed = Object.entries(commands).flatMap(([action, name]) => {
        const step = steps[name]
        return step && expected(step, role, state, isOwn) === 'done' ? [action] : []
      })
      expect([...actions].sort(), `${role} in ${state}`).toEqual(allowed.sort())
    }
  }
})
