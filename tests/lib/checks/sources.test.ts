import { describe, expect, it } from 'vitest'
import { checkInput } from '@/lib/checks'
import type { CheckedVerdict } from '@/lib/checks/input'
import { consent } from '@/lib/checks/rules/consent'
import { cutMeaning } from '@/lib/checks/rules/cut-meaning'
import { duplicateExcerpt } from '@/lib/checks/rules/duplicate-excerpt'
import { fakeCorroboration } from '@/lib/checks/rules/fake-corroboration'
import { figuresDiffer } from '@/lib/checks/rules/figures-differ'
import { sameSourceDiffers } from '@/lib/checks/rules/same-source-differs'
import { staleVerdict } from '@/lib/checks/rules/stale-verdict'
import { consentProblems, type IdentifiedConsent } from '@/lib/records/consent/schema'
import { figure } from '@/tests/support/factories/pure'
import { draftQuoting, findings, levels, printed, seen, source, triedTooLittle, unseen } from './drafts'

describe('cut-meaning', () => {
  const text =
    'The patient clerk remained seizure-free. It is said that the lamp was lit, but it was not seen. A train came at noon. The gate was shut.'
  const draft = (exact: string, wording = exact) =>
    draftQuoting({ wording, exact, layer: text, mode: 'ABRIDGED' })

  it.each([
    ['a cut through a word', draft('The patient clerk remained seizure')],
    ['words of doubt before the beginning', draft('the lamp was lit, but it was not seen')],
    ['a “but … not” after the end', draft('It is said that the lamp was lit')],
    [
      'a negation inside an omission',
      draft('the lamp was lit, but it was not seen. A train came', 'the lamp was lit … A train came'),
    ],
  ])('notes %s', (_, input) => {
    const found = findings(cutMeaning, input)
    expect(found.length).toBeGreaterThan(0)
    expect(new Set(found.map(({ level }) => level))).toEqual(new Set(['INFO']))
  })

  it.each([
    ['whole sentences', draft('A train came at noon.')],
    ['a cut with nothing that turns beside it', draft('train came at noon')],
    [
      'an omission of plain words',
      draft('A train came at noon. The gate was shut.', 'A train came … The gate was shut.'),
    ],
  ])('ignores %s', (_, input) => {
    expect(findings(cutMeaning, input)).toEqual([])
  })
})

describe('figures-differ', () => {
  const exact = (value: number, given = {}) =>
    figure([seen('s')], { quantity: { kind: 'EXACT', value }, ...given })
  const nobody = { statedBy: { name: 'unknown', authorityId: null } }
  const by = (name: string) => ({ statedBy: { name, authorityId: null } })

  it.each([
    ['one without attribution', [exact(12), exact(15, nobody)], ['BLOCK']],
    ['two without attribution', [exact(12, nobody), exact(15, nobody)], ['BLOCK', 'BLOCK']],
    [
      'a range against a number, nobody stating it',
      [exact(12), figure([seen('s')], { quantity: { kind: 'RANGE', from: 20, to: 30 }, ...nobody })],
      ['BLOCK'],
    ],
    ['one voice with two numbers', [exact(12), exact(15)], ['WARN']],
  ])('finds %s', (_, figures, expected) => {
    expect(levels(figuresDiffer, checkInput({ figures }))).toEqual(expected)
  })

  it.each([
    ['two voices', [exact(12, by('The mayor')), exact(15, by('The press'))]],
    ['the same number twice', [exact(12, nobody), exact(12)]],
    ['another measure', [exact(12, nobody), exact(15, { measure: 'missing' })]],
    [
      'numbers that can both be so',
      [exact(12), figure([seen('s')], { quantity: { kind: 'AT_LEAST', value: 10 } })],
    ],
  ])('ignores %s', (_, figures) => {
    expect(findings(figuresDiffer, checkInput({ figures }))).toEqual([])
  })
})

describe('fake-corroboration', () => {
  const base = draftQuoting({ wording: 'rain', exact: 'rain' })
  const subjects = base.subjects
  const citing = (...ids: string[]) =>
    ids.flatMap((id, index) =>
      subjects.map((subject) => ({ ...subject, id: `q${index}`, chain: [unseen(id), seen('s')] })),
    )
  const draft = (
    relations: {
      type: 'REPRINT_OF' | 'SAME_WIRE' | 'QUOTED_IN' | 'CORRECTS'
      fromId: string
      toId: string
    }[],
  ) =>
    checkInput({
      subjects: citing('a', 'b'),
      relations,
      sources: new Map(['a', 'b', 'c', 's'].map((id) => [id, source(id)])),
    })

  it('finds a source cited both directly and through another', () => {
    const [one] = subjects
    if (!one) throw new Error('There is no subject.')
    const through = { ...one, id: 'q1', chain: [unseen('a'), seen('b')] }
    const direct = (id: string) => ({ ...one, id: 'q2', chain: [seen(id)] })
    const cited = (id: string) => ({ ...draft([]), subjects: [through, direct(id)] })
    expect(levels(fakeCorroboration, cited('b'))).toEqual(['WARN'])
    expect(findings(fakeCorroboration, cited('c'))).toEqual([])
    // Two works that one book quotes don't rely on each other.
    const other = { ...one, id: 'q2', chain: [unseen('c'), seen('b')] }
    expect(findings(fakeCorroboration, { ...draft([]), subjects: [through, other] })).toEqual([])
  })

  it.each([
    ['one wire', [{ type: 'SAME_WIRE' as const, fromId: 'a', toId: 'b' }]],
    [
      'reprints of one article',
      [
        { type: 'REPRINT_OF' as const, fromId: 'a', toId: 'c' },
        { type: 'REPRINT_OF' as const, fromId: 'b', toId: 'c' },
      ],
    ],
    ['one quoting the other', [{ type: 'QUOTED_IN' as const, fromId: 'a', toId: 'b' }]],
    [
      'a chain of reprint and quotation',
      [
        { type: 'QUOTED_IN' as const, fromId: 'c', toId: 'a' },
        { type: 'REPRINT_OF' as const, fromId: 'b', toId: 'c' },
      ],
    ],
  ])('finds %s', (_, relations) => {
    expect(levels(fakeCorroboration, draft(relations))).toEqual(['WARN'])
  })

  it('ends on circular relations', () => {
    const round = [
      { type: 'REPRINT_OF' as const, fromId: 'a', toId: 'c' },
      { type: 'REPRINT_OF' as const, fromId: 'c', toId: 'a' },
    ]
    expect(findings(fakeCorroboration, draft(round))).toEqual([])
  })

  it.each([
    ['sources without a common root', [{ type: 'REPRINT_OF' as const, fromId: 'a', toId: 'c' }]],
    ['a correction', [{ type: 'CORRECTS' as const, fromId: 'a', toId: 'b' }]],
    [
      'two that are both quoted in a third',
      [
        { type: 'QUOTED_IN' as const, fromId: 'a', toId: 's' },
        { type: 'QUOTED_IN' as const, fromId: 'b', toId: 's' },
      ],
    ],
  ])('ignores %s', (_, relations) => {
    expect(findings(fakeCorroboration, draft(relations))).toEqual([])
  })
})

describe('duplicate-excerpt', () => {
  const words =
    'The bridge was closed on Monday because the river had risen above the second mark on the old pier'
  const draft = (text: string, wording = words) => ({
    ...draftQuoting({ wording, exact: wording }),
    otherExcerpts: [{ recordId: 'r', title: 'Floods', text }],
  })

  it.each([
    ['the same words', words],
    ['the same words among others', `Before that, nothing. ${words}. After that, nothing either.`],
    ['nearly the same words', words.replace('Monday', 'Sunday')],
  ])('notes %s', (_, text) => {
    expect(levels(duplicateExcerpt, draft(text))).toEqual(['INFO'])
  })

  it.each([
    ['other words', 'Nothing of this was ever written about a flood or a fire in any town'],
    [
      'one phrase in common',
      'On Monday the bridge was closed to carts, and the market moved to the upper town for a week',
    ],
    ['a quotation too short to tell', 'because the river'],
  ])('ignores %s', (_, text) => {
    expect(
      findings(duplicateExcerpt, text === 'because the river' ? draft(words, text) : draft(text)),
    ).toEqual([])
  })
})

describe('same-source-differs', () => {
  const own = source('a', {
    title: 'The bridge is down',
    containerTitle: 'Morning Lantern',
    issued: printed('3 May 1921', '1921-05-03'),
  })
  const draft = (other: ReturnType<typeof source>) =>
    checkInput({ sources: new Map([['a', own]]), likeSources: [{ sourceId: 'a', other }] })
  const like = (given: Partial<typeof own>) => draft({ ...own, id: 'b', ...given })

  it.each([
    ['another date', like({ issued: printed('8 May 1921', '1921-05-08') })],
    ['another spelling of the title', like({ title: 'The bridge is downn' })],
    [
      'a shortened title and another date',
      like({ title: 'Bridge is down', issued: printed('8 May 1921', '1921-05-08') }),
    ],
  ])('finds %s', (_, input) => {
    expect(levels(sameSourceDiffers, input)).toEqual(['WARN'])
  })

  it.each([
    ['the same title and date', like({})],
    ['a date that says less', like({ issued: printed('May 1921', '1921-05') })],
    ['another paper', like({ containerTitle: 'Evening Post', title: 'The bridge is downn' })],
    ['another title', like({ title: 'Market moved to upper town' })],
    ['a column of another month', like({ issued: printed('3 August 1921', '1921-08-03') })],
  ])('ignores %s', (_, input) => {
    expect(findings(sameSourceDiffers, input)).toEqual([])
  })
})

describe('stale-verdict', () => {
  const base = draftQuoting({ wording: 'rain', exact: 'rain' })
  const verdict = (given: Partial<CheckedVerdict>) => ({
    ...base,
    verdicts: [{ subjectId: 'q', aspect: 'VERBATIM' as const, stale: true, ...given }],
  })

  it.each([
    ['VERBATIM', 'Wording'],
    ['TRACEABLE', 'Traceable'],
    ['FIGURES', 'Figures'],
  ] as const)('finds a verdict on %s that is stale', (aspect, words) => {
    expect(findings(staleVerdict, verdict({ aspect }))).toMatchObject([
      { level: 'BLOCK', message: expect.stringContaining(words) },
    ])
  })

  it.each([
    ['a fresh verdict', verdict({ stale: false })],
    ['a verdict on what is no longer in the record', verdict({ subjectId: 'gone' })],
    ['no verdict at all', base],
  ])('ignores %s', (_, input) => {
    expect(findings(staleVerdict, input)).toEqual([])
  })
})

describe('consent', () => {
  const given: IdentifiedConsent = {
    ...{ tier: 'OPEN', nameDisplay: 'ANONYMOUS', pseudonym: '', legalName: '', note: '' },
    ...{ embargoUntil: null, transcriptApprovedOn: '2020-01-01', withdrawnOn: null },
  }
  const draft = (changed: Partial<IdentifiedConsent>) =>
    checkInput({ consentProblems: consentProblems({ ...given, ...changed }, '2026-11-23') })

  it.each([
    ['a withdrawn consent', draft({ withdrawnOn: '2026-01-01' })],
    ['an embargo that runs', draft({ embargoUntil: '2026-11-24' })],
    ['a consent that is not open', draft({ tier: 'RESTRICTED' })],
    ['a name that is missing', draft({ nameDisplay: 'PSEUDONYM' })],
  ])('blocks on %s', (_, input) => {
    expect(levels(consent, input)).toEqual(['BLOCK'])
  })

  it.each([
    ['a valid consent', draft({})],
    ['an embargo that ends today', draft({ embargoUntil: '2026-11-23' })],
    ['an embargo that is over', draft({ embargoUntil: '2020-01-01' })],
  ])('ignores %s', (_, input) => {
    expect(findings(consent, input)).toEqual([])
  })

  it('does not apply without a speaker', () => {
    expect(consent.applies(checkInput({}))).toBe(false)
  })
})

describe('each of these checks', () => {
  it('has at least three hits and three near misses', () => {
    expect(triedTooLittle('sources')).toEqual([])
  })
})
