import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { storedContributors } from '@/lib/contributions/contributors'
import { db } from '@/lib/db'
import { Forbidden, Invalid, NotFound } from '@/lib/errors'
import { createRecord } from '@/lib/records/commands'
import { getRecord } from '@/lib/records/queries'
import { deleteTemplate, renameTemplate, saveTemplate } from '@/lib/records/templates/commands'
import { listTemplates, offeredTemplates } from '@/lib/records/templates/queries'
import { templateOf } from '@/lib/records/templates/structure'
import { plainText } from '@/lib/text'
import {
  cell,
  cite,
  contentOf,
  doc,
  file,
  h,
  head,
  hop,
  image,
  list,
  makeCited,
  makeMember,
  makeRecord,
  p,
  quotation,
  row,
  sensitive,
  table,
} from '@/tests/support/factories'

let writer: Actor
let editor: Actor
let admin: Actor
let chain: ReturnType<typeof hop>[]
beforeAll(async () => {
  ;[writer, editor] = [await makeMember(), await makeMember()]
  admin = await makeMember({ role: 'ADMIN' })
  chain = [hop((await makeCited(writer)).source)]
})

const body = () =>
  doc(
    h(2, 'What happened'),
    p('A sentence.', cite(chain)),
    quotation({ chain }, 'Words of a source.'),
    list([p('An item.')]),
    table('A caption', row(head('Place'), head('Date')), row(cell('Somewhere'), cell('Once'))),
    sensitive('A warning', p('Behind it.'), h(3, 'Wounded')),
  )
const templates = async (name: string) =>
  (await offeredTemplates(editor)).filter((template) => template.name === name)

describe('a template', () => {
  it('keeps no image, recording or document, nor what they say', () => {
    const sha256 = 'a'.repeat(64)
    const picture = image({ sha256, width: 10, height: 10 }, { alternative: 'Who is seen' })
    const said = { transcript: [{ start: 0, end: 1, text: 'I am' }] }
    const shown = [picture, file({ sha256, mediaType: 'audio/mpeg', size: 9 }, said)]
    const content = { ...contentOf('testimony'), body: doc(h(2, 'Seen'), ...shown, p('')) }
    for (const kind of ['account', 'testimony'])
      expect(JSON.stringify(templateOf(kind, content))).not.toMatch(
        /Who is seen|A tape|Who speaks|I am|sha256/,
      )
  })

  it('keeps headings and empty blocks, and nothing that a source says', () => {
    const content = { ...contentOf('account'), body: body() }
    const template = templateOf('account', content)
    expect(template).toMatchObject({ title: '', summary: '', figures: [], people: [], contentWarning: null })
    expect(template.fields).toEqual({ period: null, timeline: [] })
    expect(plainText(template.body).replace(/\s+/g, ' ').trim()).toBe('What happened Place Date Wounded')
    expect(JSON.stringify(template.body)).not.toMatch(/quotation|citation|sensitive|caption":"/)
    expect(template.body.content.map(({ type }) => type)).toEqual([
      'heading',
      'paragraph',
      'bulletList',
      'table',
      'paragraph',
      'heading',
    ])
  })

  it('of a testimony keeps no words and no consent', () => {
    const template = templateOf('testimony', {
      ...contentOf('testimony'),
      body: doc(h(2, 'A name'), p('Words.')),
    })
    expect(plainText(template.body).trim()).toBe('')
    expect(template.body.content).toHaveLength(2)
  })

  it('begins a record of its kind, whose headings have their writers', async () => {
    const record = await makeRecord(writer, { kind: 'account', content: { body: body() } })
    await saveTemplate(editor, record.id, 'Of events')
    const [template] = await templates('Of events')
    const made = await createRecord(admin, {
      id: randomUUID(),
      kind: 'account',
      title: 'From a template',
      language: 'fr',
      templateId: template?.id ?? '',
    })
    const { draft } = await getRecord(admin, made.id)
    expect(draft.content).toMatchObject({ title: 'From a template', language: 'fr' })
    expect(draft.content.body.content[0]).toMatchObject({
      type: 'heading',
      content: [{ text: 'What happened' }],
    })
    expect(await db.reference.count({ where: { recordId: made.id } })).toBe(0)
    const row = await db.draft.findUniqueOrThrow({ where: { recordId: made.id } })
    const contributors = Object.values(storedContributors(row.contributors)).flat()
    expect(contributors).toContain(writer.id)
    const other = createRecord(admin, {
      ...{ kind: 'resolution', title: 'Another kind', language: 'en' },
      templateId: template?.id ?? '',
    })
    await expect(other).rejects.toThrow(Invalid)
    expect(await db.record.count({ where: { kind: 'resolution', draft: { title: 'Another kind' } } })).toBe(0)
  })

  it('is saved by editors, and managed by admins, with events', async () => {
    const record = await makeRecord(writer, { kind: 'account' })
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const own = await makeRecord(contributor, { kind: 'account' })
    await expect(saveTemplate(contributor, own.id, 'Mine')).rejects.toThrow(Forbidden)
    await expect(saveTemplate(editor, randomUUID(), 'None')).rejects.toThrow(NotFound)
    const { id } = await saveTemplate(editor, record.id, 'Managed')
    await expect(saveTemplate(editor, record.id, 'Managed')).rejects.toThrow(Invalid)
    const second = await saveTemplate(editor, record.id, 'Second')
    for (const actor of [contributor, editor]) {
      await expect(renameTemplate(actor, id, 'Other')).rejects.toThrow(Forbidden)
      await expect(deleteTemplate(actor, id)).rejects.toThrow(Forbidden)
      await expect(listTemplates(actor)).rejects.toThrow(Forbidden)
    }
    await expect(renameTemplate(admin, id, 'Second')).rejects.toThrow(Invalid)
    await renameTemplate(admin, id, 'Renamed')
    expect((await listTemplates(admin)).map(({ name }) => name)).toContain('Renamed')
    await deleteTemplate(admin, id)
    await deleteTemplate(admin, second.id)
    await expect(deleteTemplate(admin, id)).rejects.toThrow(NotFound)
    const events = await db.event.findMany({
      where: { subjectType: 'template', subjectId: id },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ action }) => action)).toEqual([
      'template.create',
      'template.rename',
      'template.delete',
    ])
  })
})
