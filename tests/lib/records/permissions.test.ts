import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { Conflict, Forbidden, NotFound } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Role, WorkState } from '@/lib/generated/prisma/enums'
import { changeSlug, createRecord } from '@/lib/records/commands'
import { getConsent } from '@/lib/records/consent/queries'
import { saveDraft } from '@/lib/records/drafts'
import { getRecord, historyOf, sourcesOfDraft } from '@/lib/records/queries'
import { keepRevision, restoreRevision } from '@/lib/records/revisions/commands'
import { compareRevisions, getRevision, listRevisions } from '@/lib/records/revisions/queries'
import { contentOf, makeMember, makeRecord } from '@/tests/support/factories'
import { asOwner } from '@/tests/support/sabotage'

const roles: Role[] = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN']
const states: WorkState[] = ['DRAFT', 'RETURNED', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN', 'ERASED']

type Written = Awaited<ReturnType<typeof write>>
type Made = Awaited<ReturnType<typeof putInto>>

let owner: Actor
const actors = new Map<Role, Actor>()
beforeAll(async () => {
  owner = await makeMember({ role: 'CONTRIBUTOR' })
  for (const role of roles) actors.set(role, await makeMember({ role }))
})

/** A testimony with one revision and a draft that was changed since. */
async function write(maker: Actor) {
  const { id, version } = await makeRecord(maker, { kind: 'testimony' })
  const revision = await keepRevision(maker, id, 'First')
  const content = contentOf('testimony', { title: 'Changed since' })
  await saveDraft(maker, id, { baseVersion: version, content })
  const { contentHash } = await db.draft.findUniqueOrThrow({ where: { recordId: id } })
  const plain: Prisma.InputJsonValue = JSON.parse(JSON.stringify(content))
  return { id, revisionId: revision.id, draft: { title: content.title, content: plain, contentHash } }
}

/** Sets the state of the record and resets its draft; returns the current versions. */
async function putInto({ id, revisionId, draft }: Written, state: WorkState) {
  const versions = { draft: { select: { version: true } }, consent: { select: { version: true } } }
  const record = await asOwner(async (tx) => {
    return tx.record.update({
      where: { id },
      data: { state, submittedId: revisionId, draft: { update: draft } },
      select: versions,
    })
  })
  if (!record.draft || !record.consent) throw new Error('A testimony has a draft and a consent.')
  return { id, revisionId, version: record.draft.version, consentVersion: record.consent.version }
}

const terms = {
  tier: 'OPEN',
  nameDisplay: 'ANONYMOUS',
  pseudonym: '',
  embargoUntil: null,
  transcriptApprovedOn: null,
  withdrawnOn: null,
  note: '',
}

type Command = {
  run: (actor: Actor, record: Made) => Promise<unknown>
  /** States in which the command is refused although the actor can write. */
  closedIn: readonly WorkState[]
}

const closed: WorkState[] = ['IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN']
const commands: Record<string, Command> = {
  saveDraft: {
    run: (actor, record) =>
      saveDraft(actor, record.id, {
        baseVersion: record.version,
        content: contentOf('testimony', { title: `By ${actor.name}` }),
      }),
    closedIn: closed,
  },
  restoreRevision: {
    run: (actor, record) => restoreRevision(actor, record.id, record.revisionId, record.version),
    closedIn: closed,
  },
  keepRevision: {
    run: (actor, record) => keepRevision(actor, record.id, `Kept ${randomUUID()}`),
    closedIn: [],
  },
  changeSlug: {
    run: (actor, record) => changeSlug(actor, record.id, `moved-${randomUUID()}`),
    closedIn: [],
  },
  saveConsent: {
    run: (actor, record) =>
      saveConsent(actor, record.id, {
        ...terms,
        version: record.consentVersion,
        ...(['PUBLISHER', 'ADMIN'].includes(actor.role) && { legalName: '' }),
      }),
    closedIn: [],
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

describe.each(Object.entries(commands))('%s', (_name, { run, closedIn }) => {
  it.each(roles)('by a %s follows the table of roles in every state', async (role) => {
    const actor = actors.get(role)
    if (!actor) throw new Error('There is no such member.')
    const [own, others] = [await write(actor), await write(owner)]
    for (const state of states) {
      // An erased record can't be edited.
      const open = state === 'ERASED' ? 'Forbidden' : closedIn.includes(state) ? 'Conflict' : 'done'
      const onOwn = await outcomeOf(run(actor, await putInto(own, state)))
      expect(onOwn, `own record, ${state}`).toBe(open)
      const onOthers = await outcomeOf(run(actor, await putInto(others, state)))
      expect(onOthers, `record of another, ${state}`).toBe(role === 'CONTRIBUTOR' ? 'NotFound' : open)
    }
  })
})

describe('every role', () => {
  it('can create records', async () => {
    for (const actor of actors.values())
      await expect(
        createRecord(actor, { kind: 'account', title: 'Mine', language: 'en' }),
      ).resolves.toBeDefined()
  })

  it('reads all records, except contributors, who read their own', async () => {
    const record = await write(owner)
    const reads = [
      (actor: Actor) => getRecord(actor, record.id),
      (actor: Actor) => getConsent(actor, record.id),
      (actor: Actor) => sourcesOfDraft(actor, record.id),
      (actor: Actor) => historyOf(actor, record.id),
      (actor: Actor) => listRevisions(actor, record.id),
      (actor: Actor) => getRevision(actor, record.id, 1),
      (actor: Actor) => compareRevisions(actor, record.id, 1, null),
    ]
    for (const read of reads) {
      expect(await outcomeOf(read(owner))).toBe('done')
      for (const [role, actor] of actors)
        expect(await outcomeOf(read(actor)), role).toBe(role === 'CONTRIBUTOR' ? 'NotFound' : 'done')
    }
  })
})
