import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { listAuthorities } from '@/lib/authorities/queries'
import { authorityFiltersSchema } from '@/lib/authorities/schema'
import { db } from '@/lib/db'
import { Invalid, NotFound } from '@/lib/errors'
import { type ListId, listOf } from '@/lib/lists/columns'
import { chooseColumns, deleteFilter, saveFilter } from '@/lib/lists/commands'
import { chosenColumns, savedFilters } from '@/lib/lists/queries'
import { sortAfter, sortOf } from '@/lib/lists/sorting'
import { filtersSchema } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/lists'
import { sourceFiltersSchema } from '@/lib/sources/filters'
import { listSources } from '@/lib/sources/lists'
import { makeHolding, makeMember, makeSource } from '@/tests/support/factories'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR', name: 'Ada Editor' })
  const at = new Date('2026-01-01T00:00:00.123Z')
  await db.$executeRaw`
    WITH made AS (INSERT INTO "Record" (id, kind, slug, "createdById", "updatedAt", "createdAt", state)
      SELECT gen_random_uuid(), (ARRAY['account', 'testimony'])[1 + n % 2], 'listed-' || n, ${editor.id}::uuid,
        ${at}::timestamptz + (n % 7) * interval '1 day', ${at}::timestamptz - (n % 5) * interval '1 day',
        (ARRAY['DRAFT', 'RETURNED'])[1 + n % 2]::"WorkState" FROM generate_series(1, 110) n RETURNING id, slug)
    INSERT INTO "Draft" ("recordId", "schemaVersion", title, language, content, "contentHash", contributors, "savedById")
      SELECT made.id, 1, 'Title_' || (length(made.slug) + ascii(right(made.slug, 1)) % 4), 'en', '{}', repeat('0', 64), '{}',
        ${editor.id}::uuid FROM made`
  for (const [title, edtf] of [
    ['B', '1992-03-14'],
    ['A', null],
    ['C', '1988'],
  ] as const)
    await makeSource(editor, {
      title,
      ...(edtf && { issued: { verbatim: edtf, edtf, basis: 'AS_PRINTED' } }),
    })
  await createAuthority(editor, { kind: 'PLACE', name: 'Aghdam' })
  await createAuthority(editor, { kind: 'PERSON', name: 'Zeyneb' })
})

describe('A sorted list of records', () => {
  it.each(Object.keys(listOf('records').sorts).flatMap((by) => [by, `-${by}`]))(
    'has each record once over its pages: %s',
    async (sort) => {
      const seen: string[] = []
      const values: string[] = []
      let after: string | null = ''
      do {
        const page = await listRecords(editor, filtersSchema.parse({ sort, after }))
        seen.push(...page.records.map(({ id }) => id))
        values.push(...page.records.map(({ position }) => position.slice(0, -37)))
        after = page.next
      } while (after)
      expect([seen.length, new Set(seen).size]).toEqual([110, 110])
      if (sort.endsWith('state')) return
      const sorted = values.toSorted()
      expect(values).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted)
    },
  )

  it('ignores a position that is none of its order', () => {
    const id = '01a21a64-835d-737a-a026-530d60f28ec8'
    const parse = (sort: string, after: string) => filtersSchema.parse({ sort, after }).after
    expect(parse('title', `Any_title_${id}`)).toBe(`Any_title_${id}`)
    expect(parse('state', `APPROVED_${id}`)).toBe(`APPROVED_${id}`)
    expect(parse('state', `toString_${id}`)).toBeUndefined()
    expect(parse('-changed', `Any_title_${id}`)).toBeUndefined()
    expect(parse('nothing', `Any_title_${id}`)).toBeUndefined()
    expect(parse('title', `A\u0000_${id}`)).toBeUndefined()
  })
})

it('sources and names are sorted by date, type and name', async () => {
  const sources = async (sort: string) =>
    (await listSources(editor, sourceFiltersSchema.parse({ sort }))).rows.map(({ title }) => title)
  expect(await sources('-date')).toEqual(['B', 'C', 'A'])
  expect(await sources('title')).toEqual(['A', 'B', 'C'])
  const names = async (sort: string) =>
    (await listAuthorities(editor, authorityFiltersSchema.parse({ sort }))).rows.map(({ name }) => name)
  expect(await names('type')).toEqual(['Zeyneb', 'Aghdam'])
  expect(await names('title')).toEqual(['Aghdam', 'Zeyneb'])
})

it('sources are filtered by whether the archive has a copy', async () => {
  const { id, title } = await makeSource(editor, { title: 'With a copy' })
  await makeHolding(editor, { id }, { text: 'The bridge was closed.' })
  const sources = async (copies: string) =>
    (await listSources(editor, sourceFiltersSchema.parse({ copies }))).rows.map((row) => row.title)
  expect(await sources('some')).toEqual([title])
  expect(await sources('none')).not.toContain(title)
})

it('a column sorts first its usual way, then the other', () => {
  const after = (list: ListId, sort: string | null, column: string) =>
    sortAfter(list, sortOf(list, sort), column)
  expect(after('records', null, 'title')).toBe('title')
  expect(after('records', 'title', 'title')).toBe('-title')
  expect(after('records', 'title', 'created')).toBe('-created')
  expect(after('records', 'title', 'changed')).toBeUndefined()
  expect(after('records', null, 'changed')).toBe('changed')
})

describe('The columns of a list', () => {
  it('are those that the member chose, in the order of the list', async () => {
    const other = await makeMember({ role: 'EDITOR' })
    expect(await chosenColumns(editor, 'records')).toContain('changed')
    await chooseColumns(editor, { list: 'records', columns: ['created', 'kind', 'nothing'] })
    expect(await chosenColumns(editor, 'records')).toEqual(['kind', 'created'])
    expect(await chosenColumns(other, 'records')).toContain('changed')
    await expect(chooseColumns(editor, { list: 'toString', columns: [] })).rejects.toThrow(Invalid)
  })
})

describe('A saved filter', () => {
  const filter = {
    list: 'records',
    name: 'Returned',
    query: 'state=RETURNED&after=x',
    isShared: false,
  } as const

  it('is private until it is shared, and keeps no page', async () => {
    const other = await makeMember({ role: 'EDITOR' })
    await saveFilter(editor, filter)
    const seen = async (actor: Actor) =>
      (await savedFilters(actor, 'records')).map(({ query, isOwn, by }) => [query, isOwn, by])
    expect(await seen(editor)).toEqual([['state=RETURNED', true, 'Ada Editor']])
    expect(await seen(other)).toEqual([])
    await saveFilter(editor, { ...filter, isShared: true })
    expect(await seen(other)).toEqual([['state=RETURNED', false, 'Ada Editor']])
    expect(await savedFilters(other, 'sources')).toEqual([])
  })

  it('is deleted by its member, a shared one by an admin', async () => {
    const { id } = await saveFilter(editor, { ...filter, name: 'Shared', isShared: true })
    const reviewer = await makeMember({ role: 'REVIEWER' })
    await expect(deleteFilter(reviewer, id)).rejects.toThrow(NotFound)
    await deleteFilter(await makeMember({ role: 'ADMIN' }), id)
    const own = await saveFilter(editor, { ...filter, name: 'Own' })
    await expect(deleteFilter(await makeMember({ role: 'ADMIN' }), own.id)).rejects.toThrow(NotFound)
    await deleteFilter(editor, own.id)
  })
})
