import '@/tests/support/database'
import '@/tests/support/media'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { saveConsent } from '@/lib/editions/consent'
import { documentsNaming } from '@/lib/editions/copies/shut'
import { hiddenNameReport } from '@/lib/editions/hidden-names'
import { liftMask, setMask } from '@/lib/editions/masking/commands'
import { nameProposals } from '@/lib/editions/masking/name-proposals'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { tombstoneOf } from '@/lib/editions/tombstone'
import { Conflict, Invalid } from '@/lib/errors'
import { addMedia } from '@/lib/media/commands'
import { documentText } from '@/lib/media/document-text'
import { changeSlug } from '@/lib/records/commands'
import { getConsent } from '@/lib/records/consent/queries'
import { saveDraft } from '@/lib/records/drafts'
import { waitingFor } from '@/lib/records/lists'
import type { RecordContent } from '@/lib/records/schema'
import { findingsOf } from '@/lib/review/findings/report'
import { reviewOf } from '@/lib/review/review'
import { approve, recall, submit } from '@/lib/review/workflow/transitions'
import { inEnglish } from '@/tests/support/english'
import {
  bodyOn,
  cite,
  copyText,
  doc,
  file,
  hop,
  makeApproved,
  makeCited,
  makeHolding,
  makePassage,
  makeRecord,
  makeSource,
  makeStaff,
  makeSubmittable,
  p,
  passageText,
  verifyAll,
} from '@/tests/support/factories'
import { pdfOf, updatedPdf } from '@/tests/support/pdf'
import { bytesOf } from '@/tests/support/pictures'

let editor: Actor
let reviewer: Actor
let publisher: Actor
/** Enters what speakers allow; someone else publishes. */
let keeper: Actor
beforeAll(async () => {
  ;({ editor, reviewer, publisher, admin: keeper } = await makeStaff())
})

const NAME = 'Zeyneb Qaraxanova'
const open = {
  ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', legalName: NAME, pseudonym: '', embargoUntil: null },
  ...{ transcriptApprovedOn: '2026-01-01', withdrawnOn: null, note: '' },
} as const

/** A testimony whose speaker stays unnamed, with a draft that can be submitted. */
async function anonymous(content: Partial<RecordContent> = {}, consent: object = {}) {
  const cited = await makeCited(editor)
  const record = await makeSubmittable(editor, {
    kind: 'testimony',
    cited,
    content: { body: bodyOn(cited), ...content },
  })
  await saveConsent(keeper, record.id, { ...open, ...consent, version: 1 })
  return record
}

const marked = async (id: string) =>
  (await db.consent.findUniqueOrThrow({ where: { recordId: id } })).hiddenNameAt !== null

async function approved(consent: object = {}, title = 'Of one who was there') {
  const record = await makeApproved(editor, reviewer, { kind: 'testimony', slug: null, title })
  await saveConsent(keeper, record.id, { ...open, ...consent, version: 1 })
  await verifyAll(reviewer, record.id)
  return record
}

describe('a hidden name at submission', () => {
  it.each<[string, (name: string) => Partial<RecordContent>]>([
    ['the title', (name) => ({ title: `Told by ${name}` })],
    ['the summary', (name) => ({ summary: `${name} tells.` })],
    ['the content warning', (name) => ({ contentWarning: `Injury of ${name}` })],
    ['a field', (name) => ({ fields: { recordedBy: name, standing: '', given: null, place: null } })],
  ])('is refused in %s, in any script', async (_, content) => {
    for (const name of [NAME, 'Зейнаб Караханова', 'Qaraxanova', 'Karakhanovanın', 'زینب قراخانوا']) {
      const record = await anonymous(content(name))
      await expect(submit(editor, record.id, { version: record.version }), name).rejects.toThrow(Invalid)
      expect(await marked(record.id), name).toBe(true)
    }
  })

  it('is refused in text, quoted passage, source and file name', async () => {
    const words = 'Then Z. Karakhanova came to the bridge.'
    const citedWithName = await makeCited(editor, `Before. ${words} After.`, words)
    const plain = await makeCited(editor)
    const titled = await makeSource(editor, { title: 'Interview with Zeyneb Karakhanova' })
    const by = await makeSource(editor, {
      contributors: [{ role: 'interviewer', given: 'Z.', family: 'Karakhanova' }],
    })
    const filed = await makeSource(editor)
    const copy = await makeHolding(editor, filed, { text: copyText, filename: 'Zeyneb_Karakhanova.txt' })
    const passage = await makePassage(editor, copy.layer, passageText)
    const bodies = [
      bodyOn({ source: filed, holding: copy, passage }),
      doc(...(bodyOn(plain).content ?? []), p('In the village of Karakhanova.')),
      bodyOn(citedWithName, words),
      doc(...(bodyOn(plain).content ?? []), p('A sentence.', cite([hop(titled)]))),
      doc(...(bodyOn(plain).content ?? []), p('A sentence.', cite([hop(by)]))),
    ]
    for (const body of bodies) {
      const record = await anonymous({ body })
      await expect(submit(editor, record.id, { version: record.version })).rejects.toThrow(Invalid)
    }
  })

  it('is named to publishers only', async () => {
    const record = await anonymous({ summary: `${NAME} tells.` })
    const faultFor = async (actor: Actor) => {
      const error = await submit(actor, record.id, { version: record.version }).catch((thrown) => thrown)
      return JSON.stringify(inEnglish(error.fields))
    }
    expect(await faultFor(editor)).toBe('{"":"A publisher must check this record."}')
    expect(await faultFor(publisher)).toContain(NAME)
    expect((await waitingFor(publisher)).named.map(({ id }) => id)).toContain(record.id)
    expect((await waitingFor(editor)).named).toEqual([])
    expect(await hiddenNameReport(editor, record.id)).toEqual({ isMarked: true, report: null })
    expect(JSON.stringify((await hiddenNameReport(publisher, record.id)).report)).toContain(NAME)
  })

  it('is not among the findings that editors get as they type', async () => {
    const record = await anonymous({ summary: `${NAME} tells.` })
    expect(JSON.stringify((await findingsOf(editor, record.id)).report)).not.toMatch(/ublisher|hidden/)
  })

  it('leaves an event for every refusal', async () => {
    const record = await anonymous({ summary: `${NAME} tells.` })
    await submit(editor, record.id, { version: record.version }).catch(() => null)
    const events = await db.event.findMany({
      where: { subjectId: record.id, action: 'record.hidden-name' },
      include: { detail: true },
    })
    expect(events.map(({ actorId, detail }) => [actorId, detail?.detail])).toEqual([[editor.id, {}]])
  })

  it('only warns of a given name, until it is removed', async () => {
    const record = await anonymous({ summary: `${NAME} tells.` })
    await submit(editor, record.id, { version: record.version }).catch(() => null)
    const content = { ...record.content, summary: 'Zeyneb tells.' }
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content })
    await submit(editor, record.id, { version })
    expect(await marked(record.id)).toBe(false)
    const { report } = await hiddenNameReport(publisher, record.id)
    expect(report?.draft).toMatchObject([{ match: 'GIVEN', blocks: false }])
  })

  it('is allowed for a named speaker, and in a chosen name', async () => {
    const named = await anonymous({ summary: `${NAME} tells.` }, { nameDisplay: 'NAMED' })
    await submit(editor, named.id, { version: named.version })
    const chosen = await anonymous(
      { summary: 'Zeyneb tells.' },
      { nameDisplay: 'PSEUDONYM', pseudonym: 'Zeyneb' },
    )
    await submit(editor, chosen.id, { version: chosen.version })
    expect((await hiddenNameReport(publisher, chosen.id)).report).toBeNull()
  })

  it('includes the variants in the speaker’s entry', async () => {
    await createAuthority(editor, {
      kind: 'PERSON',
      name: 'Zeyneb Tağıyeva',
      variants: [{ name: 'Zeyneb Rzaqızı Səfərova' }],
    })
    const record = await anonymous({ summary: 'Safarova tells.' }, { legalName: 'Tağıyeva Zeyneb' })
    await expect(submit(editor, record.id, { version: record.version })).rejects.toThrow(Invalid)
  })
})

describe('a hidden name at publication', () => {
  it('is refused, although it was entered after the approval', async () => {
    const record = await approved({ legalName: '' }, 'What Karakhanova saw')
    await saveConsent(keeper, record.id, { ...open, version: 2 })
    expect(await marked(record.id)).toBe(true)
    await verifyAll(reviewer, record.id)
    const published = publish(publisher, record.id, { revisionId: record.revisionId })
    await expect(published).rejects.toThrow(Conflict)
    const { current } = await published.catch((error) => error)
    expect(JSON.stringify(inEnglish(current))).toContain('What Karakhanova saw')
    expect(await db.edition.count({ where: { recordId: record.id } })).toBe(0)
  })

  it('is refused in a chosen address', async () => {
    const record = await approved()
    await changeSlug(editor, record.id, 'what-karakhanova-saw')
    await expect(publish(publisher, record.id, { revisionId: record.revisionId })).rejects.toThrow(Conflict)
    await changeSlug(editor, record.id, 'what-one-woman-saw')
    expect(await publish(publisher, record.id, { revisionId: record.revisionId })).toMatchObject({
      slug: 'what-one-woman-saw',
    })
  })
})

describe('a hidden name in a document that readers can download', () => {
  const added = async (bytes: Buffer) => {
    const upload = { filename: 'letter.pdf', language: 'en' }
    const { sha256, mediaType } = await addMedia(editor, upload, bytesOf(bytes))
    return file({ sha256, mediaType, size: bytes.length })
  }
  const showing = async (...documents: Awaited<ReturnType<typeof added>>[]) => {
    const cited = await makeCited(editor)
    return { cited, body: doc(...(bodyOn(cited).content ?? []), ...documents) }
  }

  it('blocks a submission, also encrypted or in an earlier state', async () => {
    const protection = { userPassword: '' }
    const locked = pdfOf([`A letter of ${NAME}.`], { note: `By ${NAME}`, protection })
    const changed = updatedPdf(locked, 5, '<< /Length 0 >>\nstream\n\nendstream')
    const { body } = await showing(await added(changed))
    const record = await anonymous({ body })
    await expect(submit(editor, record.id, { version: record.version })).rejects.toThrow(Invalid)
    const { report } = await hiddenNameReport(publisher, record.id)
    const found = JSON.stringify(inEnglish(report?.draft))
    expect(found).toContain('What the file “A tape” says of itself')
    expect(found).toContain('Earlier state in the file “A tape”')
    expect(found).not.toContain('Document “A tape”')
    expect(await hiddenNameReport(editor, record.id)).toEqual({ isMarked: true, report: null })
  })

  it('blocks a publication, and marks a record whose consent changes', async () => {
    const { cited, body } = await showing(await added(pdfOf([`Kept by ${NAME}.`])))
    const record = await makeApproved(editor, reviewer, { kind: 'testimony', cited, content: { body } })
    await saveConsent(keeper, record.id, { ...open, version: 1 })
    expect(await marked(record.id)).toBe(true)
    await verifyAll(reviewer, record.id)
    await expect(publish(publisher, record.id, { revisionId: record.revisionId })).rejects.toThrow(Conflict)
  })

  it('is shown in other records, and scans as unsearched', async () => {
    const { cited, body } = await showing(await added(pdfOf([null])))
    const record = await makeSubmittable(editor, { kind: 'testimony', cited, content: { body } })
    await saveConsent(keeper, record.id, { ...open, version: 1 })
    await submit(editor, record.id, { version: record.version })
    const unsearched = [{ title: 'A tape', why: 'PAGES' }]
    expect((await hiddenNameReport(publisher, record.id)).report).toMatchObject({ unsearched, others: [] })
    // Without a name, no identity was read.
    const reads = { subjectId: record.id, action: 'record.read-identity' }
    expect(await db.event.count({ where: reads })).toBe(0)
    const named = await added(pdfOf([`A letter to ${NAME}.`]))
    const other = await makeRecord(editor, {
      content: { body: doc(...(bodyOn(cited).content ?? []), named) },
    })
    await documentText(String(named.attrs?.sha256), other.id)
    const { report } = await hiddenNameReport(publisher, record.id)
    expect(report?.others.map(({ id }) => id)).toEqual([other.id])
    expect(report?.unsearched).toEqual(unsearched)
    expect(await db.event.count({ where: reads })).toBe(1)
    // Read before: all are searched in time.
    const { documents, unsearched: waiting } = await documentsNaming(publisher, record.id)
    expect(documents.map(({ filename }) => filename)).toContain('letter.pdf')
    expect(waiting).toBe(0)
    expect(await documentsNaming(reviewer, record.id)).toEqual({ documents: [], unsearched: 0 })
  })
})

describe('a hidden name that a mask withholds', () => {
  const words = 'Then Z. Karakhanova came to the bridge.'

  /** A testimony that quotes a copy with the name, masked unless `kind` is null. */
  async function quoting(kind: 'PRIVATE' | 'GRAPHIC' | null, content: Partial<RecordContent> = {}) {
    const cited = await makeCited(editor, `Before. ${words} After. ${randomUUID()}`, words)
    const layer = await db.textLayer.findFirstOrThrow({ where: { holdingId: cited.holding.id } })
    const start = layer.text.indexOf('Z. Kara')
    const range = { textLayerId: layer.id, start, end: start + 'Z. Karakhanova'.length }
    const mask = kind && (await setMask(editor, { ...range, kind, reason: 'A name' }))
    const body = bodyOn(cited, words)
    const record = await makeSubmittable(editor, { kind: 'testimony', cited, content: { body, ...content } })
    await saveConsent(keeper, record.id, { ...open, version: 1 })
    return { record, mask }
  }

  it('blocks no submission and no publication, and is in no door', async () => {
    const { record, mask } = await quoting('PRIVATE')
    const { revisionId } = await submit(editor, record.id, { version: record.version })
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId })
    const { slug } = await publish(publisher, record.id, { revisionId })
    expect(JSON.stringify(await liveEdition(slug))).not.toMatch(/karakhan/i)
    expect(await marked(record.id)).toBe(false)
    await expect(liftMask(publisher, mask?.id ?? '', { reason: 'No need.' })).rejects.toThrow(
      'masks.errors.hiddenName',
    )
    expect(JSON.stringify(await liveEdition(slug))).not.toMatch(/karakhan/i)
  })

  it('is proposed for masking to publishers and admins only', async () => {
    const { record } = await quoting(null)
    const layer = await db.textLayer.findFirstOrThrow({
      where: { holding: { source: { references: { some: { recordId: record.id } } } } },
    })
    const part = { id: layer.id, start: 0, text: layer.text }
    expect(await nameProposals(editor, part)).toEqual([])
    expect(await nameProposals(reviewer, part)).toEqual([])
    const [proposal, ...more] = await nameProposals(publisher, part)
    expect([proposal?.record.id, more]).toEqual([record.id, []])
    const { start = 0, end = 0 } = proposal ?? {}
    expect(layer.text.slice(start, end)).toContain('Karakhanova')
    const reads = { subjectId: record.id, action: 'record.read-identity', actorId: publisher.id }
    expect(await db.event.count({ where: reads })).toBe(1)
    await setMask(publisher, { textLayerId: layer.id, start, end, kind: 'PRIVATE', reason: 'Private' })
    expect(await nameProposals(publisher, part)).toEqual([])
  })

  it('still blocks where no private mask covers it', async () => {
    const cases = [
      await quoting(null),
      await quoting('GRAPHIC'),
      await quoting('PRIVATE', { summary: 'Karakhanova tells.' }),
    ]
    for (const { record } of cases)
      await expect(submit(editor, record.id, { version: record.version })).rejects.toThrow(Invalid)
  })
})

describe('the address of a first edition', () => {
  it('is made from the title that is published, and stays', async () => {
    const record = await approved({}, 'Of one who crossed the river')
    expect(record.slug).toMatch(/^record-/)
    const { slug } = await publish(publisher, record.id, { revisionId: record.revisionId })
    expect(slug).toBe('of-one-who-crossed-the-river')
    expect((await liveEdition(slug))?.slug).toBe(slug)
    expect(await liveEdition(record.slug)).toBeNull()
    const again = await approved({}, 'Of one who crossed the river')
    expect(await publish(publisher, again.id, { revisionId: again.revisionId })).toMatchObject({
      slug: 'of-one-who-crossed-the-river-2',
    })
    await recall(editor, record.id, { state: 'PUBLISHED' })
    const { draft } = await db.record.findUniqueOrThrow({
      where: { id: record.id },
      select: { draft: { select: { version: true } } },
    })
    const content = { ...record.content, title: 'Another title' }
    const { version } = await saveDraft(editor, record.id, { baseVersion: draft?.version ?? 0, content })
    const { revisionId } = await submit(editor, record.id, { version })
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId })
    expect(await publish(publisher, record.id, { revisionId })).toMatchObject({ number: 2, slug })
  })

  it('differs for records that are published at the same moment', async () => {
    const records = await Promise.all([1, 2, 3].map(() => approved({}, 'Of one who waited at the well')))
    const published = await Promise.all(
      records.map(({ id, revisionId }) => publish(publisher, id, { revisionId })),
    )
    expect(published.map(({ slug }) => slug).toSorted()).toEqual(
      ['', '-2', '-3'].map((number) => `of-one-who-waited-at-the-well${number}`),
    )
  })

  it('has no given name of a speaker who stays unnamed', async () => {
    const record = await approved({}, 'Zeyneb at the bridge')
    const { slug } = await publish(publisher, record.id, { revisionId: record.revisionId })
    expect(slug).toMatch(/^testimony(-\d+)?$/)
  })
})

describe('a stricter consent', () => {
  it('marks the record and lists the editions with the name', async () => {
    const record = await approved({ nameDisplay: 'NAMED' }, 'What Karakhanova told')
    await publish(publisher, record.id, { revisionId: record.revisionId })
    expect(await marked(record.id)).toBe(false)
    await saveConsent(publisher, record.id, { ...open, nameDisplay: 'NAMED', note: 'Asked.', version: 2 })
    expect(await marked(record.id)).toBe(false)
    const { legalName: _, ...terms } = open
    const chosen = { ...terms, nameDisplay: 'PSEUDONYM', pseudonym: NAME, version: 3 }
    await saveConsent(editor, record.id, chosen)
    await saveConsent(editor, record.id, { ...terms, version: 4 })
    expect(await marked(record.id)).toBe(true)
    expect(await hiddenNameReport(editor, record.id)).toEqual({ isMarked: true, report: null })
  })

  it('lists public editions that have the name', async () => {
    const record = await approved({ legalName: '' }, 'What Karakhanova knew')
    await publish(publisher, record.id, { revisionId: record.revisionId })
    expect(await liveEdition('what-karakhanova-knew')).not.toBeNull()
    await saveConsent(keeper, record.id, { ...open, version: 2 })
    const { report } = await hiddenNameReport(publisher, record.id)
    expect(report?.editions.map(({ number, names }) => [number, names.length > 0])).toEqual([[1, true]])
  })
})

describe('an earlier edition with the name', () => {
  it('keeps the mark at submission and is closed by the next edition', async () => {
    const content = { title: 'Of one who saw the bridge', summary: 'Karakhanova tells.' }
    const record = await makeApproved(editor, reviewer, { kind: 'testimony', slug: null, content })
    await saveConsent(keeper, record.id, { ...open, legalName: '', version: 1 })
    await verifyAll(reviewer, record.id)
    const { slug } = await publish(publisher, record.id, { revisionId: record.revisionId })
    await saveConsent(keeper, record.id, { ...open, version: 2 })
    await recall(editor, record.id, { state: 'PUBLISHED' })
    const { version: baseVersion } = await db.draft.findUniqueOrThrow({ where: { recordId: record.id } })
    const { version } = await saveDraft(editor, record.id, {
      baseVersion,
      content: { ...record.content, ...content, summary: 'A woman tells.' },
    })
    const { revisionId } = await submit(editor, record.id, { version })
    expect(await marked(record.id)).toBe(true)
    await verifyAll(reviewer, record.id)
    await approve(reviewer, record.id, { revisionId })
    expect(await publish(publisher, record.id, { revisionId })).toMatchObject({ number: 2, slug })
    expect(await marked(record.id)).toBe(false)
    expect(await editionBySlug(slug, 1)).toBeNull()
    expect(JSON.stringify([await liveEdition(slug), await tombstoneOf(slug)])).not.toMatch(/karakhan/i)
    const actions = ['record.withdraw', 'record.publish']
    const events = await db.event.findMany({
      where: { subjectId: record.id, action: { in: actions } },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ action }) => action)).toEqual(['record.publish', ...actions])
  })
})

describe('another record of the same source', () => {
  it('that names the speaker is pointed out to publishers only', async () => {
    const cited = await makeCited(editor)
    const other = await makeRecord(editor, {
      title: 'Press about Z. Karakhanova',
      content: { body: bodyOn(cited) },
    })
    const record = await makeSubmittable(editor, { kind: 'testimony', cited })
    await saveConsent(keeper, record.id, { ...open, version: 1 })
    const { report } = await hiddenNameReport(publisher, record.id)
    expect(report?.others).toMatchObject([{ id: other.id, title: 'Press about Z. Karakhanova' }])
    expect((await hiddenNameReport(reviewer, record.id)).report).toBeNull()
  })
})

describe('reading an identity', () => {
  it('is logged with the member, and leaves no event for others', async () => {
    const record = await anonymous({ summary: `${NAME} tells.` })
    const reads = () =>
      db.event.findMany({
        where: { subjectId: record.id, action: 'record.read-identity' },
        select: { actorId: true },
      })
    await getConsent(editor, record.id)
    await hiddenNameReport(reviewer, record.id)
    await reviewOf(publisher, record.id)
    expect(await reads()).toEqual([])
    expect((await getConsent(publisher, record.id)).legalName).toBe(NAME)
    await hiddenNameReport(keeper, record.id)
    expect(await reads()).toEqual([{ actorId: publisher.id }, { actorId: keeper.id }])
  })
})
