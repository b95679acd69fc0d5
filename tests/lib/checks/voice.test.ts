import { describe, expect, it } from 'vitest'
import { checkInput } from '@/lib/checks'
import { chargedVoice } from '@/lib/checks/rules/charged-voice'
import { citationNeeded } from '@/lib/checks/rules/citation-needed'
import { namedPerson } from '@/lib/checks/rules/named-person'
import { draftQuoting, excerpts, findings, levels, paragraph, triedTooLittle } from './drafts'

const draft = (text: string, given = {}) => checkInput({ kind: 'account', texts: [paragraph(text, given)] })

describe('charged-voice', () => {
  it.each([
    ['en', 'The barbaric raid took place at night.', 'barbaric'],
    ['ru', 'Это была жестокая ночь.', 'жестокая'],
    ['fr', 'Une nuit atroce commença.', 'atroce'],
    ['ar', 'كانت مجزرة في الليل', 'مجزرة'],
    ['ar', 'وقعت المجزرة ليلا', 'المجزرة'],
  ])('finds a charged word in %s: %j', (language, text, excerpt) => {
    expect(findings(chargedVoice, draft(text, { language }))).toMatchObject([{ level: 'INFO', excerpt }])
  })

  it.each([
    ['a word in quotation marks', draft('What the paper calls “the barbaric raid” took place at night.')],
    [
      'a word attributed and cited',
      draft('According to the paper it was a barbaric raid.', { citations: [46] }),
    ],
    ['the words of a source', draftQuoting({ wording: 'the barbaric raid', exact: 'the barbaric raid' })],
    ['plain words', draft('The raid took place at night, and a heron flew up.')],
  ])('ignores %s', (_, input) => {
    expect(findings(chargedVoice, input)).toEqual([])
  })

  it('ignores the text of an archive copy', () => {
    expect(chargedVoice.applies({ ...draft('The barbaric raid.'), kind: null })).toBe(false)
  })
})

describe('citation-needed', () => {
  it.each([
    ['a date', 'On 3 May 1921 the bridge was closed to carts.', '3 May 1921'],
    ['a number', 'The bridge was then closed to 40 carts.', '40'],
    [
      'words in quotation marks',
      'The keeper said that “nobody came to the gate” then.',
      '“nobody came to the gate”',
    ],
    ['a grouped number', 'They counted some 1,275 trees along the river.', '1,275'],
  ])('asks for a citation of %s', (_, text, excerpt) => {
    expect(findings(citationNeeded, draft(text))).toMatchObject([{ level: 'WARN', excerpt }])
  })

  it.each([
    ['en', 'Ana Lopez was born there. It is said that Ana Lopez was wounded.', 'Ana Lopez'],
    ['ru', 'Говорят, что Ана Лопес была убита у моста.', 'Ана Лопес'],
    ['es', 'Dicen que Ana López fue herida en el puente.', 'Ana López'],
  ])('needs a citation for a person beside words of harm (%s): %j', (language, text, excerpt) => {
    const told = (given = {}) => ({ ...draft(text, { language, ...given }), authorities: [ana] })
    expect(excerpts(citationNeeded, told())).toEqual([excerpt])
    expect(excerpts(citationNeeded, told({ citations: [text.length] }))).toEqual([])
  })

  it('needs a citation for listed people, not for every name', () => {
    const people = [{ name: 'Ana Lopez', authorityId: null }]
    const told = (text: string) => ({ ...draft(text), people })
    expect(excerpts(citationNeeded, told('They say Ana Lopez was wounded there.'))).toEqual(['Ana Lopez'])
    expect(findings(citationNeeded, told('Ana Lopez wrote about the long bridge.'))).toEqual([])
    expect(findings(citationNeeded, told('Ana Lopez wrote of it. Others were wounded there.'))).toEqual([])
    expect(findings(citationNeeded, draft('They say Ana Lopez was wounded there.'))).toEqual([])
  })

  it('needs a citation for text after the last one', () => {
    const text = 'On 3 May the bridge was closed. Later 40 carts came over it.'
    expect(excerpts(citationNeeded, draft(text, { citations: [31] }))).toEqual(['40'])
    expect(findings(citationNeeded, draft(text, { citations: [text.length] }))).toEqual([])
  })

  it.each([
    ['plain prose', draft('The bridge was closed in the end to all carts.')],
    ['a cited sentence', draft('On 3 May 1921 the bridge was closed.', { citations: [36] })],
    ['a heading', draft('The year 1921')],
    [
      'a quotation',
      draftQuoting({
        wording: 'on 3 May 1921 the bridge was closed',
        exact: 'on 3 May 1921 the bridge was closed',
      }),
    ],
    ['one word in quotation marks', draft('They called it the “long” bridge of the town.')],
  ])('ignores %s', (_, input) => {
    expect(findings(citationNeeded, input)).toEqual([])
  })

  it('reads the body only', () => {
    expect(
      levels(citationNeeded, {
        ...draft('On 3 May 1921 the bridge was closed.'),
        texts: [
          paragraph('On 3 May 1921 the bridge was closed.'),
          paragraph('On 3 May 1921 the bridge was closed.', { field: 'summary', position: null }),
        ],
      }),
    ).toEqual(['WARN'])
  })
})

const ana = { id: 'a', kind: 'PERSON' as const, name: 'Lopez, Ana', variants: ['Ана Лопес'] }

describe('named-person', () => {
  const told = (text: string, given = {}, input = {}) => ({
    ...draft(text, given),
    authorities: [ana],
    ...input,
  })

  it.each([
    ['en', 'It is said that Ana Lopez was wounded at the bridge.', 'Ana Lopez'],
    ['ru', 'Говорят, что Ана Лопес была убита у моста.', 'Ана Лопес'],
    ['es', 'Dicen que Ana López fue herida en el puente.', 'Ana López'],
    ['fr', 'On dit qu’Ana Lopez a été blessée au pont.', 'Ana Lopez'],
    ['en', 'Ana Lopez was born there. It is said that Ana Lopez was wounded.', 'Ana Lopez'],
  ])('asks to list a person named beside harm in %s: %j', (language, text, excerpt) => {
    expect(findings(namedPerson, told(text, { language }))).toMatchObject([{ level: 'WARN', excerpt }])
  })

  it.each([
    [
      'a person who is listed',
      told('Ana Lopez was wounded.', {}, { people: [{ name: 'Ana Lopez', authorityId: 'a' }] }),
    ],
    ['a person named in another sentence', told('Ana Lopez wrote this. Somebody was wounded at the bridge.')],
    ['a part of another name', told('Ana Lopezruiz was wounded at the bridge.')],
    ['a person named for something else', told('Ana Lopez wrote about the bridge.')],
    ['a body', told('Ana Lopez was wounded.', {}, { authorities: [{ ...ana, kind: 'BODY' }] })],
  ])('ignores %s', (_, input) => {
    expect(findings(namedPerson, input)).toEqual([])
  })
})

describe('each of these checks', () => {
  it('has at least three hits and three near misses', () => {
    expect(triedTooLittle('voice')).toEqual([])
  })
})
