import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { copyReportsOf } from '@/lib/checks/copy-reports'
import { findCitable } from '@/lib/citations/finder'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { liveEdition } from '@/lib/editions/queries'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { draftForPrograms } from '@/lib/exchange/drafts'
import { deleteHolding, describeHolding } from '@/lib/holdings/commands'
import { readDependentsOf } from '@/lib/holdings/dependents'
import { createPassage, deletePassage } from '@/lib/holdings/passages'
import {
  getHolding,
  getPassage,
  listHoldings,
  listPassages,
  passageStart,
  readHolding,
  readTextLayer,
} from '@/lib/holdings/queries'
import type { holdingAccess, NewHolding } from '@/lib/holdings/schema'
import { unchecked } from '@/lib/input'
import { addCopyText } from '@/lib/relocation/copy-text'
import { differentReadings } from '@/lib/relocation/different-readings'
import { openRelocations } from '@/lib/relocation/open-relocations'
import { correctionsOf } from '@/lib/relocation/text-history'
import { dismissFinding, takeBackDismissal } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { giveVerdict } from '@/lib/review/verdicts/verdicts'
import { workbenchOf } from '@/lib/review/workbench'
import { submit } from '@/lib/review/workflow/transitions'
import { dependentsOf, type SourceDependents } from '@/lib/sources/dependents'
import { english, inEnglish } from '@/tests/support/english'
import {
  alteredPassageText,
  bodyOn,
  copyText,
  doc,
  hop,
  makeApproved,
  makeCited,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  makeSubmittable,
  makeSubmitted,
  passageText,
  quotation,
} from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'
import { sabotage } from '@/tests/support/sabotage'

const roles = ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'] as const
let members: Record<(typeof roles)[number], Actor>
let owner: Actor
beforeAll(async () => {
  owner = await makeMember({ role: 'EDITOR' })
  const made = await Promise.all(roles.map(async (role) => [role, await makeMember({ role })] as const))
  members = Object.fromEntries(made) as typeof members
})

type Access = (typeof holdingAccess)[number]

/** A source with one copy of this class, and a passage in it. */
async function copyOf(access: Access, given: Partial<NewHolding> = {}) {
  const source = await makeSource(owner)
  const holding = await makeHolding(owner, source, { text: copyText, ...given })
  const passage = await makePassage(owner, holding.layer, passageText)
  await db.holding.update({ where: { id: holding.id }, data: { access } })
  return { source, holding, passage }
}
type Copy = Awaited<ReturnType<typeof copyOf>>

/** Every way to read a copy, each true when it gave anything of it. */
const doors: Record<string, (actor: Actor, copy: Copy) => Promise<boolean>> = {
  list: async (actor, { source }) => (await listHoldings(actor, source.id)).length > 0,
  page: async (actor, { holding }) => Boolean(await getHolding(actor, holding.id)),
  download: async (actor, { holding }) => {
    const { stream } = await readHolding(actor, holding.id)
    stream.destroy()
    return true
  },
  text: async (actor, { holding }) => Boolean(await readTextLayer(actor, holding.layer.id)),
  passages: async (actor, { holding }) =>
    (await listPassages(actor, holding.layer.id, { start: 0, end: 100 })).length > 0,
  passage: async (actor, { passage }) => Boolean(await getPassage(actor, passage.id)),
  position: async (actor, { holding, passage }) =>
    (await passageStart(actor, holding.layer.id, passage.id)) !== null,
  'new passage': async (actor, { holding }) =>
    Boolean(await createPassage(actor, { textLayerId: holding.layer.id, start: 0, end: 9 })),
  checks: async (actor, { source }) => (await copyReportsOf(actor, source.id)).length > 0,
}

/** The doors that are open to this actor. */
async function openTo(actor: Actor, copy: Copy): Promise<string[]> {
  const open: string[] = []
  for (const [door, read] of Object.entries(doors)) {
    const gave = await read(actor, copy).catch((error) => {
      if (error instanceof NotFound) return false
      throw error
    })
    if (gave) open.push(door)
  }
  return open
}

const readers: Record<Access, readonly (typeof roles)[number][]> = {
  PUBLIC_IN_CONTEXT: roles,
  STAFF: ['EDITOR', 'REVIEWER', 'PUBLISHER', 'ADMIN'],
  RESTRICTED: ['PUBLISHER', 'ADMIN'],
}
const classes = ['PUBLIC_IN_CONTEXT', 'STAFF', 'RESTRICTED'] as const

describe('the access class of a copy', () => {
  it.each(classes)('%s opens every door to its readers and none to others', async (access) => {
    const copy = await copyOf(access)
    for (const role of roles)
      expect(await openTo(members[role], copy), role).toEqual(
        readers[access].includes(role) ? Object.keys(doors) : [],
      )
  })

  it.each(classes)('%s lists passages with their source, and counts the others', async (access) => {
    const { source, passage } = await copyOf(access)
    const listed = ({ passageTotal, hiddenPassages, passages }: SourceDependents) => [
      ...[passageTotal, hiddenPassages],
      passages.map(({ id }) => id),
    ]
    const [shown, none] = [
      [1, 0, [passage.id]],
      [0, 1, []],
    ]
    for (const role of roles) {
      const canRead = readers[access].includes(role)
      expect(listed(await readDependentsOf(members[role], source.id)), role).toEqual(canRead ? shown : none)
      const isUnlogged = canRead && access !== 'RESTRICTED'
      expect(listed(await dependentsOf(members[role], source.id)), role).toEqual(isUnlogged ? shown : none)
    }
  })

  it('also protects a copy from changes by those who can’t read it', async () => {
    const { holding, passage } = await copyOf('RESTRICTED')
    const was = { access: 'RESTRICTED' } as const
    const { EDITOR } = members
    await expect(describeHolding(EDITOR, holding.id, was, { ...was, note: 'x' })).rejects.toThrow(NotFound)
    await expect(deletePassage(EDITOR, passage.id)).rejects.toThrow(NotFound)
    await expect(deleteHolding(EDITOR, holding.id)).rejects.toThrow(NotFound)
    await describeHolding(members.PUBLISHER, holding.id, was, { access: 'STAFF' })
    expect((await getHolding(EDITOR, holding.id)).access).toBe('STAFF')
  })

  it('is chosen with the copy, and an unknown one is refused', async () => {
    const source = await makeSource(owner)
    await makeHolding(owner, source, { text: copyText, access: 'RESTRICTED' })
    expect(await listHoldings(owner, source.id)).toEqual([])
    const unknown = unchecked({ access: 'SECRET' })
    const { holding } = await copyOf('STAFF')
    await expect(describeHolding(owner, holding.id, { access: 'STAFF' }, unknown)).rejects.toThrow()
  })
})

describe('the consent of a testimony', () => {
  const terms = {
    ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: '', pseudonym: '', note: '' },
    ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01', withdrawnOn: null },
  } as const
  const consents = [
    ['open', {}, roles],
    ['restricted', { tier: 'RESTRICTED' }, readers.STAFF],
    ['closed', { tier: 'CLOSED' }, readers.RESTRICTED],
    ['withdrawn', { withdrawnOn: '2026-02-01' }, readers.RESTRICTED],
  ] as const

  it.each(consents)('%s decides who reads its transcript', async (_, change, allowed) => {
    const copy = await copyOf('PUBLIC_IN_CONTEXT', { kind: 'TRANSCRIPT' })
    const record = await makeSubmittable(owner, { kind: 'testimony', cited: copy })
    await saveConsent(members.ADMIN, record.id, { ...terms, ...change, version: 1 })
    for (const role of roles)
      expect(await openTo(members[role], copy), role).toEqual(
        allowed.includes(role) ? Object.keys(doors) : [],
      )
  })

  it('for staff only leaves contributors the copies of their own testimony', async () => {
    const copy = await copyOf('PUBLIC_IN_CONTEXT', { kind: 'TRANSCRIPT' })
    await makeRecord(members.CONTRIBUTOR, { kind: 'testimony', content: { body: bodyOn(copy) } })
    expect(await openTo(members.CONTRIBUTOR, copy)).toEqual(Object.keys(doors))
    expect(await openTo(await makeMember({ role: 'CONTRIBUTOR' }), copy)).toEqual([])
  })

  it('does not close a newspaper that a public record cites too', async () => {
    const copy = await copyOf('PUBLIC_IN_CONTEXT')
    const reviewer = members.REVIEWER
    const article = await makeApproved(owner, reviewer, { cited: copy })
    const testimony = await makeSubmittable(owner, { kind: 'testimony', cited: copy })
    await saveConsent(members.ADMIN, testimony.id, { ...terms, tier: 'CLOSED', version: 1 })
    expect(await openTo(members.EDITOR, copy)).toEqual([])
    await publish(members.PUBLISHER, article.id, { revisionId: article.revisionId })
    expect(await openTo(members.EDITOR, copy)).toEqual(Object.keys(doors))
  })
})

describe('a record that quotes a restricted copy', () => {
  it('shows the passage to no reviewer, and its text to no reader', async () => {
    const cited = await makeCited(owner)
    const record = await makeApproved(owner, members.REVIEWER, { cited })
    await db.holding.update({ where: { id: cited.holding.id }, data: { access: 'STAFF' } })
    const laid = async (actor: Actor) => {
      const { reviewed } = await reviewOf(actor, record.id)
      return reviewed ? workbenchOf(actor, reviewed, reviewed.subjects) : []
    }
    const verdicts = async (actor: Actor) =>
      JSON.stringify((await reviewOf(actor, record.id)).reviewed?.subjects.map(({ aspects }) => aspects))
    expect((await laid(members.REVIEWER)).every(({ isClosed }) => !isClosed)).toBe(true)
    expect(await verdicts(members.REVIEWER)).toContain('copy.txt')
    await db.holding.update({ where: { id: cited.holding.id }, data: { access: 'RESTRICTED' } })
    for (const { passage, isClosed, copies } of await laid(members.REVIEWER))
      expect([passage, isClosed, copies]).toEqual([null, true, []])
    expect((await laid(members.PUBLISHER)).every(({ passage }) => passage !== null)).toBe(true)
    // The name of a file can be that of a speaker.
    expect(await verdicts(members.REVIEWER)).not.toContain('copy.txt')
    expect(await verdicts(members.PUBLISHER)).toContain('copy.txt')
  })

  it('leaves no text of a staff copy in its edition', async () => {
    const cited = await makeCited(owner)
    await db.holding.update({ where: { id: cited.holding.id }, data: { access: 'STAFF' } })
    const record = await makeApproved(owner, members.REVIEWER, { cited })
    const { slug } = await publish(members.PUBLISHER, record.id, { revisionId: record.revisionId })
    const edition = await liveEdition(slug)
    expect(edition?.passages.map(({ exact, before, after }) => exact + before + after)).toEqual([''])
  })

  it('learns nothing of it from the checks', async () => {
    const copy = await copyOf('RESTRICTED')
    const body = doc(
      quotation({ chain: [hop(copy.source)], passageId: null }, passageText.replace('3 May', '4 May')),
    )
    const record = await makeSubmitted(owner, { content: { body } })
    expect(JSON.stringify(await findingsOf(owner, record.id))).not.toMatch(/copy\.txt/)
    expect(JSON.stringify(await findingsOf(members.PUBLISHER, record.id))).toMatch(/copy\.txt/)
  })

  it('learns no words of the passage that it is bound to', async () => {
    const cited = await makeCited(owner)
    const short = passageText.replace('May 1921, and ', '').replace('did not', 'did')
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const record = await makeRecord(contributor, { content: { body: bodyOn(cited, short) } })
    const found = async (actor: Actor) =>
      (await findingsOf(actor, record.id)).report.findings.filter(({ check }) => check === 'quote-drift')
    const before = await found(contributor)
    expect(JSON.stringify(before)).toContain('1921')
    await db.holding.update({ where: { id: cited.holding.id }, data: { access: 'RESTRICTED' } })
    const closed = await found(contributor)
    const levels = before.map(({ level }) => level)
    expect(levels.length).toBeGreaterThan(new Set(levels).size)
    expect(closed.map(({ level }) => level)).toEqual([...new Set(levels)])
    for (const { message, place, excerpt } of closed)
      expect([english(message), place.start, place.end, excerpt]).toEqual([
        english('review.closedCopy'),
        ...[0, 0, ''],
      ])
    expect(await found(members.PUBLISHER)).toEqual(before)
    const dismissing = dismissFinding(contributor, record.id, { key: closed[0]?.key ?? '', reason: 'None.' })
    expect(await rejection(dismissing)).toMatchObject({ text: { key: 'review.closedCopy' } })
  })

  it('shows no number of differences from it at any door', async () => {
    const cited = await makeCited(owner)
    const { CONTRIBUTOR, PUBLISHER } = members
    const submitted = await makeSubmitted(CONTRIBUTOR, { cited })
    const record = await makeSubmittable(CONTRIBUTOR, { cited })
    const other = passageText.replace('May 1921, and ', '').replace('did not', 'did')
    await sabotage(`UPDATE "Passage" SET exact = $1 WHERE id = $2`, [other, cited.passage.id])
    await db.holding.update({ where: { id: cited.holding.id }, data: { access: 'RESTRICTED' } })
    const isDrift = ({ check }: { check: string }) => check === 'quote-drift'
    const doors: Record<string, (actor: Actor) => Promise<unknown[]>> = {
      draft: async (actor) =>
        (await draftForPrograms(actor, record.id, (path) => path, english)).checks.findings.filter(isDrift),
      review: async (actor) =>
        (await reviewOf(actor, submitted.id)).reviewed?.report.findings.filter(isDrift) ?? [],
    }
    for (const [door, found] of Object.entries(doors)) {
      const levels = async (actor: Actor) =>
        (await found(actor)).map((one) => Reflect.get(Object(one), 'level'))
      const all = await levels(PUBLISHER)
      expect(all.length, door).toBeGreaterThan(new Set(all).size)
      expect(await levels(CONTRIBUTOR), door).toEqual([...new Set(all)])
    }
    const blocking = async (actor: Actor) =>
      (await reviewOf(actor, submitted.id)).problems.map(({ message }) => english(message))
    const times = (text: string) => text.split(english('review.closedCopy')).length - 1
    expect(times((await blocking(CONTRIBUTOR)).join(' '))).toBe(1)
    expect((await blocking(PUBLISHER)).length).toBeGreaterThan((await blocking(CONTRIBUTOR)).length)
    const refused = await rejection(submit(CONTRIBUTOR, record.id, { version: record.version }))
    expect(refused).toBeInstanceOf(Invalid)
    expect(times(JSON.stringify(inEnglish((refused as Invalid).fields)))).toBe(1)
  })

  it('gives no key that hashes the words of the passage', async () => {
    const cited = await makeCited(owner)
    const { CONTRIBUTOR, PUBLISHER } = members
    const record = await makeRecord(CONTRIBUTOR, { content: { body: bodyOn(cited, alteredPassageText) } })
    const report = async (actor: Actor) => (await findingsOf(actor, record.id)).report
    const drift = ({ findings }: Awaited<ReturnType<typeof report>>) =>
      findings.filter(({ check, level }) => check === 'quote-drift' && level === 'WARN')
    const keys = drift(await report(PUBLISHER)).map(({ key }) => key)
    expect(keys).not.toEqual([])
    await db.holding.update({ where: { id: cited.holding.id }, data: { access: 'RESTRICTED' } })
    const hasNone = async () => {
      const shown = JSON.stringify(await report(CONTRIBUTOR))
      expect(keys.filter((key) => shown.includes(key))).toEqual([])
    }
    await hasNone()
    for (const key of keys) await dismissFinding(PUBLISHER, record.id, { key, reason: 'As in the print.' })
    await hasNone()
    const { dismissed } = await report(CONTRIBUTOR)
    expect(dismissed).toHaveLength(keys.length)
    for (const key of keys)
      await expect(takeBackDismissal(CONTRIBUTOR, record.id, { key })).rejects.toThrow(Conflict)
    for (const { dismissal } of dismissed) {
      expect(dismissal.excerpt).toBe('')
      await takeBackDismissal(CONTRIBUTOR, record.id, { key: dismissal.key })
    }
    expect(drift(await report(PUBLISHER))).toHaveLength(keys.length)
  })
})

describe('reading a restricted copy', () => {
  it('is logged with the member and what was read', async () => {
    const { holding } = await copyOf('RESTRICTED')
    const reads = async () => {
      const events = await db.event.findMany({
        where: { subjectId: holding.id, action: 'holding.read' },
        include: { detail: true },
        orderBy: { id: 'asc' },
      })
      return events.map(({ actorId, detail }) => [actorId, detail?.detail])
    }
    const { stream } = await readHolding(members.PUBLISHER, holding.id)
    stream.destroy()
    await readTextLayer(members.ADMIN, holding.layer.id)
    await readTextLayer(members.EDITOR, holding.layer.id).catch(() => null)
    expect(await reads()).toEqual([
      [members.PUBLISHER.id, { what: 'file' }],
      [members.ADMIN.id, { what: 'text' }],
    ])
  })

  const byPassage: [string, (actor: Actor, copy: Copy) => Promise<unknown>][] = [
    ['a passage', (actor, { passage }) => getPassage(actor, passage.id)],
    [
      'the review',
      async (actor, copy) => {
        const { id } = await makeSubmitted(owner, { cited: copy })
        const { reviewed } = await reviewOf(actor, id)
        return reviewed && workbenchOf(actor, reviewed, reviewed.subjects)
      },
    ],
    [
      'a passage that exists already',
      (actor, { holding, passage }) => {
        const { start, end } = passage
        return createPassage(actor, { textLayerId: holding.layer.id, start, end })
      },
    ],
    ['what can be cited', (actor) => findCitable(actor, { q: 'bridge closed', name: null }, english)],
    ['what rests on its source', (actor, { source }) => readDependentsOf(actor, source.id)],
    ['the checks of its source', (actor, { source }) => copyReportsOf(actor, source.id)],
    ['its corrections', (actor, { holding }) => correctionsOf(actor, holding.id)],
    [
      'the passages that read differently',
      async (actor, { holding, passage, source }) => {
        await makeSubmittable(owner, { cited: { holding, passage, source } })
        const edit = { start: 0, end: copyText.length, compared: false, language: 'en', text: 'Other words.' }
        await addCopyText(members.ADMIN, holding.id, { ...edit, basisId: holding.layer.id })
        await differentReadings(actor)
        return openRelocations(actor, { sourceId: source.id })
      },
    ],
  ]
  it.each(byPassage)('is logged once an hour where one reads %s', async (_, read) => {
    const actor = await makeMember({ role: 'PUBLISHER' })
    const copy = await copyOf('RESTRICTED')
    await read(actor, copy)
    const where = { subjectId: copy.holding.id, action: 'holding.read', actorId: actor.id }
    const reads = () => db.event.findMany({ where, select: { detail: { select: { detail: true } } } })
    expect(await reads()).toEqual([{ detail: { detail: { what: 'passage' } } }])
    await getPassage(actor, copy.passage.id)
    expect(await reads()).toHaveLength(1)
  })

  it('isn’t possible by a verdict on something else', async () => {
    const copy = await copyOf('RESTRICTED')
    const { id } = await makeSubmitted(owner, { cited: copy })
    const { reviewed } = await reviewOf(members.REVIEWER, id)
    const subject = reviewed?.subjects.find(({ type }) => type === 'CITATION')
    const verdict = { recordId: id, subjectType: 'CITATION', subjectId: subject?.id ?? '' } as const
    const given = { aspect: 'TRACEABLE', outcome: 'VERIFIED', fingerprint: 'a'.repeat(64) } as const
    const refused = async (actor: Actor) =>
      JSON.stringify(await rejection(giveVerdict(actor, { ...verdict, ...given })))
    expect(await refused(members.REVIEWER)).not.toContain(passageText)
    expect(await refused(members.PUBLISHER)).toContain(passageText)
  })
})
