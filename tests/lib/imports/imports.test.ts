import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { verifyLog } from '@/lib/events'
import { csvLine } from '@/lib/exchange/csv'
import { dropWaiting } from '@/lib/holdings/waiting-files'
import { closeImport, createImport, forgetImport, readOtherwise } from '@/lib/imports/commands'
import { linesOf } from '@/lib/imports/queries'
import { newOrderedId } from '@/lib/imports/rows/ids'
import { checkImport, runImport } from '@/lib/imports/run'
import { checkNow } from '@/lib/imports/steps'
import { stateLabel } from '@/lib/imports/targets'
import { undoImport } from '@/lib/imports/undo'
import { dailyJobs } from '@/lib/jobs/daily'
import { startCheck, startImport, startUndo } from '@/lib/jobs/imports'
import { saveDraft } from '@/lib/records/drafts'
import { kinds } from '@/lib/records/kinds'
import { getRecord } from '@/lib/records/queries'
import { tidy } from '@/lib/retention/tidy'
import { getSource } from '@/lib/sources/queries'
import { relateSources } from '@/lib/sources/relations'
import { differences } from '@/tests/support/differences'
import { english } from '@/tests/support/english'
import { makeMember, makeSource } from '@/tests/support/factories'
import { rejection } from '@/tests/support/rejection'
import { sabotage } from '@/tests/support/sabotage'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
})

const work = { signal: new AbortController().signal, report: () => {} }
const bytesOf = async function* (text: string | Uint8Array) {
  yield typeof text === 'string' ? new TextEncoder().encode(text) : text
}
const add = (target: string, text: string | Uint8Array, filename = 'list.csv') =>
  createImport(editor, { target, filename }, bytesOf(text)).then(({ id }) => id)
const row = (id: string) => db.import.findUniqueOrThrow({ where: { id } })
const resultsOf = (importId: string) =>
  db.importRow.findMany({ where: { importId }, orderBy: { number: 'asc' } })

const faultsSchema = z.array(z.object({ field: z.string() }))
const fieldsOf = (faults: unknown) => faultsSchema.parse(faults).map(({ field }) => field)

type Chosen = { language?: string; type?: string; leavesOutLike?: boolean; mapping?: string[] }
async function check(id: string, { language = '', type = '', leavesOutLike = true, mapping }: Chosen = {}) {
  const settings = {
    mapping: mapping ?? (await row(id)).mapping,
    defaults: { language, type },
    leavesOutLike,
  }
  await startCheck(editor, id, settings)
  return checkImport(editor, id, work)
}
async function carryOut(id: string) {
  await startImport(editor, id)
  return runImport(editor, id, work)
}
async function undo(id: string) {
  await startUndo(editor, id)
  return undoImport(editor, id, work)
}
const [documents] = kinds.filter(({ form }) => Object.values(form).some(({ input }) => input === 'authority'))
const kind = documents?.id ?? ''

describe('A table of sources', () => {
  const text = [
    'Title;Author;Published in;Date;Language;Type;DOI',
    'A bridge;Doe, Jane;The Daily Paper;1992-03-05;English;Newspaper article;',
    'Another bridge;Doe, Jane; Roe, Jo;The Daily Paper;5 March 1992;en;article-newspaper;',
    '"A third";"Doe, Jane; The Committee";;03/04/1992;Elvish;Poster;10.1/x',
    'A bridge;;The Daily Paper;1992-03-05;en;article-newspaper;',
  ].join('\n')

  it('is checked without making anything, then imported and undone', async () => {
    const before = await db.source.count()
    const id = await add('sources', text.replace('Doe, Jane; Roe, Jo', '"Doe, Jane; Roe, Jo"'))
    const checked = await check(id)
    expect(checked).toMatchObject({ state: 'CHECKED', rows: 4, refused: 1, like: 1, made: 0 })
    expect(await db.source.count()).toBe(before)
    const [refused, like] = await resultsOf(id)
    expect(refused).toMatchObject({ number: 4, outcome: 'REFUSED' })
    expect(JSON.stringify(refused?.faults)).toMatch(/language.*Elvish/)
    expect(fieldsOf(refused?.faults).toSorted()).toEqual(['issued', 'language', 'type'])
    expect(like).toMatchObject({ number: 5, outcome: 'LIKE', faults: { row: 2 } })

    const done = await carryOut(id)
    expect(done).toMatchObject({ state: 'DONE', made: 2, refused: 1, like: 1 })
    const made = (await resultsOf(id)).flatMap(({ outcome, entryId }) =>
      outcome === 'MADE' ? (entryId ?? []) : [],
    )
    const { source } = await getSource(editor, made[1] ?? '')
    expect(source).toMatchObject({
      ...{
        title: 'Another bridge',
        type: 'article-newspaper',
        language: 'en',
        containerTitle: 'The Daily Paper',
      },
      issued: { verbatim: '5 March 1992', edtf: '1992-03-05' },
      contributors: [
        { role: 'author', family: 'Doe', given: 'Jane' },
        { role: 'author', family: 'Roe', given: 'Jo' },
      ],
    })
    const { describedBy } = await db.source.findUniqueOrThrow({ where: { id: made[1] ?? '' } })
    expect(describedBy).toMatchObject({ title: [editor.id], date: [editor.id], names: [editor.id] })
    const events = await db.event.findMany({
      where: { subjectId: { in: made } },
      include: { detail: true },
      orderBy: { id: 'asc' },
    })
    expect(events.map(({ action }) => action)).toEqual(['source.create', 'source.create'])
    expect(events[0]?.detail?.detail).toMatchObject({ import: id, row: 2 })
    expect(await verifyLog()).toMatchObject({ ok: true })
    expect(await differences()).toEqual([])

    // Imported again, every row looks like one that is there.
    const again = await add('sources', text.split('\n').slice(0, 2).join('\n'))
    expect(await check(again)).toMatchObject({ refused: 0, like: 1 })

    await relateSources(editor, made[0] ?? '', { toId: (await makeSource(editor)).id, type: 'SAME_WIRE' })
    expect(await undo(id)).toMatchObject({ state: 'UNDONE', removed: 1, stayed: 1 })
    expect(await db.source.findMany({ where: { id: { in: made } }, select: { id: true } })).toEqual([
      { id: made[0] },
    ])
    expect((await resultsOf(id)).map(({ outcome }) => outcome)).toEqual([
      'STAYED',
      'REMOVED',
      'REFUSED',
      'LIKE',
    ])
    expect(await differences()).toEqual([])
  })

  it('gives its refused rows as a file that runs no formula', async () => {
    const id = await add('sources', 'Title,Type,Date\n=1+1,book,"never, ever"\n')
    await check(id)
    const lines: string[] = []
    for await (const cells of linesOf(editor, id, 'refused', english)) lines.push(csvLine(cells))
    expect(lines[0]).toBe('Row,Problem,Title,Type,Date\r\n')
    expect(lines[1]).toMatch(/^2,"Date of the source: “never, ever” .*",'=1\+1,book,"never, ever"\r\n$/)
  })

  it('remembers the fields that were chosen for its columns', async () => {
    const first = await add('sources', 'A,B\nx,y\n')
    expect((await row(first)).mapping).toEqual(['', ''])
    await check(first, { type: 'book', mapping: ['note', 'title'] })
    expect((await row(await add('sources', 'A,B\n1,2\n'))).mapping).toEqual(['note', 'title'])
    expect((await row(await add('sources', 'A,C\n1,2\n'))).mapping).toEqual(['', ''])
  })

  it('needs a title, each field once, and only columns that it has', async () => {
    const id = await add('sources', 'A,B\nx,y\n')
    const refusal = async (mapping: string[]) => {
      const error = await rejection(check(id, { mapping }))
      return error instanceof Invalid ? error.fields.mapping?.key : error
    }
    expect(await refusal(['note', ''])).toBe('imports.fieldMissing')
    expect(await refusal(['title', 'title'])).toBe('imports.fieldTwice')
    expect(await refusal(['title', 'nonsense'])).toBe('imports.fieldUnknown')
    expect(await refusal(['title'])).toBe('imports.fieldUnknown')
    expect(await rejection(startImport(editor, id))).toBeInstanceOf(Conflict)
  })
})

describe('References', () => {
  it('become sources whole, and those that can’t be read are refused', async () => {
    const id = await add(
      'sources',
      '[{"id":"k1","type":"book","title":"One","issued":{"date-parts":[[1992,3]]},"custom-field":"kept","constructor":"kept"},{"type":"book"},{"type":"poem","title":"Three"},{"type":"book","title":"Four","issued":{"raw":"some day"}}]',
      'list.json',
    )
    expect(await check(id)).toMatchObject({ rows: 4, refused: 3 })
    expect((await resultsOf(id)).map(({ faults }) => fieldsOf(faults)[0])).toEqual([
      ...['title', 'type', 'issued'],
    ])
    await carryOut(id)
    const [made] = (await resultsOf(id)).filter(({ outcome }) => outcome === 'MADE')
    const source = await db.source.findUniqueOrThrow({ where: { id: made?.entryId ?? '' } })
    expect(source).toMatchObject({
      title: 'One',
      issuedEdtf: '1992-03',
      extra: { 'custom-field': 'kept', constructor: 'kept', 'citation-key': 'k1' },
    })
  })
})

describe('Records of a kind', () => {
  it('become drafts of the importer, which no one has checked', async () => {
    const [name] = Object.entries(documents?.form ?? {}).flatMap(([field, { input }]) =>
      input === 'authority' ? [field] : [],
    )
    const form = documents?.form[name ?? '']
    const { id: authorityId } = await createAuthority(editor, {
      kind: form?.input === 'authority' ? form.kind : 'PERSON',
      name: 'The Daily Paper',
    })
    const id = await add(
      kind,
      'Title,Summary,Text,Name\nA draft,What it is,"One.\nTwo.",THE DAILY PAPER\nNo name,,,Unknown\n,,x,\n',
    )
    const mapping = ['title', 'summary', 'body', `fields.${name}`]
    expect(await check(id, { language: 'en', mapping })).toMatchObject({ rows: 3, refused: 1, like: 0 })
    expect(await carryOut(id)).toMatchObject({ made: 2, refused: 1 })
    const [made, unnamed] = (await resultsOf(id)).map(({ entryId }) => entryId ?? '')
    const record = await getRecord(editor, made ?? '')
    expect(record).toMatchObject({ kind, state: 'DRAFT' })
    expect(record.draft.content).toMatchObject({
      ...{ title: 'A draft', summary: 'What it is', language: 'en' },
      fields: { [name ?? '']: { name: 'THE DAILY PAPER', authorityId } },
    })
    expect(record.draft.content.body.content).toHaveLength(2)
    expect((await getRecord(editor, unnamed ?? '')).draft.content.fields[name ?? '']).toEqual({
      name: 'Unknown',
      authorityId: null,
    })
    const draft = await db.draft.findUniqueOrThrow({ where: { recordId: made ?? '' } })
    expect(new Set(Object.values(draft.contributors as Record<string, string[]>).flat())).toEqual(
      new Set([editor.id]),
    )
    expect(await db.contribution.findMany({ where: { recordId: made ?? '' } })).toMatchObject([
      { memberId: editor.id, edition: 1 },
    ])
    expect(await db.recordAuthority.findMany({ where: { recordId: made ?? '' } })).toMatchObject([
      { authorityId, role: name },
    ])
    expect(await db.verdict.count({ where: { recordId: made ?? '' } })).toBe(0)
    // The draft opens and is saved as any other.
    const { version } = await saveDraft(editor, made ?? '', {
      baseVersion: 1,
      content: { ...record.draft.content, summary: 'Changed' },
    })
    expect(version).toBe(2)
    expect(await undo(id)).toMatchObject({ removed: 1, stayed: 1 })
    expect(
      await db.record.findMany({ where: { id: { in: [made ?? '', unnamed ?? ''] } }, select: { id: true } }),
    ).toEqual([{ id: made }])
    expect(await differences()).toEqual([])
  })

  it.each(kinds.map(({ id }) => id))('can be %s', async (each) => {
    const id = await add(each, 'Title,Language\nA first,en\nA second,Russian\n')
    await check(id)
    expect(await carryOut(id)).toMatchObject({ made: 2 })
    expect(await undo(id)).toMatchObject({ removed: 2, stayed: 0 })
    expect(await differences()).toEqual([])
  })

  it('come from references by their variables', async () => {
    const id = await add(kind, 'TY  - NEWS\nTI  - A headline\nLA  - en\nPY  - 1992\nER  - \n', 'list.ris')
    const { columns, mapping } = await row(id)
    expect(mapping[columns.indexOf('title')]).toBe('title')
    expect(await check(id)).toMatchObject({ refused: 0, rows: 1 })
    expect(await carryOut(id)).toMatchObject({ made: 1 })
  })
})

describe('An import', () => {
  it('goes on after an interruption with what is left, once', async () => {
    const rows = Array.from({ length: 2_100 }, (_, index) => `Row ${index},book`)
    const id = await add('sources', `Title,Type\n${rows.join('\n')}\n`)
    await check(id)
    await startImport(editor, id)
    const stop = new AbortController()
    const stopped = { signal: stop.signal, report: () => stop.abort() }
    await expect(runImport(editor, id, stopped)).rejects.toThrow()
    const { state, made: first } = await row(id)
    expect([state, first >= 1_000 && first < 2_100]).toEqual(['RUNNING', true])
    expect(await runImport(editor, id, work)).toMatchObject({ state: 'DONE', made: 2_100 })
    const made = await resultsOf(id)
    expect(new Set(made.map(({ entryId }) => entryId)).size).toBe(2_100)
    expect(await db.source.count({ where: { title: { startsWith: 'Row ' } } })).toBe(2_100)
    expect(await verifyLog()).toMatchObject({ ok: true })
  })

  it('keeps what it made when it is cancelled', async () => {
    const id = await add('sources', 'Title,Type\nCancelled,book\n')
    await check(id)
    await startImport(editor, id)
    const { jobId } = await row(id)
    await db.job.update({ where: { id: jobId ?? '' }, data: { cancelledAt: new Date() } })
    await closeImport({ jobId: jobId ?? '' })
    expect(await row(id)).toMatchObject({ state: 'DONE', made: 0 })
  })

  it('goes on with the rest after it failed, or is undone', async () => {
    const rows = Array.from({ length: 2_100 }, (_, index) => `Failing ${index},book`)
    const id = await add('sources', `Title,Type\n${rows.join('\n')}\n`)
    await check(id)
    const failing = async () => {
      await startImport(editor, id)
      const stop = new AbortController()
      const first = { signal: stop.signal, report: () => stop.abort() }
      await expect(runImport(editor, id, first)).rejects.toThrow()
      const { jobId } = await row(id)
      await closeImport({ jobId: jobId ?? '' })
    }
    await failing()
    const stopped = await row(id)
    expect(stopped).toMatchObject({ state: 'CHECKED', readTo: 2_001, made: 2_000 })
    expect(english(stateLabel(stopped))).toBe('Stopped, not all rows imported')
    // However old its file is, the days in which it can go on or be undone begin here.
    await db.import.update({ where: { id }, data: { createdAt: new Date('2026-01-01') } })
    await tidy()
    expect(await row(id)).toMatchObject({ made: 2_000, endedAt: expect.any(Date) })
    expect(await rejection(check(id))).toBeInstanceOf(Conflict)
    expect(await rejection(readOtherwise(editor, id, { encoding: 'utf-8' }))).toBeInstanceOf(Conflict)
    expect(await carryOut(id)).toMatchObject({ state: 'DONE', made: 2_100 })
    expect(await db.source.count({ where: { title: { startsWith: 'Failing ' } } })).toBe(2_100)
    await db.import.update({ where: { id }, data: { state: 'CHECKED' } })
    expect(await undo(id)).toMatchObject({ state: 'UNDONE', removed: 2_100 })
  })

  it('is open again when its check fails without a job', async () => {
    const id = await add('sources', 'Title,Type\nA bridge,book\n')
    const { mapping } = await row(id)
    await dropWaiting(id)
    const settings = { mapping, defaults: { language: '', type: '' }, leavesOutLike: true }
    expect(await rejection(checkNow(editor, id, settings, work))).toBeInstanceOf(NotFound)
    expect(await row(id)).toMatchObject({ state: 'OPEN' })
    await forgetImport(editor, id)
  })

  it('is closed at night when nothing works on it', async () => {
    const begun = async () => {
      const id = await add('sources', `Title,Type\nLeft ${newOrderedId()},book\n`)
      const { mapping } = await row(id)
      await startCheck(editor, id, { mapping, defaults: { language: '', type: '' }, leavesOutLike: true })
      return id
    }
    const [live, given, killed, recent] = [await begun(), await begun(), await begun(), await begun()]
    const { jobId } = await row(given)
    await sabotage(`UPDATE pgboss.job SET state = 'failed' WHERE id = $1`, [jobId ?? ''])
    await db.import.update({
      where: { id: killed },
      data: { jobId: null, createdAt: new Date('2026-01-01'), state: 'RUNNING' },
    })
    await db.import.update({ where: { id: recent }, data: { jobId: null } })
    const looseFiles = dailyJobs.find(({ name }) => name === 'looseFiles')
    await looseFiles?.run(work.signal)
    const states = await Promise.all([live, given, killed, recent].map(row))
    expect(states.map(({ state }) => state)).toEqual(['CHECKING', 'OPEN', 'CHECKED', 'CHECKING'])
    expect(await db.job.findUnique({ where: { id: jobId ?? '' } })).toMatchObject({ state: 'FAILED' })
  })

  it('is read again in another encoding', async () => {
    const id = await add(
      'sources',
      new Uint8Array([...Buffer.from('Title,'), 0xcc, 0xee, 0xf1, 0xf2, ...Buffer.from('\nx,y\n')]),
    )
    expect(await row(id)).toMatchObject({ isCertain: false })
    await readOtherwise(editor, id, { encoding: 'windows-1251' })
    expect(await row(id)).toMatchObject({
      isCertain: true,
      encoding: 'windows-1251',
      columns: ['Title', 'Мост'],
    })
    await readOtherwise(editor, id, { encoding: 'windows-1251', delimiter: ';' })
    expect(await row(id)).toMatchObject({ columns: ['Title,Мост'] })
    expect(await rejection(readOtherwise(editor, id, { encoding: 'klingon' }))).toBeInstanceOf(Invalid)
  })

  it('is for editors, and for the one who began it', async () => {
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const other = await makeMember({ role: 'EDITOR' })
    const asked = { target: 'sources', filename: 'a.csv' }
    expect(await rejection(createImport(contributor, asked, bytesOf('a\nb\n')))).toBeInstanceOf(Forbidden)
    const id = await add('sources', 'Title\nx\n')
    expect(
      await rejection(startCheck(other, id, { mapping: ['title'], defaults: {}, leavesOutLike: true })),
    ).toBeInstanceOf(NotFound)
    expect(await rejection(forgetImport(other, id))).toBeInstanceOf(NotFound)
    await forgetImport(editor, id)
    expect(await db.import.count({ where: { id } })).toBe(0)
  })

  it('leaves nothing of a file that can’t be read', async () => {
    const before = await db.import.count()
    const error = await rejection(add('sources', 'Title,"open\n'))
    expect(error).toMatchObject({ fields: { file: { key: 'imports.faults.quote' } } })
    expect(await rejection(add('nonsense', 'Title\nx\n'))).toBeInstanceOf(Invalid)
    expect(await db.import.count()).toBe(before)
  })
})
