import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { isEmpty } from '@/bin/database/demo'
import { db } from '@/lib/db'
import { Conflict } from '@/lib/errors'
import { extractText } from '@/lib/holdings/extract'
import { locate, scriptOf } from '@/lib/quotation'
import { actRecords } from '@/prisma/demo/acts'
import { changes } from '@/prisma/demo/changes'
import { declarationRecords, transcripts } from '@/prisma/demo/declaration'
import { loadDemo } from '@/prisma/demo/load'
import { graphic, noteTitle, sections, statements } from '@/prisma/demo/note'
import { demoRecords } from '@/prisma/demo/records'
import type { PassageKey } from '@/prisma/demo/shapes'
import { demoSources } from '@/prisma/demo/sources'
import { databaseUrl } from '@/tests/support/database'
import { makeMember } from '@/tests/support/factories'

describe('the demo archive', () => {
  it('has every casualty figure with its whole and who states it', () => {
    const figures = demoRecords.flatMap(({ figures = [] }) => figures)
    const officials = 'Official figures, not named, as cited by the compilation'
    const told = figures.map(
      ({ measure, population, quantity: { kind, value }, partOf, statedBy }) =>
        `${measure}, ${population}: ${kind === 'AT_LEAST' ? '≥ ' : ''}${value}${partOf ? ` of ${partOf}` : ''} · ${statedBy}`,
    )
    expect(told.toSorted()).toEqual(
      [
        `killed, people: 613 · ${officials}`,
        'killed, people: ≥ 450 · Survivors, as reported by The Sunday Times',
        `killed, women: 106 of killed · ${officials}`,
        `killed, children: 63 of killed · ${officials}`,
        `killed, elderly people: 70 of killed · ${officials}`,
        'families with no one left alive, families: 8 · The compilation',
        'tortured to death, people: 56 · The compilation',
        'left without either parent, children: 25 · The compilation',
        'disabled, people: 487 · The compilation',
        'disabled, minors: 76 of disabled · The compilation',
        'taken hostage, people: 1275 · The compilation',
        'fate not known, people: 150 · The compilation',
        'seen among the dead, mutilated, children: 3 · Foreign journalists, as reported by Le Monde',
      ].toSorted(),
    )
  })

  it('marks each title that is ours', () => {
    const ours = Object.values(demoSources).filter(({ note = '' }) => /title supplied by/i.test(note))
    expect(ours.length).toBeGreaterThan(30)
    expect(ours.filter(({ titleIsSupplied }) => !titleIsSupplied)).toEqual([])
    const reported = demoRecords.filter(
      ({ kind, slug }) => kind !== 'account' && !slug.startsWith('universal-declaration'),
    )
    expect(reported.filter(({ titleIsSupplied }) => !titleIsSupplied)).toEqual([])
  })

  it('has every act with body, number and date as given', () => {
    const told = actRecords.map(({ fields: { body, number, adopted } }) => {
      const { edtf } = Object(adopted)
      return [body, number, edtf].filter(Boolean).join(' · ')
    })
    expect(told).toEqual([
      'House of Representatives of Massachusetts · 2010-02-25',
      'House of Representatives of Texas · 2011-03-03',
      'House of Representatives of Georgia · 2012-02-24',
      'House of Representatives of New Jersey · 2012-02-25',
      'House of Representatives of Maine · 2012-03-13',
      'House of Representatives of New Mexico · 2013-01-28',
      'House of Representatives of Arkansas · 2013-02-08',
      'House of Representatives of Oklahoma · 2013-02-20',
      'House of Representatives of Tennessee · 2013-03-19',
      'House of Representatives of Pennsylvania · 2013-03-20',
      'House of Representatives of West Virginia · 2013-04-03',
      'House of Representatives of Connecticut · 2013-04-16',
      'House of Representatives of Indiana · 2014-03-03',
      'House of Representatives of Pennsylvania · 2015-03-02',
      'Chamber of Deputies, Congress of Mexico · 2011-12-20',
      'Senate of Pakistan · 2012-02-01',
      'Senate of Colombia · 2012-04-23',
      'Senate of Jordan · XXXX-05-28',
      'Parliament of Peru · XXXX-06-13',
      'National Assembly of Panama · 4 · XXXX-08-13',
      'House of Peoples, Parliamentary Assembly of Bosnia and Herzegovina · 2013-02-26',
      'National Congress of Honduras · 333-2013 · 2014-01-17',
      'Committee of Foreign Relations, National Assembly of Sudan · 2014-09-01',
      'President of Israel · 2015-01-29',
      'Body not named',
    ])
  })

  it('gives press items only the place and date the compilation gives', () => {
    const told = Object.values(demoSources)
      .filter(({ type }) => type.startsWith('article'))
      .map(({ containerTitle, publisherPlace, issued }) =>
        [containerTitle, publisherPlace, issued?.edtf].join(' · '),
      )
    expect(told).toEqual([
      'Valeurs actuelles · France · 1992-03-14',
      'Le Monde · Paris · 1992-03-14',
      'The Sunday Times · London · 1992-03-01',
      'The Washington Post · USA · 1992-02-28',
      ' · Paris · XXXX-03-25',
    ])
  })

  it('has records in every state and kind, and all passages', () => {
    expect([...new Set(demoRecords.map(({ state }) => state))].toSorted()).toEqual(
      ['APPROVED', 'DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETURNED'].toSorted(),
    )
    expect(new Set(demoRecords.map(({ kind }) => kind)).size).toBe(4)
    const listed = sections.flatMap(([, keys]) => keys)
    expect(listed.toSorted()).toEqual(Object.keys(statements).toSorted())
  })

  it('masks in its copy what a record shows behind a warning', () => {
    const quotesIn = (blocks: (typeof demoRecords)[number]['body'], isWarned: boolean): PassageKey[] =>
      blocks.flatMap((block) => {
        if ('sensitive' in block) return quotesIn(block.blocks, true)
        return isWarned && 'quote' in block ? [block.says] : []
      })
    // The account of the whole compilation warns of all its text, most of which isn't graphic.
    const warned = demoRecords.flatMap(({ kind, slug, body, contentWarning }) =>
      quotesIn(
        [...body, ...changes.flatMap((change) => (change.slug === slug ? [change.adds] : []))],
        kind !== 'account' && contentWarning !== undefined,
      ),
    )
    expect([...new Set(warned)].toSorted()).toEqual(Object.keys(graphic).toSorted())
  })

  it('has a note whose PDF says every statement', async () => {
    const file = fileURLToPath(new URL('../../prisma/demo/background-note.pdf', import.meta.url))
    const { text, pages } = await extractText(file, 'background-note.pdf', { who: randomUUID() })
    const missing = [noteTitle, ...Object.values(statements)].filter(
      (words) => locate(words, text).status !== 'FOUND',
    )
    expect(missing).toEqual([])
    expect(pages.length).toBeGreaterThan(1)
  })

  it('quotes word for word only what the copy says', () => {
    const quotesIn = (blocks: (typeof demoRecords)[number]['body']): { quote: string; says: PassageKey }[] =>
      blocks.flatMap((block) => {
        if ('sensitive' in block) return quotesIn(block.blocks)
        return 'quote' in block && block.mode === 'VERBATIM' ? [block] : []
      })
    const said = new Map<string, string>([
      ...Object.entries(statements),
      ...transcripts.flatMap(({ articles }) => articles.map(({ key, text }) => [key, text] as const)),
    ])
    const quotes = demoRecords.flatMap(({ body }) => quotesIn(body))
    expect(quotes.length).toBeGreaterThan(30)
    for (const { quote, says } of quotes) expect(said.get(says)).toContain(quote)
  })

  it('has the Declaration in at least ten languages and four scripts', () => {
    const languages = declarationRecords.map(({ language }) => language ?? '')
    expect(new Set(languages).size).toBeGreaterThanOrEqual(10)
    const scripts = declarationRecords.map(({ title }) => scriptOf(title.charAt(0)))
    expect(new Set(scripts).size).toBeGreaterThanOrEqual(4)
  })

  it('never loads into a database that has anything in it', async () => {
    expect(await isEmpty(databaseUrl)).toBe(true)
    await db.authority.create({ data: { kind: 'PLACE', name: 'A place' } })
    expect(await isEmpty(databaseUrl)).toBe(false)
    await db.authority.deleteMany()
    await makeMember()
    expect(await isEmpty(databaseUrl)).toBe(false)
    await expect(loadDemo()).rejects.toThrow(Conflict)
    expect(await db.member.count()).toBe(1)
  })
})
