import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { mergeAuthorities } from '@/lib/merging/authorities'
import { findingsOf } from '@/lib/review/findings/report'
import { authoritiesLike, likeSourcesOf, otherExcerptsOf } from '@/lib/review/findings/similar-entries'
import { reviewOf } from '@/lib/review/review'
import { likenessWords } from '@/lib/sources/row'
import { inEnglish } from '@/tests/support/english'
import {
  cite,
  doc,
  figure,
  hop,
  makeCited,
  makeMember,
  makeRecord,
  makeSource,
  makeSubmitted,
  p,
  printed,
  quotation,
} from '@/tests/support/factories'
import { queriesOf } from '@/tests/support/queries'

let editor: Actor
let contributor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
  contributor = await makeMember({ role: 'CONTRIBUTOR' })
})

const quoting = async (title: string, ...excerpts: string[]) => {
  const chain = [hop(await makeSource(editor))]
  return makeRecord(editor, {
    title,
    content: { body: doc(...excerpts.map((words) => quotation({ chain }, words)), p('An end.')) },
  })
}

describe('excerpts of other records', () => {
  const words = 'По словам газеты, мост через реку был закрыт на рассвете третьего мая'

  it('are found by five words in common, whatever the spacing', async () => {
    const own = await quoting('Own', words)
    const other = await quoting(
      'Other',
      'Nothing of it.',
      `«${words.replaceAll(' ', '  ')}», и никто не прошёл.`,
    )
    await quoting('Unlike', 'По словам газеты, мост был открыт, и через реку ходили люди.')
    expect(await otherExcerptsOf(db, editor, own.id, [words])).toEqual([
      { recordId: other.id, title: 'Other', text: expect.stringContaining('и никто не прошёл') },
    ])
  })

  it('are hidden from members who can’t see the other record', async () => {
    const own = await quoting('Own again', words)
    expect(await otherExcerptsOf(db, contributor, own.id, [words])).toEqual([])
  })

  it('take one query, and none without quotations', async () => {
    expect(await queriesOf(() => otherExcerptsOf(db, editor, editor.id, [words, 'Others']))).toHaveLength(1)
    expect(await queriesOf(() => otherExcerptsOf(db, editor, editor.id, []))).toHaveLength(0)
  })

  it('are found by the index', async () => {
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        EXPLAIN SELECT "recordId" FROM "Draft" WHERE stele_content_shingles(content) && ${[1, 2]}::int[]`
    })
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('draft_shingles')
  })

  it('are found in very long texts and among signs alone', async () => {
    const long = Array.from({ length: 15_000 }, (_, index) => `word${index}`).join(' ')
    const own = await quoting('Long', long)
    await quoting('Long as well', `${long} and more`)
    const found = await otherExcerptsOf(db, editor, own.id, [long, ' \n\t', '… — “”', 'a'])
    expect(found.map(({ title }) => title)).toEqual(['Long as well'])
  })
})

describe('sources similar to a cited one', () => {
  const paper = { type: 'article-newspaper' as const, containerTitle: 'Morning Lantern' }
  const bridge = {
    ...paper,
    title: 'The bridge over the river is down',
    issued: printed('3 May 1921', '1921-05-03'),
  }
  const titlesLike = async (id: string) => (await likeSourcesOf(db, [id])).map(({ other }) => other.title)

  it('are those of the same periodical with a similar title', async () => {
    const own = await makeSource(editor, bridge)
    await makeSource(editor, { ...bridge, title: 'The bridge over the rivver is down' })
    await makeSource(editor, {
      ...bridge,
      title: 'The bridge over the river is down!',
      containerTitle: 'Evening Post',
    })
    await makeSource(editor, { ...paper, title: 'The market moved to the upper town' })
    expect(await likeSourcesOf(db, [own.id])).toEqual([
      {
        sourceId: own.id,
        other: {
          id: expect.any(String),
          title: 'The bridge over the rivver is down',
          identification: 'IDENTIFIED',
          containerTitle: 'Morning Lantern',
          issued: bridge.issued,
          accessed: null,
        },
      },
    ])
  })

  it('are found in any spelling that search takes for the same', async () => {
    const own = await makeSource(editor, {
      ...paper,
      title: 'Ərazidə körpü «bağlandı»',
      containerTitle: 'Günəş’in səsi',
    })
    await makeSource(editor, {
      ...paper,
      title: 'Erazide korpu baglandi',
      containerTitle: "Gunes'in sesi",
    })
    expect(await titlesLike(own.id)).toEqual(['Erazide korpu baglandi'])
  })

  it('are those of the same body, except with different numbers', async () => {
    const body = await createAuthority(editor, { kind: 'BODY', name: 'Senate of Freedonia' })
    const act = (title: string, given = {}) =>
      makeSource(editor, {
        type: 'legislation',
        title,
        authorities: [{ authorityId: body.id, role: 'body' }],
        ...given,
      })
    const own = await act('Resolution on the flood of the valley', { number: '4' })
    await act('Resolution on the floods of the valley')
    await act('Resolution on the flood of the valleys', { number: '5' })
    await makeSource(editor, { type: 'legislation', title: 'Resolution on the flood of the valley.' })
    expect(await titlesLike(own.id)).toEqual(['Resolution on the floods of the valley'])
  })

  it('take one query, and none without citations', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await makeSource(editor, bridge)).id))
    expect(await queriesOf(() => likeSourcesOf(db, ids))).toHaveLength(1)
    expect(await queriesOf(() => likeSourcesOf(db, []))).toHaveLength(0)
  })
})

describe('authorities similar to a name', () => {
  const make = (kind: 'PERSON' | 'BODY' | 'PLACE' | 'EVENT' | 'PERIODICAL', name: string, other?: string) =>
    createAuthority(editor, { kind, name, variants: other ? [{ name: other }] : [], distinct: true })
  const found = async (...names: string[]) => (await authoritiesLike(db, names)).map(({ name }) => name)

  it('are found by each spelling in every type', async () => {
    await make('PERSON', 'Zimmerova, Katarzyna')
    await make('BODY', 'Assembly of Grand Duckburgh')
    await make('PLACE', 'Quarrymouth', 'Quarrimund')
    await make('EVENT', 'Night of the Tall Tide')
    await make('PERIODICAL', 'The Harbour Kestrel')
    expect(await found('Katarzyna Zimmrova')).toEqual(['Zimmerova, Katarzyna'])
    expect(await found('Assembly of Grand Duckbrugh')).toEqual(['Assembly of Grand Duckburgh'])
    expect(await found('Night of the Tall Tdie', 'The Harbour Kestrle')).toEqual(
      expect.arrayContaining(['Night of the Tall Tide', 'The Harbour Kestrel']),
    )
    const [place] = await authoritiesLike(db, ['Quarrimunt'])
    expect(place).toMatchObject({ kind: 'PLACE', name: 'Quarrymouth', variants: ['Quarrimund'] })
    expect(await found('Xylophonist')).toEqual([])
  })

  it('are one name in any spelling that search takes for the same', async () => {
    await make('BODY', 'O’Keeffe əlaqə')
    await expect(createAuthority(editor, { kind: 'BODY', name: "O'Keeffe elaqe" })).rejects.toThrow(Conflict)
    expect(await found('OKEEFFE ELAQE')).toEqual(['O’Keeffe əlaqə'])
  })

  it('begin with the most similar and follow merges', async () => {
    const [stays, goes] = [await make('PLACE', 'Vexholme'), await make('PLACE', 'Vexhulme')]
    await make('PLACE', 'Vexholme Hill')
    await mergeAuthorities(editor, {
      ...{ keptId: stays.id, keptVersion: 1 },
      ...{ otherId: goes.id, otherVersion: 1 },
    })
    expect(await found('Vexhulme')).toEqual(['Vexholme', 'Vexholme Hill'])
  })

  it('take one indexed query, and none without names', async () => {
    expect(await queriesOf(() => authoritiesLike(db, ['One', 'Two', 'Three']))).toHaveLength(1)
    expect(await queriesOf(() => authoritiesLike(db, []))).toHaveLength(0)
    const plan = await db.$transaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`
      return tx.$queryRaw<{ 'QUERY PLAN': string }[]>`
        EXPLAIN SELECT id FROM "Authority" WHERE words % ${' vexholme '}
        UNION ALL SELECT id FROM "AuthorityVariant" WHERE words % ${' vexholme '}`
    })
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n')
    expect(lines).toContain('authority_words_trgm')
    expect(lines).toContain('authority_variant_words_trgm')
  })
})

describe('the report of a record', () => {
  it('shows a misspelt name that is not linked to an entry', async () => {
    for (const [kind, name] of [
      ['PERSON', 'Brindlewood, Tamsin'],
      ['BODY', 'Council of Eastermarsh'],
      ['PLACE', 'Ockhamstead'],
      ['EVENT', 'Fire of the Old Granary'],
    ] as const)
      await createAuthority(editor, { kind, name, distinct: true })
    const source = await makeSource(editor, {
      publisher: 'Council of Eastermarch',
      contributors: [{ role: 'author', family: 'Brindelwood', given: 'Tamsin' }],
    })
    const body = doc(
      p('Tamsin Brindlewod left Ockhamsted after the Fire of the Old Granray began.', cite([hop(source)])),
    )
    const { id } = await makeRecord(editor, {
      content: {
        body,
        people: [{ name: { name: 'Tamsin Brindlwood', authorityId: null }, as: 'VICTIM' }],
        figures: [figure([hop(source)], { event: { name: 'Fire of the Old Granery', authorityId: null } })],
      },
    })
    const { report } = await findingsOf(editor, id)
    const found = report.findings.filter(({ check }) => check === 'unlike-authority')
    expect(found.map(({ excerpt, place }) => [place.field.replace(/\.[0-9a-f-]{36}/, ''), excerpt])).toEqual([
      ['body.0', 'Tamsin Brindlewod'],
      ['body.0', 'Ockhamsted'],
      ['body.0', 'Fire of the Old Granray'],
      ['figures', 'Fire of the Old Granery'],
      ['people', 'Tamsin Brindlwood'],
      ['source.publisher', 'Council of Eastermarch'],
      ['source.contributors', 'Tamsin Brindelwood'],
    ])
    // A person with only a similar name isn't reported beside words of harm.
    expect(report.findings.filter(({ check }) => check === 'named-person')).toEqual([])
  })

  it('shows the same excerpt elsewhere and a source entered twice', async () => {
    const cited = await makeCited(editor)
    const valley = {
      ...{ containerTitle: 'The Valley Times', title: 'The water rose at night' },
      publisher: null,
    }
    await db.source.update({
      where: { id: cited.source.id },
      data: { ...valley, ...likenessWords(valley) },
    })
    await makeSource(editor, {
      type: 'document',
      containerTitle: 'The Valley Times',
      title: 'The water rose at nicht',
    })
    const first = await makeSubmitted(editor, { title: 'First record', cited })
    const second = await makeSubmitted(editor, { title: 'Second record', cited })
    const { reviewed } = await reviewOf(editor, second.id)
    const found = reviewed?.report.findings.filter(({ check }) =>
      ['duplicate-excerpt', 'same-source-differs'].includes(check),
    )
    expect(inEnglish(found)).toMatchObject([
      { check: 'same-source-differs', level: 'WARN', message: expect.stringContaining('at nicht') },
      { check: 'duplicate-excerpt', level: 'INFO', message: expect.stringContaining('First record') },
    ])
    expect(reviewed?.report.ran).toEqual(expect.arrayContaining(['duplicate-excerpt', 'same-source-differs']))
    expect(first.id).not.toBe(second.id)
  })
})
