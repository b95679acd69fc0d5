import '@/tests/support/database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { conflictsIn, excludes } from '@/lib/review/source-facts/conflicts'
import { conflictsOf } from '@/lib/review/source-facts/source-conflicts'
import { dependentsOf } from '@/lib/sources/dependents'
import { likeSources } from '@/lib/sources/likeness'
import { english } from '@/tests/support/english'
import {
  chainOf,
  cite,
  doc,
  makeMember,
  makeRecord,
  makeSource,
  p,
  printed,
  quotation,
} from '@/tests/support/factories'

describe('conflicting claims', () => {
  test.each([
    ['1921-05-03', '1921-05-08', true],
    ['1921-05-03', '1921-05', false],
    ['1921', '1921-05-03', false],
    ['1921', '1922', true],
    ['XXXX-05-28', '1992-05-28', false],
    ['XXXX-05-28', '1992-03-14', true],
    ['XXXX-05-28', 'XXXX-05-28', false],
    [null, '1992-03-14', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(excludes(printed('a', one), printed('b', other))).toBe(expected)
  })

  test('ignore spelling and spaces, and follow links to one authority', () => {
    const claim = (text: string, authorityId: string | null = null) => ({
      aspect: 'CONTAINER' as const,
      by: null,
      text,
      authorityId,
    })
    expect(conflictsIn([claim('The Évening  Post'), claim('the evening post')])).toEqual([])
    expect(conflictsIn([claim('Post', 'x'), claim('The Post', 'x')])).toEqual([])
    expect(conflictsIn([claim('Post'), claim('The Post')])).toHaveLength(1)
  })
})

describe('a source', () => {
  let editor: Actor
  beforeAll(async () => {
    editor = await makeMember()
  })

  test('differing records and entries are listed with their claims', async () => {
    const paper = await createAuthority(editor, { kind: 'PERIODICAL', name: 'The Reed' })
    const source = await makeSource(editor, {
      type: 'article-newspaper',
      title: 'The bridge is down',
      containerTitle: 'Reed',
      issued: printed('3 May 1921', '1921-05-03'),
      authorities: [{ authorityId: paper.id, role: 'periodical' }],
    })
    const note = await makeSource(editor)
    const excerpt = (title: string, fields: Record<string, unknown>, chain = chainOf(source, note)) =>
      makeRecord(editor, {
        kind: 'press-excerpt',
        title,
        content: { fields, body: doc(quotation({ chain }, 'Words.'), p('More. ', cite(chainOf(note)))) },
      })
    const periodical = { name: 'The Reed', authorityId: paper.id }
    await excerpt('Agrees', { periodical, published: printed('May 1921', '1921-05'), page: '2' })
    await excerpt('Differs', {
      periodical,
      published: printed('8 May 1921', '1921-05-08'),
      headline: 'The bridge is gone',
      page: '4',
    })
    await excerpt('Of another', { periodical, published: printed('1930', '1930') }, chainOf(note))
    const conflicts = await conflictsOf(editor, source.id, english)
    expect(conflicts.map(({ aspect }) => aspect)).toEqual(['DATE', 'TITLE', 'PAGE'])
    const dates = conflicts[0]?.said.map(({ text, bySource, records }) => [
      text,
      bySource,
      records.map(({ title }) => title),
    ])
    expect(dates?.[0]).toEqual(['3 May 1921', true, []])
    expect(dates?.slice(1)).toEqual(
      expect.arrayContaining([
        ['8 May 1921', false, ['Differs']],
        ['May 1921', false, ['Agrees']],
      ]),
    )
    expect(conflicts[2]?.said.map(({ text, records }) => [text, records[0]?.title]).sort()).toEqual([
      ['2', 'Agrees'],
      ['4', 'Differs'],
    ])
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    expect(await conflictsOf(contributor, source.id, english)).toEqual([])

    const twin = await makeSource(editor, { title: 'The bridge is down!', containerTitle: 'reed' })
    await makeSource(editor, { title: 'The bridge is down', containerTitle: 'Another paper' })
    expect((await likeSources(editor, source.id)).map(({ id }) => id)).toEqual([twin.id])
  })

  test('citing records show access, position and chain', async () => {
    const [source, note] = [await makeSource(editor), await makeSource(editor)]
    const record = await makeRecord(editor, {
      content: {
        body: doc(
          p('One. ', cite(chainOf(source))),
          p('Two. ', cite(chainOf(source))),
          p('Three. ', cite(chainOf(source, note))),
        ),
      },
    })
    const { records } = await dependentsOf(editor, source.id)
    expect(records).toMatchObject([
      {
        id: record.id,
        draft: [
          { access: 'ORIGINAL_SEEN', hop: 0, subjects: 2, through: null },
          { access: 'NOT_SEEN', hop: 0, subjects: 1, through: { id: note.id, title: note.title } },
        ],
        public: [],
      },
    ])
    expect((await dependentsOf(editor, note.id)).records).toMatchObject([
      { draft: [{ hop: 1, subjects: 1 }] },
    ])
  })
})
