import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, fieldTexts, Invalid, NotFound } from '@/lib/errors'
import { message } from '@/lib/messages/message'
import { changeSlug, createRecord } from '@/lib/records/commands'
import { saveDraft } from '@/lib/records/drafts'
import { getRecord } from '@/lib/records/queries'
import { getRevision } from '@/lib/records/revisions/queries'
import { contentMark } from '@/lib/records/same-content'
import type { RecordContent } from '@/lib/records/schema'
import { submit } from '@/lib/review/workflow/transitions'
import { bodyChange } from '@/lib/text'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  contentOf,
  doc,
  figure,
  hop,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  printed,
  quotation,
  timelineEvent,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let other: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  other = await makeMember({ role: 'EDITOR' })
})

const rejection = (work: Promise<unknown>) =>
  work.then(
    () => {
      throw new Error('It was not refused.')
    },
    (error: unknown) => error,
  )

async function faultsOf(work: Promise<unknown>) {
  const error = await rejection(work)
  if (!(error instanceof Invalid)) throw error
  return fieldTexts(error, english)
}

describe('saving a draft', () => {
  it('stores the content and increases the version', async () => {
    const record = await makeRecord(editor)
    const content = contentOf('account', { title: 'Rewritten', body: doc(p('Other words.')) })
    expect(await saveDraft(editor, record.id, { baseVersion: record.version, content })).toMatchObject({
      version: record.version + 1,
    })
    const seen = await getRecord(editor, record.id)
    expect(seen.draft).toMatchObject({ version: record.version + 1, content })
    expect(seen.draft.savedBy.id).toBe(editor.id)
  })

  it('refuses a stale save with the current text', async () => {
    const record = await makeRecord(editor)
    const first = contentOf('account', { title: 'First' })
    const second = contentOf('account', { title: 'Second' })
    await saveDraft(editor, record.id, { baseVersion: record.version, content: first })
    const error = await rejection(
      saveDraft(other, record.id, { baseVersion: record.version, content: second }),
    )
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({
      current: {
        version: record.version + 1,
        content: { title: 'First' },
        savedBy: { id: editor.id },
        savedAt: expect.any(Date),
        state: 'DRAFT',
      },
    })
    expect((await getRecord(editor, record.id)).draft.content.title).toBe('First')
    expect(await db.contribution.count({ where: { recordId: record.id, memberId: other.id } })).toBe(0)
  })

  it('accepts exactly one of many simultaneous saves', async () => {
    const record = await makeRecord(editor)
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        saveDraft(index % 2 ? editor : other, record.id, {
          baseVersion: record.version,
          content: contentOf('account', { title: `Text ${index}` }),
        }),
      ),
    )
    const taken = results.flatMap((result, index) => (result.status === 'fulfilled' ? [index] : []))
    expect(taken).toHaveLength(1)
    for (const result of results)
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({
          name: 'Conflict',
          current: { content: { title: `Text ${taken[0]}` } },
        })
    const { draft } = await getRecord(editor, record.id)
    expect(draft).toMatchObject({ version: record.version + 1, content: { title: `Text ${taken[0]}` } })
  })

  it('does not let a late save undo a newer one', async () => {
    const record = await makeRecord(editor)
    const base = record.version
    const early = contentOf('account', { title: 'Early' })
    const late = contentOf('account', { title: 'Late' })
    await saveDraft(editor, record.id, { baseVersion: base, content: early })
    await saveDraft(editor, record.id, { baseVersion: base + 1, content: late })
    await expect(saveDraft(editor, record.id, { baseVersion: base, content: early })).rejects.toThrow(
      Conflict,
    )
    expect((await getRecord(editor, record.id)).draft.content.title).toBe('Late')
  })

  it('answers a repeated save with the current version', async () => {
    const record = await makeRecord(editor)
    const save = { baseVersion: record.version, content: contentOf('account', { title: 'Sent twice' }) }
    const once = await saveDraft(editor, record.id, save)
    const again = await saveDraft(editor, record.id, save)
    expect(again).toEqual(once)
    expect((await getRecord(editor, record.id)).draft.version).toBe(record.version + 1)
  })

  it('takes changed blocks of the text it has, and of no other', async () => {
    const record = await makeRecord(editor)
    const first = contentOf('account', { body: doc(p('One.'), p('Two.'), p('Three.')) })
    const { version } = await saveDraft(editor, record.id, { baseVersion: record.version, content: first })
    const second = contentOf('account', { title: 'Also', body: doc(p('One.'), p('Changed.'), p('Three.')) })
    const { body, ...content } = second
    const change = { baseVersion: version, content, bodyChange: bodyChange(first.body, body) }
    await saveDraft(editor, record.id, change)
    const { draft } = await getRecord(editor, record.id)
    expect(draft.content).toEqual(second)
    // The same whole is the same content, so nothing is written again.
    expect(await saveDraft(editor, record.id, { baseVersion: 1, content: second })).toMatchObject({
      version: version + 1,
    })
    const refused = await rejection(saveDraft(other, record.id, change))
    expect(refused).toBeInstanceOf(Conflict)
    expect(refused).toHaveProperty('current', undefined)
    const faulty = {
      ...change,
      baseVersion: version + 1,
      bodyChange: { of: 3, at: 0, removed: 0, blocks: [{}] },
    }
    expect(await faultsOf(saveDraft(editor, record.id, faulty))).toHaveProperty('body')
  })

  it.each([
    ['another member', () => other],
    ['the same member', () => editor],
  ])('a page that closes changes no version of another page of %s', async (_, theirPage) => {
    const record = await makeRecord(editor)
    const theirs = contentOf('account', { title: 'Theirs', body: doc(p('One.'), p('Two.')) })
    const { version } = await saveDraft(theirPage(), record.id, {
      baseVersion: record.version,
      content: theirs,
    })
    const before = contentOf('account', { title: 'Mine ', body: doc(p('Mine.'), p('Less.')) })
    const { body, ...content } = { ...before, body: doc(p('Mine.'), p('More.')) }
    const guess = { baseVersion: version, after: contentMark(before) }
    const change = { ...guess, content, bodyChange: bodyChange(before.body, body) }
    expect(await rejection(saveDraft(editor, record.id, change))).toBeInstanceOf(Conflict)
    const whole = await rejection(saveDraft(editor, record.id, { ...guess, content: { ...content, body } }))
    expect(whole).toBeInstanceOf(Conflict)
    expect((await getRecord(editor, record.id)).draft.content).toEqual(theirs)
    // With its own save in that version, it is taken.
    await saveDraft(editor, record.id, { baseVersion: version, content: before })
    await saveDraft(editor, record.id, { ...change, baseVersion: version + 1 })
    expect((await getRecord(editor, record.id)).draft.content).toEqual({ ...content, title: 'Mine', body })
  })

  it('is refused while the record is under review', async () => {
    const record = await makeRecord(editor)
    const { number: _, ...revision } = await db.revision.create({
      data: {
        recordId: record.id,
        number: 1,
        schemaVersion: 1,
        content: {},
        contentHash: '0'.repeat(64),
        contributors: {},
        authorId: editor.id,
      },
      select: { id: true, number: true },
    })
    await db.record.update({
      where: { id: record.id },
      data: { state: 'IN_REVIEW', submittedId: revision.id },
    })
    const content = contentOf('account', { title: 'Too late' })
    const error = await rejection(saveDraft(editor, record.id, { baseVersion: record.version, content }))
    expect(error).toMatchObject({
      name: 'Conflict',
      text: message('records.closed', { state: 'IN_REVIEW' }),
      current: { state: 'IN_REVIEW', content: { title: record.content.title } },
    })
  })

  it('is submitted or refused when both happen at once', async () => {
    const source = await makeSource(editor)
    const body = doc(p('It was closed.', cite([hop(source)])))
    for (let round = 0; round < 6; round += 1) {
      const record = await makeRecord(editor, { content: { body } })
      const content = contentOf('account', { title: 'Saved while submitted', body })
      const [save, sent] = await Promise.allSettled([
        saveDraft(other, record.id, { baseVersion: record.version, content }),
        submit(editor, record.id, { version: record.version }),
      ])
      // One of them comes first: the other gets the current draft, and revision and draft have the same content.
      expect([save.status, sent.status].sort()).toEqual(['fulfilled', 'rejected'])
      const { draft, state } = await getRecord(editor, record.id)
      expect(state).toBe(sent.status === 'fulfilled' ? 'IN_REVIEW' : 'DRAFT')
      expect(draft.content.title).toBe(save.status === 'fulfilled' ? 'Saved while submitted' : 'A title')
      if (sent.status === 'fulfilled')
        expect((await getRevision(editor, record.id, sent.value.number)).content).toEqual(draft.content)
    }
  })

  it('makes the member a contributor to the next edition', async () => {
    const record = await makeRecord(editor)
    const contributors = async (edition: number) =>
      (await db.contribution.findMany({ where: { recordId: record.id, edition } })).map((row) => row.memberId)
    await saveDraft(other, record.id, { baseVersion: record.version, content: record.content })
    expect(await contributors(1)).toEqual([editor.id])
    const content = contentOf('account', { title: 'By another' })
    await saveDraft(other, record.id, { baseVersion: record.version, content })
    expect((await contributors(1)).sort()).toEqual([editor.id, other.id].sort())
  })

  it('starts a new list of contributors after an edition', async () => {
    const record = await makeRecord(editor)
    await db.record.update({ where: { id: record.id }, data: { editions: 1 } })
    const content = contentOf('account', { title: 'For the second edition' })
    await saveDraft(other, record.id, { baseVersion: record.version, content })
    expect(
      await db.contribution.findMany({
        where: { recordId: record.id, edition: 2 },
        select: { memberId: true },
      }),
    ).toEqual([{ memberId: other.id }])
  })

  it('writes one event per editing session and member', async () => {
    const record = await makeRecord(editor)
    const titles = ['One', 'Two', 'Three']
    let baseVersion = record.version
    for (const title of titles)
      baseVersion = (
        await saveDraft(editor, record.id, { baseVersion, content: contentOf('account', { title }) })
      ).version
    await saveDraft(other, record.id, { baseVersion, content: contentOf('account', { title: 'Four' }) })
    const events = await db.event.findMany({
      where: { subjectId: record.id },
      orderBy: { id: 'asc' },
      select: { action: true, actorId: true },
    })
    expect(events).toEqual([
      { action: 'record.create', actorId: editor.id },
      { action: 'record.edit', actorId: editor.id },
      { action: 'record.edit', actorId: other.id },
    ])
  })
})

describe('what a draft cites', () => {
  const references = (recordId: string) =>
    db.reference.findMany({
      where: { recordId, revisionId: null },
      orderBy: [{ subjectType: 'asc' }, { subjectId: 'asc' }, { hop: 'asc' }],
    })

  it('is one row per hop of each subject', async () => {
    const newspaper = await makeSource(editor)
    const report = await makeSource(editor)
    const { layer } = await makeHolding(editor, report, {
      text: 'The report says that the bridge was closed.',
    })
    const passage = await makePassage(editor, layer, 'the bridge was closed')
    const chain = chainOf(newspaper, report)
    const record = await makeRecord(editor, {
      content: {
        body: doc(
          quotation({ id: randomUUID(), chain, passageId: passage.id }, 'the bridge was closed'),
          p('It is reported.', cite([hop(report)])),
        ),
        fields: { timeline: [timelineEvent(chain)] },
        figures: [figure([hop(report)])],
      },
    })
    const rows = await references(record.id)
    expect(
      rows.map((row) => `${row.subjectType} ${row.hop} ${row.sourceId} ${row.access} ${row.passageId}`),
    ).toEqual([
      `QUOTATION 0 ${newspaper.id} NOT_SEEN null`,
      `QUOTATION 1 ${report.id} ORIGINAL_SEEN ${passage.id}`,
      `CITATION 0 ${report.id} ORIGINAL_SEEN null`,
      `FIGURE 0 ${report.id} ORIGINAL_SEEN null`,
      `TIMELINE 0 ${newspaper.id} NOT_SEEN null`,
      `TIMELINE 1 ${report.id} ORIGINAL_SEEN null`,
    ])
  })

  it('is rewritten only where it changed', async () => {
    const source = await makeSource(editor)
    const kept = cite([hop(source)])
    const gone = cite([hop(source)])
    const record = await makeRecord(editor, { content: { body: doc(p('One.', kept, ' Two.', gone)) } })
    const before = await references(record.id)
    const content = contentOf('account', { body: doc(p('One.', kept, ' Two.', cite([hop(source)]))) })
    await saveDraft(editor, record.id, { baseVersion: record.version, content })
    const after = await references(record.id)
    const keptId = kept.attrs?.id
    expect(after).toHaveLength(2)
    expect(after.find((row) => row.subjectId === keptId)).toEqual(
      before.find((row) => row.subjectId === keptId),
    )
  })

  it('cannot be deleted', async () => {
    const source = await makeSource(editor)
    const { layer } = await makeHolding(editor, source, { text: 'Held words that are cited.' })
    const passage = await makePassage(editor, layer, 'Held words')
    const body = doc(quotation({ chain: [hop(source)], passageId: passage.id }, 'Held words'))
    await makeRecord(editor, { content: { body } })
    await expect(db.source.delete({ where: { id: source.id } })).rejects.toMatchObject({ code: 'P2003' })
    await expect(db.passage.delete({ where: { id: passage.id } })).rejects.toMatchObject({ code: 'P2003' })
  })

  it('is written in a fixed number of queries', async () => {
    const sources = await Promise.all(Array.from({ length: 5 }, () => makeSource(editor)))
    const chain = chainOf(...sources)
    const bodyOf = (count: number) =>
      doc(...Array.from({ length: count }, (_, index) => p(`Sentence ${index}.`, cite(chain))))
    const record = await makeRecord(editor)
    const other = await makeRecord(editor)
    const save = (id: string, count: number) =>
      queriesOf(() =>
        saveDraft(editor, id, { baseVersion: 2, content: contentOf('account', { body: bodyOf(count) }) }),
      )
    const few = await save(record.id, 1)
    const many = await save(other.id, 1000)
    expect(many.length).toBe(few.length)
    expect(await db.reference.count({ where: { recordId: other.id } })).toBe(5000)
  })

  it('refuses a missing source with the field', async () => {
    const gone = { id: randomUUID() }
    const record = await makeRecord(editor)
    const save = (content: Partial<RecordContent>) =>
      saveDraft(editor, record.id, { baseVersion: record.version, content: contentOf('account', content) })
    const source = await makeSource(editor)
    const body = doc(p('One.', cite([hop(source)]), ' Two.', cite([hop(gone)])))
    expect(await faultsOf(save({ body }))).toEqual({
      body: expect.stringContaining('Citation 2 cites a source that no longer exists'),
    })
    expect(await faultsOf(save({ figures: [figure([hop(gone)])] }))).toEqual({
      'figures.0.chain': expect.stringContaining('no longer exists'),
    })
    expect(await faultsOf(save({ fields: { timeline: [timelineEvent([hop(gone)])] } }))).toEqual({
      'fields.timeline.0.chain': expect.stringContaining('no longer exists'),
    })
    const { draft } = await getRecord(editor, record.id)
    expect(draft).toMatchObject({ version: record.version, content: record.content })
    expect(await references(record.id)).toEqual([])
  })

  it('refuses a missing passage or one of another source', async () => {
    const source = await makeSource(editor)
    const elsewhere = await makeSource(editor)
    const { layer } = await makeHolding(editor, elsewhere, { text: 'Words of the other source.' })
    const passage = await makePassage(editor, layer, 'Words')
    const record = await makeRecord(editor)
    const save = (passageId: string, chain = [hop(source)]) =>
      saveDraft(editor, record.id, {
        baseVersion: record.version,
        content: contentOf('account', { body: doc(quotation({ chain, passageId }, 'Words')) }),
      })
    expect(await faultsOf(save(passage.id))).toEqual({
      body: expect.stringContaining('Quotation 1 is linked to a passage of another source'),
    })
    expect(await faultsOf(save(passage.id, chainOf(elsewhere, source)))).toEqual({
      body: expect.stringContaining('another source'),
    })
    expect(await faultsOf(save(randomUUID()))).toEqual({
      body: expect.stringContaining('passage that no longer exists'),
    })
    await expect(save(passage.id, chainOf(source, elsewhere))).resolves.toMatchObject({
      version: record.version + 1,
    })
  })

  it('refuses a missing authority or one of another kind', async () => {
    const authority = (kind: 'PERIODICAL' | 'PERSON', name: string) =>
      db.authority.create({ data: { kind, name }, select: { id: true } })
    const periodical = await authority('PERIODICAL', 'The Morning Post')
    const person = await authority('PERSON', 'A. Writer')
    const record = await makeRecord(editor, { kind: 'press-excerpt' })
    const save = (authorityId: string) =>
      saveDraft(editor, record.id, {
        baseVersion: record.version,
        content: contentOf('press-excerpt', {
          fields: { periodical: { name: 'The Morning Post', authorityId } },
        }),
      })
    expect(await faultsOf(save(randomUUID()))).toEqual({
      'fields.periodical': expect.stringContaining('no longer exists'),
    })
    expect(await faultsOf(save(person.id))).toEqual({
      'fields.periodical': 'This name belongs to a person. Choose a periodical.',
    })
    await save(periodical.id)
    const ties = () => db.recordAuthority.findMany({ where: { recordId: record.id } })
    expect(await ties()).toEqual([{ recordId: record.id, authorityId: periodical.id, role: 'periodical' }])
    const without = contentOf('press-excerpt')
    await saveDraft(editor, record.id, { baseVersion: record.version + 1, content: without })
    expect(await ties()).toEqual([])
  })
})

describe('what cannot be saved', () => {
  it('is refused with the field and changes nothing', async () => {
    const record = await makeRecord(editor)
    const source = await makeSource(editor)
    const seen = [hop(source)]
    const notSeen = [hop(source, { access: 'NOT_SEEN' })]
    const many = (count: number, words: string) =>
      doc(...Array.from({ length: count }, () => quotation({ chain: seen }, words)))
    const cases: [string, Partial<Record<keyof RecordContent, unknown>>, RegExp][] = [
      ['title', { title: 'NUL\0' }, /U\+0000/],
      ['title', { title: 'half \ud83d' }, /surrogate/],
      ['title', { title: 'txt\u202egpj' }, /U\+202E/],
      ['title', { title: 'x'.repeat(301) }, /300/],
      ['summary', { summary: '\u2067hidden' }, /U\+2067/],
      ['language', { language: 'not a language' }, /BCP 47/],
      ['contentWarning', { contentWarning: '' }, /what the warning/],
      ['fields.period', { fields: { period: { verbatim: '', edtf: null, basis: 'AS_PRINTED' } } }, /./],
      ['fields.period.edtf', { fields: { period: printed('30 February 1992', '1992-02-30') } }, /./],
      ['fields', { fields: { unknown: 1 } }, /unknown/],
      ['body', { body: doc({ type: 'script', content: [] }) }, /script/],
      [
        'body',
        {
          body: doc(
            p({ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }),
          ),
        },
        /https/,
      ],
      ['body', { body: doc(p('x'.repeat(5_000_000))) }, /longer/],
      ['body', { body: many(10_000, 'word') }, /more than/],
      ['body', { body: doc(quotation({ chain: notSeen }, 'words')) }, /last source/],
      ['body', { body: doc(quotation({ chain: [] }, 'words')) }, /source/],
      ['body', { body: doc(p('NUL\0')) }, /U\+0000/],
      ['figures.0.chain', { figures: [figure(notSeen)] }, /last source/],
      [
        'figures.0.quantity.value',
        { figures: [figure(seen, { quantity: { kind: 'EXACT', value: -1 } })] },
        /below zero/,
      ],
      ['figures.0.partOf', { figures: [figure(seen, { partOf: randomUUID() })] }, /no longer exists/],
      [
        'fields.timeline.0.date.edtf',
        { fields: { timeline: [timelineEvent(seen, { date: printed('31 April', 'XXXX-04-31') })] } },
        /./,
      ],
    ]
    for (const [field, faulty, message] of cases) {
      const fields = await faultsOf(
        saveDraft(editor, record.id, {
          baseVersion: record.version,
          content: { ...record.content, ...faulty },
        }),
      )
      expect(Object.keys(fields).join(), JSON.stringify(faulty).slice(0, 80)).toContain(field)
      expect(Object.values(fields).join()).toMatch(message)
    }
    expect((await getRecord(editor, record.id)).draft).toMatchObject({
      version: record.version,
      content: record.content,
    })
  })

  it('is not found for any unknown id', async () => {
    const save = (id: string) => saveDraft(editor, id, { baseVersion: 1, content: contentOf('account') })
    await expect(save(randomUUID())).rejects.toThrow(NotFound)
    await expect(save('../etc/passwd')).rejects.toThrow(NotFound)
    const record = await makeRecord(editor)
    expect(
      await faultsOf(saveDraft(editor, record.id, { baseVersion: 0, content: record.content })),
    ).toHaveProperty('baseVersion')
  })
})

describe('creating a record', () => {
  it('gives it an address that says nothing about it', async () => {
    const make = () => createRecord(editor, { kind: 'account', title: 'Ən böyük Çay!', language: 'az' })
    const made = await Promise.all([make(), make(), make()])
    for (const { slug } of made) expect(slug).toMatch(/^record-[0-9a-f]{12}$/)
    expect(new Set(made.map(({ slug }) => slug)).size).toBe(3)
  })

  it('refuses an address in use with the field', async () => {
    const { slug } = await makeRecord(editor)
    const make = createRecord(editor, { kind: 'account', title: 'Other', language: 'en', slug })
    expect(await faultsOf(make)).toEqual({ slug: expect.stringContaining('Choose another') })
  })

  it('creates one record from a form sent twice', async () => {
    const form = { id: randomUUID(), kind: 'testimony', title: 'A form sent twice', language: 'en' }
    const [first, second] = await Promise.all([createRecord(editor, form), createRecord(editor, form)])
    expect(second).toEqual(first)
    expect(await db.record.count({ where: { draft: { title: 'A form sent twice' } } })).toBe(1)
  })

  it('does not return another member’s record with that id', async () => {
    const form = {
      id: randomUUID(),
      kind: 'account',
      title: 'Of one member',
      language: 'en',
      slug: 'of-one-member',
    }
    await createRecord(editor, form)
    await expect(createRecord(other, { ...form, slug: 'of-another' })).rejects.toThrow(Invalid)
  })

  it('refuses an unknown kind or language and an empty title', async () => {
    const make = (given: object) =>
      faultsOf(createRecord(editor, { kind: 'account', title: 'T', language: 'en', ...given }))
    expect(await make({ kind: 'poem' })).toHaveProperty('kind')
    expect(await make({ kind: 'constructor' })).toHaveProperty('kind')
    expect(await make({ title: ' ' })).toHaveProperty('title')
    expect(await make({ title: 'a\0' })).toHaveProperty('title')
    expect(await make({ language: '' })).toHaveProperty('language')
    expect(await make({ slug: 'No Spaces' })).toHaveProperty('slug')
  })
})

describe('changing an address', () => {
  it('is possible until the first edition', async () => {
    const record = await makeRecord(editor)
    const slug = `moved-${record.slug}`
    expect(await changeSlug(editor, record.id, slug)).toEqual({ slug })
    await db.record.update({ where: { id: record.id }, data: { editions: 1 } })
    await expect(changeSlug(editor, record.id, 'moved-again')).rejects.toThrow(Conflict)
    expect((await getRecord(editor, record.id)).slug).toBe(slug)
  })

  it('is refused when another record has it', async () => {
    const [one, two] = [await makeRecord(editor), await makeRecord(editor)]
    expect(await faultsOf(changeSlug(editor, one.id, two.slug))).toHaveProperty('slug')
    expect(await faultsOf(changeSlug(editor, one.id, 'Not An Address'))).toHaveProperty('slug')
  })
})
