import { describe, expect, it } from 'vitest'
import { checkInput, runChecks } from '@/lib/checks'
import { WordList } from '@/lib/quotation/lexicon'
import { lexicons } from '@/lib/quotation/lexicons'
import { draftQuoting, paragraph } from './drafts'

const layer = `${'The lamp was lit and the gate was shut. '.repeat(50)}At the ferry é stood a clerk.`
const long = Array.from({ length: 14_000 }, (_, index) => `word${index}`).join(' ')

const cases: [string, Parameters<typeof draftQuoting>[0]][] = [
  ['one character', { wording: 'é', exact: 'é', layer }],
  ['100,000 characters', { wording: long, exact: long, layer: `${layer} ${long}` }],
  [
    '100,000 characters of which hardly one is right',
    { wording: 'ab '.repeat(33_000), exact: long, layer: long },
  ],
  ['white space', { wording: ' \n\t\u00a0', exact: 'The lamp was lit', layer }],
  ['marks alone', { wording: '… “” — …', exact: 'The lamp was lit', layer }],
  ['another script', { wording: 'Лампа горела', exact: 'The lamp was lit', layer }],
  ['combining marks in another order', { wording: 'q\u0323\u0307 came', exact: 'q\u0307\u0323 came' }],
  [
    'the beginnings of a pattern',
    { wording: '(a+)+$ [^ \\', exact: '(a+)+$ [^ \\', layer: `(a+)+$ [^ \\ ${layer}` },
  ],
]

describe('a quotation of', () => {
  it.each(cases)('%s is read by every check without a crash', (_, given) => {
    expect(runChecks(draftQuoting(given)).crashed).toEqual([])
  })

  it('ignores the order of combining marks', () => {
    const { findings } = runChecks(
      draftQuoting({ wording: 'q\u0323\u0307 came', exact: 'q\u0307\u0323 came' }),
    )
    expect(findings.filter(({ check }) => check === 'quote-drift')).toEqual([])
  })

  it('never accepts another script as the source’s text', () => {
    const { findings } = runChecks(
      draftQuoting({ wording: 'Лампа горела', exact: 'The lamp was lit', layer }),
    )
    expect(findings.filter(({ level }) => level === 'BLOCK').map(({ check }) => check)).toContain(
      'translation-as-verbatim',
    )
  })
})

describe('the lexicons', () => {
  it('contain words and no patterns', () => {
    const list = new WordList(['(a+)+$', 'a.c', '.*'])
    expect(list.has('(a+)+$')).toBe(true)
    expect(['aaaaaaaa', 'abc', 'anything'].filter((word) => list.has(word))).toEqual([])
  })

  it.each(lexicons.map((lexicon) => [lexicon.code, lexicon] as const))(
    '%s does not slow down on a text of its own words',
    (code, lexicon) => {
      const words = [lexicon.negations, lexicon.hedges, lexicon.attributions, lexicon.numbers, lexicon.months]
        .flatMap((list) => list.split(/[,\n]/).map((word) => word.trim().replace(/\*$/, '')))
        .filter((word) => word !== '')
      const text = Array.from({ length: 6000 }, (_, index) => words[(index * 7) % words.length]).join(' ')
      const texts = [text, `${text}!`, `${'a'.repeat(20_000)}!`, '1 '.repeat(5000)].map((words, index) =>
        paragraph(words, { field: `body.${index}`, language: code }),
      )
      expect(runChecks(checkInput({ kind: 'account', language: code, texts })).crashed).toEqual([])
    },
  )
})
