import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createCollection, publishCollection, saveCollection } from '@/lib/collections/commands'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { withdrawals } from '@/lib/editions/harvest'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { setMask } from '@/lib/editions/masking/commands'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { Invalid } from '@/lib/errors'
import { createPage, publishPage, savePage } from '@/lib/pages/commands'
import { answerReport, report } from '@/lib/reports/commands'
import { corrections, reportStatus } from '@/lib/reports/queries'
import { submit } from '@/lib/review/workflow/transitions'
import { changeSettings, settingsFor } from '@/lib/settings/settings'
import { inEnglish } from '@/tests/support/english'
import {
  bodyOn,
  doc,
  makeApproved,
  makeCited,
  makeEdition,
  makeMember,
  makeRecord,
  makeStaff,
  makeSubmittable,
  p,
  verifyAll,
} from '@/tests/support/factories'
import { settingsDraft } from '@/tests/support/factories/settings'
import { keptOpen, waitingFor } from '@/tests/support/locks'
import { rejection } from '@/tests/support/rejection'

const NAME = 'Zeyneb Qaraxanova'
const ASK = 'A publisher must check this record.'
const terms = {
  ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: NAME, pseudonym: '', embargoUntil: null },
  ...{ transcriptApprovedOn: '2026-01-01', withdrawnOn: null, note: '' },
} as const

let editor: Actor
let reviewer: Actor
let publisher: Actor
let keeper: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher, admin: keeper } = await makeStaff())
})

/** A public testimony whose speaker stays unnamed; without a legal name until it is entered. */
async function testimony({ legalName = NAME as string } = {}) {
  const record = await makeRecord(editor, {
    kind: 'testimony',
    slug: `spoken-${randomUUID()}`,
    title: 'Of one who was there',
  })
  await saveConsent(keeper, record.id, { ...terms, legalName, version: 1 })
  await makeEdition(editor, record)
  return record
}
const enter = (id: string) => saveConsent(keeper, id, { ...terms, version: 2 })
const marked = async (id: string) =>
  (await db.consent.findUniqueOrThrow({ where: { recordId: id } })).hiddenNameAt !== null
const tries = (id: string) => db.event.count({ where: { subjectId: id, action: 'record.hidden-name' } })
const shown = (error: unknown) => JSON.stringify(error instanceof Invalid ? inEnglish(error.fields) : error)

describe('the answer to a report, with its public note', () => {
  const note = 'The date that Z. Karakhanova gave was corrected.'
  async function reported(slug: string) {
    const { token } = await report({ kind: 'ERROR', slug, edition: 1, text: 'The date is wrong.' })
    const { id } = await db.report.findFirstOrThrow({ where: { record: { slug } }, select: { id: true } })
    return { id, token }
  }

  it('that names the speaker is refused, and says where to publishers only', async () => {
    const { id, slug } = await testimony()
    const { id: asked } = await reported(slug)
    const answer = { outcome: 'CORRECTED', answer: 'Thank you.', note } as const
    expect(shown(await rejection(answerReport(editor, asked, answer)))).toBe(`{"note":"${ASK}"}`)
    expect(shown(await rejection(answerReport(publisher, asked, answer)))).toContain('Karakhanova')
    const toReader = { ...answer, answer: note, note: '' }
    expect(shown(await rejection(answerReport(editor, asked, toReader)))).toBe(`{"answer":"${ASK}"}`)
    expect(await tries(id)).toBe(3)
    await answerReport(editor, asked, { ...answer, note: 'The date was corrected.' })
  })

  it('is withheld once the name is entered', async () => {
    const { id, slug } = await testimony({ legalName: '' })
    const asked = await reported(slug)
    await answerReport(editor, asked.id, { outcome: 'CORRECTED', answer: note, note })
    expect(JSON.stringify(await corrections(1))).toContain('Karakhanova')
    expect((await reportStatus(asked.token))?.answer).toBe(note)
    await enter(id)
    expect((await reportStatus(asked.token))?.answer).toBe('[withheld]')
    expect((await corrections(1)).entries.find(({ record }) => record?.slug === slug)?.note).toBe(
      '[withheld]',
    )
  })
})

describe('the reason of a withdrawal', () => {
  it('is refused with a name, and withheld once that is entered', async () => {
    const hidden = await testimony()
    const reason = 'Asked for by Karakhanova.'
    const error = await rejection(withdraw(publisher, hidden.id, { edition: 1, reason }))
    expect(shown(error)).toContain('Karakhanova')
    expect(await tombstoneOf(hidden.slug)).toBeNull()
    const { id, slug } = await testimony({ legalName: '' })
    await withdraw(publisher, id, { edition: 1, reason })
    expect(await tombstoneOf(slug)).toMatchObject({ reason })
    await enter(id)
    expect(await tombstoneOf(slug)).toMatchObject({ reason: '[withheld]' })
    expect(JSON.stringify(await withdrawals(undefined, 100))).not.toContain('Karakhanova')
  })
})

describe('the content warning of a mask', () => {
  it('is refused with a name, and found where it has one', async () => {
    const cited = await makeCited(editor)
    const content = { body: bodyOn(cited) }
    const record = await makeSubmittable(editor, { kind: 'testimony', cited, content })
    await saveConsent(keeper, record.id, { ...terms, legalName: '', version: 1 })
    const layer = await db.textLayer.findFirstOrThrow({ where: { holdingId: cited.holding.id } })
    const range = { textLayerId: layer.id, start: 0, end: 40 }
    const mask = (end: number) =>
      setMask(editor, { ...range, end, kind: 'GRAPHIC', reason: 'Injury of Karakhanova' })
    await mask(40)
    await enter(record.id)
    expect(await marked(record.id)).toBe(true)
    expect(shown(await rejection(mask(60)))).toBe(`{"reason":"${ASK}"}`)
    await expect(submit(editor, record.id, { version: record.version })).rejects.toThrow(Invalid)
    const { report: found } = await hiddenNameReport(publisher, record.id)
    expect(JSON.stringify(inEnglish(found?.draft))).toContain('Content warning of a mask')
  })
})

describe('a public collection with the record', () => {
  it('with a name that is entered marks it and prevents publication', async () => {
    const record = await makeApproved(editor, reviewer, { kind: 'testimony', title: 'Of one who saw' })
    await saveConsent(keeper, record.id, { ...terms, legalName: '', version: 1 })
    const { id } = await createCollection(editor, { slug: 'seen', title: 'Seen', language: 'en' })
    const introduction = 'What Karakhanova and others saw.'
    await saveCollection(editor, id, 1, { title: 'Seen', language: 'en', introduction, records: [record.id] })
    await publishCollection(publisher, id, 2)
    await enter(record.id)
    expect(await marked(record.id)).toBe(true)
    const { report: found } = await hiddenNameReport(publisher, record.id)
    expect(found?.beside).toMatchObject([{ match: 'SURNAME' }])
    await verifyAll(reviewer, record.id)
    const refused = await rejection(publish(publisher, record.id, { revisionId: record.revisionId }))
    expect(JSON.stringify(inEnglish(refused))).toContain('Collection “Seen”')
  })

  it('is not published while a consent hides a name in it', async () => {
    const { id: recordId } = await testimony({ legalName: '' })
    const { id } = await createCollection(editor, { slug: 'heard', title: 'Heard', language: 'en' })
    const introduction = 'What Karakhanova heard.'
    await saveCollection(editor, id, 1, { title: 'Heard', language: 'en', introduction, records: [recordId] })
    const commit = await keptOpen((tx) =>
      tx.consent.update({ where: { recordId }, data: { legalName: NAME, version: { increment: 1 } } }),
    )
    const published = publishCollection(publisher, id, 2)
    published.catch(() => {})
    await waitingFor(1, published)
    await commit()
    await expect(published).rejects.toThrow('collections.hiddenName')
  })
})

describe('the texts of the archive itself', () => {
  it('with a full name are refused, and reported where published', async () => {
    const { id } = await testimony({ legalName: '' })
    const pageOf = async (...texts: string[]) => {
      const page = await createPage(keeper, { slug: `page-${randomUUID().slice(0, 8)}`, title: 'Thanks' })
      await savePage(keeper, page.id, 1, { title: 'Thanks', body: doc(...texts.map((text) => p(text))) })
      return publishPage(keeper, page.id, 2)
    }
    await pageOf('We thank Tural Bahramli.', 'And Tural Bahramli.')
    await saveConsent(keeper, id, { ...terms, legalName: 'Tural Bəhramlı', version: 2 })
    const { report: found } = await hiddenNameReport(publisher, id)
    expect(JSON.stringify(inEnglish(found?.beside))).toContain('Page “Thanks”')
    expect(JSON.stringify(inEnglish(found?.beside))).not.toContain('Settings of the archive')
    // An imprint can name people, so it isn't refused.
    const { version } = await settingsFor(keeper)
    await changeSettings(keeper, version, settingsDraft({ imprint: 'Printed by Tural Bahramli.' }))
    const { report: again } = await hiddenNameReport(publisher, id)
    expect(JSON.stringify(inEnglish(again?.beside))).toContain('Settings of the archive')
    const refused = await rejection(pageOf('Bahramli Tural helped.'))
    expect(inEnglish(refused)).toMatchObject({ text: expect.stringContaining('names the speaker') })
    await pageOf('The village of Bahramli.', 'Tural.')
    expect(await hiddenNameReport(await makeMember({ role: 'EDITOR' }), id)).toMatchObject({ report: null })
  })
})
