import { afterAll, describe, expect, it } from 'vitest'
import { checkInput, checks, runChecks } from '@/lib/checks'
import { MOST_FINDINGS } from '@/lib/checks/run'
import { runChecksAside } from '@/lib/checks/run-aside'
import { soughtNames } from '@/lib/folding/find-names'
import { message } from '@/lib/messages/message'
import { align, fold } from '@/lib/quotation'
import { alignAside } from '@/lib/quotation/align-aside'
import { searchIn } from '@/lib/quotation/other-text/search'
import { searchAside } from '@/lib/quotation/other-text/search-aside'
import { comparisonOf } from '@/lib/records/revisions/compare'
import { compareAside } from '@/lib/records/revisions/compare-aside'
import { changedBlocks } from '@/lib/records/translating/blocks'
import { changedBlocksAside } from '@/lib/records/translating/blocks-aside'
import { searchAside as searchForNames } from '@/lib/review/hidden-names/search-aside'
import { endThreads, inThread, LimitReached } from '@/lib/workers/threads'
import { threadsStartedBy } from '@/tests/support/threads'

afterAll(endThreads)

const module = (name: string) => `tests/lib/workers/${name}.ts`
const inputOf = (text: string) =>
  checkInput({
    kind: 'account',
    texts: [{ field: 'body.0', text, language: 'en', subjectId: null, citations: [], position: 1 }],
  })

describe('a thread', () => {
  it('leaves the server free while it works', async () => {
    let turns = 0
    const turn = () => {
      turns += 1
      next = setImmediate(turn)
    }
    let next = setImmediate(turn)
    expect(await inThread<number, string>(module('busy'), 20)('a', 200)).toBe('done')
    clearImmediate(next)
    expect(turns).toBeGreaterThan(10)
  })

  it('is ended when it takes too long, and the next one works', async () => {
    await expect(inThread<number, string>(module('busy'), 1)('a', 600_000)).rejects.toBeInstanceOf(
      LimitReached,
    )
    expect(await inThread<number, string>(module('busy'), 20)('a', 1)).toBe('done')
  })

  it('is ended when it takes too much memory', async () => {
    await expect(inThread<null, null>(module('greedy'), 60)('a', null)).rejects.toBeInstanceOf(LimitReached)
  })

  it('hands on the error of the work', async () => {
    await expect(inThread<number, string>(module('busy'), 20)('a', -1)).rejects.toThrow('Less than nothing')
  })
})

describe('the checks of a large text', () => {
  it('find in a thread what they find without one', async () => {
    const input = inputOf('On 31 February 2013 the Senate adopted « a text. '.repeat(1_000))
    expect(await runChecksAside('a', input)).toEqual(runChecks(input))
  })

  it('list the first findings, and block for the rest', async () => {
    const report = await runChecksAside('a', inputOf('« '.repeat(200_000)))
    expect(report.ran.length + report.notApplicable.length).toBe(checks.length)
    const found = report.findings.filter(({ check }) => check === 'unbalanced-quotes')
    expect(found).toHaveLength(MOST_FINDINGS + 1)
    expect(found.at(-1)).toMatchObject({ level: 'BLOCK', message: { key: 'review.checks.tooMany' } })
  })
})

it('a long search in a copy finds the same in a thread', async () => {
  const text = 'Some words of a source that is long. '.repeat(5_000).concat('The passage. And more.')
  const passages = ['The passage.', 'No such words at all', 'words of a source'].map((exact) => ({
    exact,
    prefix: '',
    suffix: '',
  }))
  const found = await searchAside('a', { text, spans: [], passages, guessing: 0 })
  expect(found).toEqual(passages.map((passage) => searchIn([fold(text)], passage, false)))
})

const wordsOf = (count: number, factor: number) =>
  Array.from({ length: count }, (_, index) => `w${(index * factor) % 9_973}`).join(' ')
const part = (text: string) => [{ key: 'body', label: 'Text', text }]

describe('comparing large texts', () => {
  const short = { quotation: 'The gate was shut.', passage: 'The gate was open.', language: 'en' }
  const long = { quotation: wordsOf(5_000, 7), passage: wordsOf(5_000, 11), language: 'en' }
  const pairs = [long, short, { ...long, passage: `${long.quotation}.` }]

  it('finds in a thread what is found without one', async () => {
    expect(await alignAside('a', pairs, 60_000)).toEqual(
      pairs.map(({ quotation, passage, language }) => align(quotation, passage, language)),
    )
    expect(await compareAside('a', part(long.quotation), part(long.passage), 60_000)).toEqual(
      comparisonOf(part(long.quotation), part(long.passage)),
    )
  })

  it('leaves the server free', async () => {
    const [before, after] = [part(wordsOf(30_000, 7)), part(wordsOf(30_000, 11))]
    expect(await threadsStartedBy(() => compareAside('a', before, after))).toBe(1)
    expect(await threadsStartedBy(() => alignAside('a', [long, long, long]))).toBe(1)
  })

  it('gives the small ones when the time is over', async () => {
    const [first, second] = await alignAside('a', pairs, 0)
    expect(first).toBeNull()
    expect(second).toEqual(align(short.quotation, short.passage, 'en'))
  })
})

it('a long original is compared block by block in a thread', async () => {
  const paragraph = (words: string) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })
  const before = Array.from({ length: 8_000 }, (_, index) => paragraph(`Paragraph ${index}`))
  const after = before.map((node, index) => (index % 30 === 0 ? paragraph(`Changed ${index}`) : node))
  let found: unknown
  expect(
    await threadsStartedBy(async () => {
      found = await changedBlocksAside('a', before, after)
    }),
  ).toBe(1)
  expect(found).toEqual(changedBlocks(before, after))
})

it('a long testimony is searched for a hidden name in a thread', async () => {
  const content = Array.from({ length: 20_000 }, (_, index) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: index === 15_000 ? 'By Z. Karakhanova' : `Paragraph ${index}` }],
  }))
  const values = { type: 'doc', content }
  const searched = [{ place: message('review.hiddenNames.in', { where: 'draft' }), values }]
  let found: unknown
  expect(
    await threadsStartedBy(async () => {
      found = await searchForNames('a', searched, soughtNames(['Zeyneb Qaraxanova']))
    }),
  ).toBe(1)
  expect(found).toMatchObject([[{ match: 'SURNAME', blocks: true, excerpt: 'By Z. Karakhanova' }]])
})
