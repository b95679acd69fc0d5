import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { Conflict, Forbidden, fieldTexts, Invalid, NotFound } from '@/lib/errors'
import { wordLine } from '@/lib/folding/word-lines'
import { mergeSources } from '@/lib/merging/sources'
import { assessSource } from '@/lib/sources/assessment/commands'
import { citedSources } from '@/lib/sources/cited'
import { createSource, deleteSource, editSource } from '@/lib/sources/commands'
import { fromCsl, toCsl } from '@/lib/sources/csl'
import { dependentsOf } from '@/lib/sources/dependents'
import { listSources } from '@/lib/sources/lists'
import { getSource, searchSources, sourcesById } from '@/lib/sources/queries'
import { relateSources, removeRelation } from '@/lib/sources/relations'
import type { SourceDraft } from '@/lib/sources/schema'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  doc,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'
import { rejection } from '@/tests/support/rejection'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember()
})
test('the parts of an imported name are taken apart by the migration', async () => {
  const author = { family: 'Quillanford', given: 'Tamsin', 'non-dropping-particle': 'de', suffix: 'Jr.' }
  const { id } = await createSource(editor, {
    type: 'book',
    title: 'T',
    contributors: [{ role: 'author', family: 'x' }],
  })
  await db.source.update({ where: { id }, data: { extra: { author: [author] } } })
  // Until now an import joined the parts.
  const joined = { family: 'de Quillanford', given: 'Tamsin Jr.' }
  await db.sourceContributor.updateMany({ where: { sourceId: id }, data: joined })
  const migration = readFileSync('prisma/migrations/20261129103500_name_particles/migration.sql', 'utf8')
  await db.$executeRawUnsafe(
    migration.slice(migration.indexOf('WITH imported'), migration.indexOf('-- The log')),
  )
  const { source } = await getSource(editor, id)
  expect(toCsl(source).author).toEqual([author])
  const { id: other } = await createSource(editor, fromCsl({ type: 'book', title: 'T', author: [author] }))
  expect((await searchSources(editor, 'de Quillanford', english)).map((found) => found.id)).toEqual([other])
})

test('languages that were stored as words become tags where they are known', async () => {
  const stored = async (language: string) => {
    const { id } = await createSource(editor, { type: 'book', title: 'T' })
    await db.source.update({ where: { id }, data: { language } })
    return id
  }
  const [known, unknown, tagged] = [await stored('english'), await stored('martian'), await stored('az-Cyrl')]
  const migration = readFileSync('prisma/migrations/20261129104500_languages_as_tags/migration.sql', 'utf8')
  await db.$executeRawUnsafe(migration.slice(0, migration.indexOf('-- No event')))
  const languageOf = async (id: string) => (await getSource(editor, id)).source.language
  expect([await languageOf(known), await languageOf(unknown), await languageOf(tagged)]).toEqual([
    'en',
    'martian',
    'az-Cyrl',
  ])
})

const everything = { q: '', type: null, identification: null, cursor: null }

const article: SourceDraft = {
  type: 'article-newspaper',
  identification: 'PARTIAL',
  title: 'A report from the river',
  containerTitle: 'The Evening Post',
  page: '4',
  issued: { verbatim: '28 May', edtf: 'XXXX-05-28', basis: 'VIA_INTERMEDIARY' },
  accessed: { verbatim: '3 April 2013', edtf: '2013-04-03', basis: 'SUPPLIED' },
  contributors: [
    { role: 'translator', literal: 'The desk' },
    { role: 'author', family: 'Doe', given: 'Jane' },
    { role: 'author', literal: 'A correspondent' },
  ],
  extra: { PMID: '12' },
}

describe('a source', () => {
  test('is stored with its contributors in order, and logged', async () => {
    const { id } = await createSource(editor, article)
    const { source, version } = await getSource(editor, id)
    expect(version).toBe(1)
    expect(source).toMatchObject({
      ...article,
      contributors: [
        { role: 'author', family: 'Doe', given: 'Jane' },
        { role: 'author', literal: 'A correspondent' },
        { role: 'translator', literal: 'The desk' },
      ],
    })
    expect(await db.event.findMany({ where: { subjectId: id } })).toMatchObject([
      { action: 'source.create', actorId: editor.id },
    ])
  })

  test('has date bounds only when the year is known', async () => {
    const yearless = await createSource(editor, article)
    const dated = await createSource(editor, {
      type: 'book',
      title: 'Dated',
      issued: { verbatim: '1991/92', edtf: '1991/1992', basis: 'AS_PRINTED' },
    })
    const columns = { select: { issuedFrom: true, issuedTo: true } }
    expect(await db.source.findUnique({ where: { id: yearless.id }, ...columns })).toEqual({
      issuedFrom: null,
      issuedTo: null,
    })
    expect(await db.source.findUnique({ where: { id: dated.id }, ...columns })).toEqual({
      issuedFrom: new Date('1991-01-01'),
      issuedTo: new Date('1992-12-31'),
    })
  })

  test('sent twice is created once', async () => {
    const id = randomUUID()
    const made = await Promise.all([
      createSource(editor, { ...article, id }),
      createSource(editor, { ...article, id }),
    ])
    expect(made).toEqual([{ id }, { id }])
    expect(await db.event.count({ where: { subjectId: id } })).toBe(1)
  })

  test('with an impossible date is refused at its field', async () => {
    const before = await db.source.count()
    const impossible = { verbatim: '30 February 1992', edtf: '1992-02-30', basis: 'AS_PRINTED' as const }
    const error = await rejection(createSource(editor, { ...article, issued: impossible }))
    expect(error instanceof Invalid && fieldTexts(error, english)).toEqual({
      'issued.edtf': 'There is no 30 February 1992.',
    })
    expect(await db.source.count()).toBe(before)
  })

  test('with a missing name or one of the wrong kind is refused', async () => {
    const place = await createAuthority(editor, { kind: 'PLACE', name: `Town ${randomUUID()}` })
    const before = await db.source.count()
    for (const authorityId of [place.id, randomUUID()]) {
      const tied = createSource(editor, { ...article, authorities: [{ authorityId, role: 'periodical' }] })
      const error = await rejection(tied)
      expect(error instanceof Invalid && Object.keys(error.fields)).toEqual(['authorities.0.authorityId'])
      const contributors = [{ role: 'author' as const, literal: 'A town', authorityId }]
      const made = await rejection(createSource(editor, { ...article, contributors }))
      expect(made instanceof Invalid && Object.keys(made.fields)).toEqual(['contributors.0.authorityId'])
    }
    expect(await db.source.count()).toBe(before)
  })

  test('can be read but not changed by a contributor', async () => {
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    const { id } = await createSource(editor, article)
    expect(await rejection(createSource(contributor, article))).toBeInstanceOf(Forbidden)
    expect(await rejection(editSource(contributor, id, 1, article))).toBeInstanceOf(Forbidden)
    expect(await rejection(deleteSource(contributor, id))).toBeInstanceOf(Forbidden)
    expect((await getSource(contributor, id)).source.title).toBe(article.title)
  })
})

describe('editing a source', () => {
  test('replaces its fields and contributors and increments its version', async () => {
    const { id } = await createSource(editor, article)
    expect(await editSource(editor, id, 1, { type: 'book', title: 'Another' })).toEqual({ version: 2 })
    expect(await getSource(editor, id)).toMatchObject({
      version: 2,
      source: { type: 'book', title: 'Another', containerTitle: null, contributors: [], issued: null },
    })
  })

  test('from an old version is a conflict with the current source', async () => {
    const { id } = await createSource(editor, article)
    await editSource(editor, id, 1, { ...article, title: 'First' })
    const error = await rejection(
      editSource(editor, id, 1, { ...article, title: 'Second', contributors: [] }),
    )
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({ current: { version: 2, source: { title: 'First' } } })
    expect((await getSource(editor, id)).source).toMatchObject({
      title: 'First',
      contributors: { length: 3 },
    })
  })

  test('at the same time succeeds only once', async () => {
    const { id } = await createSource(editor, article)
    const results = await Promise.allSettled(
      ['A', 'B', 'C'].map((title) => editSource(editor, id, 1, { ...article, title })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await getSource(editor, id)).version).toBe(2)
  })

  test('that does not exist is not found', async () => {
    expect(await rejection(editSource(editor, randomUUID(), 1, article))).toBeInstanceOf(NotFound)
    expect(await rejection(getSource(editor, 'no-id'))).toBeInstanceOf(NotFound)
  })
})

describe('relations', () => {
  test('are shown for both sources and can be removed', async () => {
    const [a, b] = [
      await makeSource(editor, { title: 'Quoted' }),
      await makeSource(editor, { title: 'Quoting' }),
    ]
    const { id } = await relateSources(editor, a.id, { type: 'QUOTED_IN', toId: b.id })
    expect((await getSource(editor, a.id)).relations).toMatchObject([
      { direction: 'to', other: { title: 'Quoting' } },
    ])
    expect((await getSource(editor, b.id)).relations).toMatchObject([
      { direction: 'from', other: { title: 'Quoted' } },
    ])
    expect(await rejection(relateSources(editor, a.id, { type: 'QUOTED_IN', toId: b.id }))).toBeInstanceOf(
      Conflict,
    )
    await removeRelation(editor, id)
    expect((await getSource(editor, a.id)).relations).toEqual([])
  })

  test('need two sources that exist', async () => {
    const { id } = await makeSource(editor)
    for (const toId of [id, randomUUID(), 'x']) {
      const error = await rejection(relateSources(editor, id, { type: 'REPRINT_OF', toId }))
      expect(error instanceof Invalid && Object.keys(error.fields)).toEqual(['toId'])
    }
  })
})

describe('dependents of a source', () => {
  async function rested() {
    const source = await makeSource(editor)
    const { layer } = await makeHolding(editor, source, { text: `The bridge was closed. ${randomUUID()}` })
    const passage = await makePassage(editor, layer, 'The bridge was closed.')
    const chain = chainOf(source)
    const record = await makeRecord(editor, {
      title: 'Rests',
      content: {
        body: doc(
          quotation({ chain, passageId: passage.id }, 'The bridge was closed.'),
          p('It is said. ', cite(chain)),
        ),
      },
    })
    return { source, passage, record }
  }

  test('are all records and passages, in four queries', async () => {
    const { source, passage, record } = await rested()
    const dependents = await dependentsOf(editor, source.id)
    expect(dependents).toMatchObject({
      recordTotal: 1,
      hidden: 0,
      records: [{ id: record.id, title: 'Rests', subjects: 2, live: null }],
      passageTotal: 1,
      passages: [{ id: passage.id, exact: 'The bridge was closed.', records: 1 }],
    })
    expect(await queriesOf(() => dependentsOf(editor, source.id))).toHaveLength(4)
  })

  test('exclude those of other sources', async () => {
    const [one, other] = [await rested(), await rested()]
    for (const { source, record, passage } of [one, other])
      expect(await dependentsOf(editor, source.id)).toMatchObject({
        recordTotal: 1,
        records: [{ id: record.id }],
        passageTotal: 1,
        passages: [{ id: passage.id }],
      })
  })

  test('of other members are only counted for a contributor', async () => {
    const { source } = await rested()
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await dependentsOf(contributor, source.id)).toMatchObject({
      records: [],
      recordTotal: 0,
      hidden: 1,
    })
  })

  test('include a draft that cites it without a copy', async () => {
    const source = await makeSource(editor)
    const chain = chainOf(source, await makeSource(editor))
    const body = doc(p('It is reported.', cite(chain)))
    const record = await makeRecord(editor, { title: 'Rests', content: { body } })
    expect(await rejection(deleteSource(editor, source.id))).toMatchObject({
      current: { records: [{ id: record.id }], holdings: [] },
    })
    expect(await db.reference.count({ where: { sourceId: source.id } })).toBe(1)
  })

  test('prevent its deletion and are listed', async () => {
    const { source, passage, record } = await rested()
    const error = await rejection(deleteSource(editor, source.id))
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({
      current: {
        records: [{ id: record.id }],
        passages: [{ id: passage.id, position: { key: 'holdings.passagePosition.characters' } }],
        holdings: [{ filename: 'copy.txt' }],
        copies: 0,
      },
    })
    // The name of a file can be that of a speaker.
    await db.holding.updateMany({ where: { sourceId: source.id }, data: { access: 'RESTRICTED' } })
    expect(await rejection(deleteSource(editor, source.id))).toMatchObject({
      current: { holdings: [], copies: 1 },
    })
    const publisher = await makeMember({ role: 'PUBLISHER' })
    expect(await rejection(deleteSource(publisher, source.id))).toMatchObject({
      current: { holdings: [{ filename: 'copy.txt' }], copies: 0 },
    })
    expect((await getSource(editor, source.id)).source.id).toBe(source.id)
    expect(await db.event.count({ where: { subjectId: source.id, action: 'source.delete' } })).toBe(0)
  })

  test('include assessments and relations with merged sources', async () => {
    const assessed = await makeSource(editor)
    await assessSource(editor, assessed.id, {
      reliability: 'B',
      credibility: 3,
      reason: 'It names its sources.',
    })
    expect(await rejection(deleteSource(editor, assessed.id))).toMatchObject({
      current: { assessments: 1, relations: [] },
    })
    const [related, gone, stays] = [
      await makeSource(editor),
      await makeSource(editor, { title: 'The entry that went' }),
      await makeSource(editor),
    ]
    // The kept entry has this relation already, so that of the other stays where it is.
    await relateSources(editor, related.id, { toId: gone.id, type: 'REPRINT_OF' })
    const { id } = await relateSources(editor, related.id, { toId: stays.id, type: 'REPRINT_OF' })
    await mergeSources(editor, {
      keptId: stays.id,
      keptVersion: 1,
      otherId: gone.id,
      otherVersion: 1,
    })
    await removeRelation(editor, id)
    expect(await rejection(deleteSource(editor, related.id))).toMatchObject({
      current: {
        assessments: 0,
        relations: [{ id: gone.id, title: 'The entry that went', mergedIntoId: stays.id }],
      },
    })
    expect(await rejection(deleteSource(editor, stays.id))).toMatchObject({
      current: { merged: [{ id: gone.id }], relations: [] },
    })
  })

  test('do not exist, so the source is deleted with its contributors', async () => {
    const { id } = await createSource(editor, article)
    await deleteSource(editor, id)
    expect(await rejection(getSource(editor, id))).toBeInstanceOf(NotFound)
    expect(await db.sourceContributor.count({ where: { sourceId: id } })).toBe(0)
    expect(await db.event.count({ where: { subjectId: id, action: 'source.delete' } })).toBe(1)
  })
})

describe('finding sources', () => {
  test('works by title, container, name, without accents and with a misspelling', async () => {
    const { id } = await createSource(editor, {
      type: 'article-magazine',
      title: 'Été à la rivière',
      containerTitle: 'Revue Ünique',
      contributors: [{ role: 'author', family: 'Zwölfer', given: 'M.' }],
    })
    for (const q of ['riviere', 'revue unique', 'zwolfer', 'a la rivierre'])
      expect((await listSources(editor, { ...everything, q })).rows.map((row) => row.id)).toContain(id)
    expect((await listSources(editor, { ...everything, q: '%_%' })).rows).toEqual([])
    expect((await searchSources(editor, 'riviere', english))[0]).toMatchObject({
      id,
      label: 'Revue Ünique',
      holdings: [],
    })
  })

  test('offers the copies that can be quoted', async () => {
    const source = await makeSource(editor, { title: `Held ${randomUUID()}` })
    const { id, layer } = await makeHolding(editor, source, { text: 'Words.', language: 'az' })
    const holdings = [{ id, textLayerId: layer.id, kind: 'ORIGINAL', language: 'az' }]
    expect(await searchSources(editor, source.title, english)).toMatchObject([{ id: source.id, holdings }])
    expect(await sourcesById(editor, [source.id, randomUUID()], english)).toMatchObject([
      { id: source.id, holdings },
    ])
  })

  test('pages through all sources once, with one query per page', async () => {
    await db.source.createMany({
      data: Array.from({ length: 110 }, (_, index) => ({
        type: 'document',
        title: `Paged ${index}`,
        words: wordLine(`Paged ${index}`),
        describedBy: {},
        createdById: editor.id,
        updatedAt: new Date(1_700_000_000_000 + (index % 7)),
      })),
    })
    const all = await db.source.count({ where: { mergedIntoId: null } })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listSources>> = await listSources(editor, {
        ...everything,
        cursor,
      })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    } while (cursor)
    expect(seen.length).toBe(all)
    expect(new Set(seen).size).toBe(all)
    expect(await queriesOf(() => listSources(editor, everything))).toHaveLength(1)
    expect(await queriesOf(() => listSources(editor, { ...everything, q: 'paged' }))).toHaveLength(1)
    expect((await queriesOf(() => searchSources(editor, 'paged', english))).length).toBeLessThanOrEqual(7)
  })

  test('pages through the matching sources once', async () => {
    const names = Array.from({ length: 60 }, (_, index) =>
      index % 2 ? { literal: 'The Xylophone Post' } : {},
    )
    for (const name of names)
      await createSource(editor, {
        type: 'document',
        title: 'literal' in name ? 'Plain' : 'A xylophone',
        contributors: 'literal' in name ? [{ role: 'author', ...name }] : [],
      })
    await makeSource(editor, { title: 'Not it' })
    const first = await listSources(editor, { ...everything, q: 'xylophone' })
    const second = await listSources(editor, { ...everything, q: 'xylophone', cursor: first.next })
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])
    expect(new Set(ids).size).toBe(60)
  })

  test('filters by type and identification', async () => {
    await createSource(editor, { type: 'treaty', title: 'A treaty', identification: 'NAMED_ONLY' })
    const { rows } = await listSources(editor, {
      ...everything,
      type: 'treaty',
      identification: 'NAMED_ONLY',
    })
    expect(rows.map(({ title }) => title)).toEqual(['A treaty'])
  })
})

test('the metadata of many cited sources is read with one query', async () => {
  const made = await Promise.all([1, 2, 3].map(() => createSource(editor, article)))
  const ids = made.map(({ id }) => id)
  const cited = await citedSources(db, [...ids, ...ids])
  expect([...cited.keys()].sort()).toEqual(ids.sort())
  expect(cited.get(ids[0] ?? '')).toMatchObject({
    identification: 'PARTIAL',
    issued: '28 May, year not given',
    csl: { 'container-title': 'The Evening Post', PMID: '12' },
  })
  expect((await queriesOf(() => citedSources(db, ids))).length).toBeLessThanOrEqual(4)
})
