import '@/tests/support/database'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { EventTable } from '@/components/audit/EventTable'
import type { Actor } from '@/lib/access'
import { actionLabel, labelledActions } from '@/lib/audit/actions'
import { fieldNames } from '@/lib/audit/changes'
import { exportEvents } from '@/lib/audit/export'
import { auditSchema } from '@/lib/audit/filters'
import { auditChoices, eventsOfRecord, listEvents } from '@/lib/audit/queries'
import { viaLabel } from '@/lib/audit/via'
import { createAuthority } from '@/lib/authorities/commands'
import { authorityInputSchema } from '@/lib/authorities/schema'
import { collectionTextSchema } from '@/lib/collections/schema'
import { db, transaction } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { Forbidden, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { Role } from '@/lib/generated/prisma/enums'
import { describeHolding } from '@/lib/holdings/commands'
import { getHolding } from '@/lib/holdings/queries'
import { descriptionSchema } from '@/lib/holdings/schema'
import { messagesOf } from '@/lib/messages/catalogue'
import { createPage, deletePage, savePage } from '@/lib/pages/commands'
import { pageTextSchema } from '@/lib/pages/schema'
import { editAuthority } from '@/lib/review/disagreements/authority-change'
import { editSource } from '@/lib/sources/commands'
import { sourceFieldNames } from '@/lib/sources/fields'
import { getSource } from '@/lib/sources/queries'
import { sourceInputSchema } from '@/lib/sources/schema'
import { actFromCommandLine } from '@/lib/via'
import { english } from '@/tests/support/english'
import {
  doc,
  makeApproved,
  makeCited,
  makeMember,
  makeRecord,
  makeStaff,
  makeSubmittable,
  p,
} from '@/tests/support/factories'
import { filesIn } from '@/tests/support/modules'
import { queriesOf } from '@/tests/support/queries'
import { htmlOf } from '@/tests/support/render'

const LEGAL_NAME = 'Zeyneb Qaraxanova'

const write = (
  actor: Actor | null,
  action: string,
  subjectId: string,
  detail: Record<string, string | number | string[]> = {},
) =>
  transaction((tx) =>
    recordEvent(tx, {
      actor,
      action,
      subjectType: action.startsWith('source') ? 'source' : 'record',
      subjectId,
      detail,
    }),
  )

const testimonyOf = async (author: Actor, publisher: Actor) => {
  const record = await makeSubmittable(author, {
    kind: 'testimony',
    slug: null,
    cited: await makeCited(author),
  })
  await saveConsent(publisher, record.id, {
    ...{ version: 1, tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: LEGAL_NAME, pseudonym: '', note: '' },
    ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01', withdrawnOn: null },
  })
  return record.id
}

test('only admins read and export the event log', async () => {
  for (const role of Object.values(Role).filter((role) => role !== 'ADMIN')) {
    const actor = await makeMember({ role })
    await expect(listEvents(actor, {})).rejects.toThrow(Forbidden)
    await expect(auditChoices(actor)).rejects.toThrow(Forbidden)
    for (const format of ['csv', 'json'] as const)
      await expect(exportEvents(actor, format, {}, english)).rejects.toThrow(Forbidden)
  }
})

test('events of a record are for those who can see it', async () => {
  const author = await makeMember({ role: 'CONTRIBUTOR' })
  const { id } = await makeRecord(author)
  const { events } = await eventsOfRecord(author, id)
  expect(events.at(-1)).toMatchObject({
    action: 'record.create',
    actor: { id: author.id, name: author.name },
  })
  expect((await eventsOfRecord(await makeMember({ role: 'EDITOR' }), id)).events).toHaveLength(2)
  await expect(eventsOfRecord(await makeMember({ role: 'CONTRIBUTOR' }), id)).rejects.toThrow(NotFound)
})

test('pages have each event once, in two queries for any number', async () => {
  const [admin, author] = [await makeMember({ role: 'ADMIN' }), await makeMember()]
  const { id } = await makeRecord(author)
  for (let version = 1; version <= 7; version += 1) await write(author, 'record.edit', id, { version })
  const filters = { member: author.id }
  const seen: string[] = []
  for (let before: string | undefined; ; ) {
    const page = await listEvents(admin, { ...filters, before }, 3)
    seen.push(...page.events.map((event) => event.id))
    if (page.next === null) break
    before = page.next
  }
  const all = await db.event.findMany({ where: { actorId: author.id }, orderBy: { id: 'desc' } })
  expect(seen).toEqual(all.map((event) => String(event.id)))
  for (const most of [1, 50]) expect(await queriesOf(() => listEvents(admin, filters, most))).toHaveLength(2)
})

test('filters choose by member, action, subject and period', async () => {
  const [admin, author] = [await makeMember({ role: 'ADMIN' }), await makeMember()]
  const today = () => new Date().toISOString().slice(0, 10)
  const from = today()
  const { id } = await makeRecord(author)
  await write(null, 'record.edit', id)
  const actionsOf = async (asked: Record<string, string>) =>
    (await listEvents(admin, auditSchema.parse({ type: 'record', subject: id, ...asked }))).events.map(
      ({ action, actor }) => `${action} ${actor ? 'member' : 'archive'}`,
    )
  expect(await actionsOf({})).toEqual(['record.edit archive', 'record.edit member', 'record.create member'])
  expect(await actionsOf({ member: 'archive' })).toEqual(['record.edit archive'])
  expect(await actionsOf({ member: author.id, action: 'record.edit' })).toEqual(['record.edit member'])
  expect(await actionsOf({ from, to: today() })).toHaveLength(3)
  expect(await actionsOf({ to: '2001-01-01' })).toEqual([])
  expect(await actionsOf({ from: 'x', member: '1', before: '-1', action: 'a' })).toHaveLength(3)
  const { members, actions } = await auditChoices(admin)
  expect(members).toContainEqual({ id: author.id, name: author.name })
  const known = await db.event.findMany({ distinct: ['action'], select: { action: true } })
  expect(actions.toSorted()).toEqual(known.map(({ action }) => action).toSorted())
})

test('a change shows what the part was before', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const { source } = await makeCited(admin)
  await write(admin, 'source.edit', source.id, { version: 2, title: 'Another title', secret: 'withheld' })
  const [event] = (await listEvents(admin, { type: 'source', subject: source.id })).events
  const [title] = event?.changes ?? []
  expect(title).toEqual({ part: 'title', before: source.title, after: 'Another title' })
  const html = htmlOf(<EventTable events={event ? [event] : []} withSubject />)
  expect(html).toContain(`Title: ${source.title} → Another title`)
  expect(html).toContain(`href="/desk/sources/${source.id}"`)
  expect(html).not.toContain('withheld')
})

test('an edit of a source, name or copy shows each field', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const { source, holding } = await makeCited(admin)
  const { id: _, ...input } = (await getSource(admin, source.id)).source
  const contributors = [{ role: 'author' as const, literal: 'Ada Lovelace' }]
  const edited = { ...input, publisher: 'The Press', note: 'She asked us to wait.', contributors }
  await editSource(admin, source.id, 1, edited)
  const shownOf = async (subject: string) => {
    const [event] = (await listEvents(admin, { subject })).events
    return htmlOf(<EventTable events={event ? [event] : []} />)
  }
  const ofSource = await shownOf(source.id)
  expect(ofSource).toContain('Publisher: “” → “The Press”')
  expect(ofSource).toContain('Contributors: changed')
  expect(ofSource).toContain('Note: changed')
  expect(ofSource).not.toMatch(/Lovelace|wait/)

  const name = { kind: 'PLACE' as const, name: 'The valley', note: '', variants: [] }
  const { id } = await createAuthority(admin, name)
  await editAuthority(admin, id, 1, { ...name, place: 'The north', variants: [{ name: 'The dale' }] })
  const ofName = await shownOf(id)
  expect(ofName).toContain('Country, town or jurisdiction: “” → “The north”')
  expect(ofName).toContain('Other names: changed')

  const { obtainedFrom, obtainedOn, rights, access, shown, note } = await getHolding(admin, holding.id)
  const day = obtainedOn?.toISOString().slice(0, 10) ?? ''
  const was = { obtainedFrom, obtainedOn: day, rights, access, shown, note }
  await describeHolding(admin, holding.id, was, { ...was, rights: 'By her leave', shown: 'WORDS_ALONE' })
  const ofCopy = await shownOf(holding.id)
  expect(ofCopy).toContain(`Rights: changed`)
  expect(ofCopy).toContain(`→ “${english('labels.shown.WORDS_ALONE')}”`)
  expect(ofCopy).not.toContain('By her leave')
})

test('events link to the texts before and after, and to others', async () => {
  const [admin, author] = [await makeMember({ role: 'ADMIN' }), await makeMember({ role: 'CONTRIBUTOR' })]
  const { id } = await makeRecord(author)
  const original = await makeRecord(admin)
  const [first] = await db.$queryRaw<{ content: object; schemaVersion: number; contentHash: string }[]>`
    SELECT content, "schemaVersion", "contentHash" FROM "Draft" WHERE "recordId" = ${id}::uuid`
  if (!first) throw new Error('The record has no draft.')
  const keep = async (number: number) => {
    // Revisions are placed among the events by their times, which have milliseconds.
    await setTimeout(5)
    await db.revision.create({
      data: {
        ...{ ...first, recordId: id, number, contributors: {}, authorId: author.id, createdAt: new Date() },
      },
    })
    await setTimeout(5)
  }
  await keep(1)
  await write(author, 'record.edit', id, { version: 2 })
  await keep(2)
  await write(author, 'record.submit', id, { revision: 2 })
  await write(author, 'record.follow-original', id, { originalId: original.id, revision: 7 })
  await write(author, 'record.edit', id, { version: 3 })
  const links = async () =>
    (await listEvents(admin, { subject: id })).events.map(({ compared }) => compared?.href)
  const revisions = `/desk/records/${id}/revisions`
  expect(await links()).toEqual([
    ...[`${revisions}/2`, undefined, `${revisions}/2?with=1`, `${revisions}/2?with=1`],
    ...[`${revisions}/1`, undefined],
  ])
  const { events } = await listEvents(admin, { subject: id })
  expect(events[1]?.other?.href).toBe(`/desk/records/${original.id}`)
  const html = htmlOf(<EventTable events={events} />)
  expect(html).toContain(english('audit.compare.draft', { number: 2 }))
  expect(html).toContain(`href="/desk/records/${original.id}"`)
  const own = await eventsOfRecord(author, id)
  expect(own.events.map(({ other }) => other)).toEqual(Array(6).fill(null))
  expect(own.events[0]?.compared).toEqual(events[0]?.compared)
})

test('times, relations and changed pages are in words', async () => {
  const { editor, reviewer, admin } = await makeStaff()
  const { id, revisionId } = await makeApproved(editor, reviewer)
  const { source } = await makeCited(editor)
  await write(admin, 'record.schedule', id, { revisionId, at: '2027-03-01T08:30:00.000Z' })
  await write(editor, 'source.relate', source.id, { type: 'REPRINT_OF', toId: source.id })
  const page = await createPage(admin, { slug: 'about-the-log', title: 'About the log' })
  await savePage(admin, page.id, 1, { title: 'About us', body: doc(p('One sentence.')) })
  const shownOf = async (subject: string) => {
    const [event] = (await listEvents(admin, { subject })).events
    return htmlOf(<EventTable events={event ? [event] : []} />)
  }
  const scheduled = await shownOf(id)
  expect(scheduled).toContain('Time: Mar 1, 2027, 8:30')
  expect(scheduled).toContain(`href="/desk/records/${id}/revisions/1"`)
  const related = await shownOf(source.id)
  expect(related).toContain(`Relation: ${english('labels.relation.REPRINT_OF')}`)
  expect(related).toContain(`href="/desk/sources/${source.id}"`)
  const edited = await shownOf(page.id)
  expect(edited).toContain('Title: changed')
  expect(edited).toContain('Text: changed')
  expect(edited).toContain(`href="/desk/settings/pages/${page.id}/versions/2"`)
  await deletePage(admin, page.id)
  const [, gone] = (await listEvents(admin, { subject: page.id })).events
  expect(gone).toMatchObject({ action: 'page.edit', compared: null })
})

test('masks show their kind and range, without the text', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const { holding } = await makeCited(admin)
  const [start, end, reason] = [0, 6, 'They asked us to.']
  const asked = { textLayerId: holding.layer.id, start, end, kind: 'PRIVATE' as const, reason }
  const mask = await setMask(admin, asked)
  await liftMask(admin, mask.id, { reason })
  const { events } = await listEvents(admin, { subject: holding.id })
  const html = htmlOf(<EventTable events={events} />)
  expect(html).toContain('Mask: none → Private')
  expect(html).toContain('Mask: Private → none')
  expect(html).toContain(`Characters of the text: ${start + 1}–${end}`)
  expect(html).not.toContain(holding.layer.text.slice(start, end))
  expect(html).not.toContain(reason)
  expect(html).toContain(`Type: ${english('labels.holding.ORIGINAL')}`)
})

test('an image shows which parts of its description changed', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const { id } = await makeRecord(admin)
  await write(admin, 'media.describe', id, { changed: ['alternative', 'focusX'] })
  const { events } = await listEvents(admin, { subject: id })
  const html = htmlOf(<EventTable events={events} />)
  expect(html).toContain('What the image shows: changed')
  expect(html).toContain('Focal point, from the left: changed')
})

test('admins see and choose from where changes came', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const { id } = await makeRecord(admin)
  const using = (isByProvider: boolean, browser = 'Firefox', system = 'Linux'): Actor => ({
    ...admin,
    session: { id, passwordAt: new Date(), device: { browser, system, isByProvider } },
  })
  await write(using(false), 'record.edit', id)
  await write(using(true), 'record.edit', id)
  await write(using(false, '', ''), 'record.edit', id)
  await write({ ...admin, job: id }, 'record.edit', id)
  await write({ ...admin, token: { id, scope: 'ALL_DRAFTS' } }, 'record.edit', id)
  actFromCommandLine()
  await write(null, 'record.edit', id).finally(() => actFromCommandLine(false))
  const labelsOf = async (filters: Record<string, string> = {}) => {
    const { events } = await listEvents(admin, auditSchema.parse({ subject: id, ...filters }))
    return events.map(({ via }) => via && english(viaLabel(via)))
  }
  const all = [
    ...[english('audit.ways.COMMAND'), english('audit.ways.TOKEN'), english('audit.ways.JOB')],
    ...['Unknown browser', 'Firefox on Linux, signed in through the provider', 'Firefox on Linux'],
  ]
  expect(await labelsOf()).toEqual([...all, null, null])
  expect(await labelsOf({ via: 'BROWSER' })).toEqual([all[3], all[5]])
  expect(await labelsOf({ via: 'COMMAND' })).toEqual([all[0]])
  expect(await labelsOf({ via: 'ELSEWHERE' })).toHaveLength(8)
  const [event] = (await listEvents(admin, { subject: id, via: 'PROVIDER' })).events
  expect(htmlOf(<EventTable events={event ? [event] : []} />)).toContain(all[4])
  const csv = await (await exportEvents(admin, 'csv', { subject: id, via: 'PROVIDER' }, english)).text()
  expect(csv).toContain(`${admin.id},"${all[4]}",`)
  const json = await (await exportEvents(admin, 'json', { subject: id, via: 'JOB' }, english)).text()
  expect(JSON.parse(json)).toMatchObject([{ via: { by: 'JOB' } }])
  expect((await eventsOfRecord(admin, id)).events.map(({ via }) => via)).toEqual(Array(8).fill(null))
})

test('erased details stay erased', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  const { id } = await makeRecord(admin)
  await transaction(async (tx) => {
    await tx.$executeRaw`SELECT set_config('stele.erasure', 'on', true)`
    await tx.$executeRaw`
      DELETE FROM "EventDetail" WHERE "eventId" IN (SELECT e.id FROM "Event" e WHERE e."subjectId" = ${id})`
  })
  const { events } = await listEvents(admin, { subject: id })
  expect(events).toMatchObject(Array(2).fill({ isErased: true, changes: [], tables: [] }))
  expect(htmlOf(<EventTable events={events} />)).toContain(english('audit.erased'))
})

test('the name of a speaker is in no event and no file', async () => {
  const { editor, publisher, admin } = await makeStaff()
  const id = await testimonyOf(editor, publisher)
  await write(editor, 'record.hidden-name', id, { name: 'x' })
  await write(editor, 'record.edit', id, { excerpt: LEGAL_NAME, key: LEGAL_NAME })
  const seen = await eventsOfRecord(editor, id)
  expect(seen.isPartial).toBe(true)
  expect(seen.events.map(({ action }) => action)).not.toContain('record.consent')
  expect(seen.events.map(({ action }) => action)).not.toContain('record.hidden-name')
  const whole = await eventsOfRecord(publisher, id)
  expect(whole.events.map(({ action }) => action)).toContain('record.consent')
  const file = await (await exportEvents(admin, 'json', { subject: id }, english)).text()
  for (const shown of [JSON.stringify(seen), JSON.stringify(whole), file])
    expect(shown).not.toContain(LEGAL_NAME)
})

test('the files have all events that fit, also over several pages', async () => {
  const [admin, author] = [await makeMember({ role: 'ADMIN' }), await makeMember({ name: '=Ada, "A"' })]
  const { id } = await makeRecord(author)
  await write(author, 'record.a-new-action', id)
  const filters = { subject: id }
  const csv = await (await exportEvents(admin, 'csv', filters, english, 2)).text()
  const [, newest, , oldest, end] = csv.split('\r\n')
  expect(newest).toContain(
    `"'=Ada, ""A""",${author.id},,record.a-new-action,record.a-new-action,record,${id}`,
  )
  expect(oldest).toContain(english('audit.actions.record.create'))
  expect(end).toBe('')
  const events = JSON.parse(await (await exportEvents(admin, 'json', filters, english, 2)).text())
  expect(events).toMatchObject([
    { action: 'record.a-new-action', actor: { id: author.id }, details: 'kept' },
    { action: 'record.edit', changes: [{ part: 'version', before: null, after: '2' }] },
    { action: 'record.create', subject: { type: 'record', id } },
  ])
  expect(await (await exportEvents(admin, 'json', { subject: 'none' }, english)).text()).toBe('[]\n')
})

test('the log says who took which events as a file', async () => {
  const admin = await makeMember({ role: 'ADMIN' })
  await exportEvents(admin, 'csv', { type: 'settings' }, english)
  const event = await db.event.findFirst({ orderBy: { id: 'desc' }, include: { detail: true } })
  expect(event).toMatchObject({
    ...{ action: 'archive.export-log', actorId: admin.id },
    detail: { detail: { format: 'csv', filters: { type: 'settings' } } },
  })
})

test('each field of an entry has a name in the log', () => {
  const schemas = [
    sourceInputSchema,
    authorityInputSchema,
    descriptionSchema,
    collectionTextSchema,
    pageTextSchema,
  ]
  // The log has these as parts of their own.
  const others = new Set(['name', 'access'])
  const named: readonly string[] = [...fieldNames, ...sourceFieldNames]
  const fields = schemas.flatMap(({ shape }) => Object.keys(shape)).filter((field) => !others.has(field))
  expect(fields.filter((field) => !named.includes(field))).toEqual([])
})

test('each action in the code has a label', () => {
  const written = filesIn('lib').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/action: '([a-z]+\.[a-z-]+)'/g)].map(([, action = '']) => action),
  )
  expect(written.length).toBeGreaterThan(50)
  expect(written.filter((action) => actionLabel(action) === action)).toEqual([])
  const inCatalogue = Object.entries(messagesOf('en').audit.actions).flatMap(([subject, verbs]) =>
    Object.keys(verbs).map((verb) => `${subject}.${verb}`),
  )
  expect(inCatalogue.toSorted()).toEqual([...labelledActions].toSorted())
})
