import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { findCitable } from '@/lib/citations/finder'
import { finderSchema } from '@/lib/citations/finder-schema'
import { db } from '@/lib/db'
import { english } from '@/tests/support/english'
import { makeHolding, makeMember, makePassage, makeSource } from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let contributor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
})

const find = (q: string, actor = editor) => findCitable(actor, { q, name: null }, english)

describe('one field finds what can be cited', () => {
  it('sources, names and cited passages, in any spelling', async () => {
    const { id } = await createAuthority(editor, { kind: 'PERIODICAL', name: 'Gülüstan səsi' })
    const source = await makeSource(editor, {
      title: 'Gulustan in winter',
      authorities: [{ authorityId: id, role: 'periodical' }],
    })
    const { layer } = await makeHolding(editor, source, { text: 'The Gülüstan road was closed. More.' })
    const passage = await makePassage(editor, layer, 'The Gülüstan road was closed.')
    const found = await find('GULUSTAN')
    expect(found.sources.map(({ title }) => title)).toEqual(['Gulustan in winter'])
    expect(found.names.map(({ name }) => name)).toEqual(['Gülüstan səsi'])
    expect(found.passages).toMatchObject([
      { id: passage.id, sourceId: source.id, text: 'The Gülüstan road was closed.', textLayerId: layer.id },
    ])
    expect((await findCitable(editor, { q: '', name: id }, english)).sources).toMatchObject([
      { id: source.id, holdings: [{ textLayerId: layer.id }] },
    ])
  })

  it('no passages of copies that the member can’t read', async () => {
    const source = await makeSource(editor)
    const { layer } = await makeHolding(editor, source, { text: 'Kingfisher words.', access: 'STAFF' })
    await makePassage(editor, layer, 'Kingfisher words.')
    expect((await find('kingfisher')).passages).toHaveLength(1)
    expect((await find('kingfisher', contributor)).passages).toEqual([])
  })

  it('only the source with this DOI, ISBN or address', async () => {
    const title = 'Known by a number'
    await makeSource(editor, { title, type: 'book', isbn: '978-3-16-148410-0', doi: '10.1234/ABC.5' })
    await makeSource(editor, { title: 'On the net', type: 'webpage', url: 'https://news.example/1992/a' })
    await createAuthority(editor, { kind: 'BODY', name: '10.1234/abc.6' })
    const titles = async (q: string) => {
      const { sources, names, passages } = await find(q)
      return [...sources.map(({ title }) => title), ...names, ...passages]
    }
    for (const q of ['https://doi.org/10.1234/abc.5', 'ISBN 9783161484100'])
      expect(await titles(q)).toEqual([title])
    expect(await titles('https://news.example/1992/a')).toEqual(['On the net'])
    for (const q of ['10.1234/abc.6', '0-306-40615-2', 'https://news.example/1992/b'])
      expect(await titles(q)).toEqual([])
  })

  it('nothing for a text that no search can be for', async () => {
    const { q } = finderSchema.parse({ q: `“A title”, ${'The Daily '.repeat(30)}`, name: null })
    expect(await findCitable(editor, { q, name: null }, english)).toEqual({
      sources: [],
      names: [],
      passages: [],
    })
  })

  it('the newest sources before anything is typed', async () => {
    const { title } = await makeSource(editor, { title: 'The newest of all' })
    expect((await find('')).sources[0]?.title).toBe(title)
  })

  it('with few queries, by the index', async () => {
    expect((await queriesOf(() => find('gulustan'))).length).toBeLessThanOrEqual(9)
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        EXPLAIN SELECT id FROM "Passage" p WHERE p.words LIKE ${'% gulustan%'}`
    })
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('passage_words_trgm')
  })
})
