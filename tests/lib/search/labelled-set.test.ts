import '@/tests/support/database'
import { beforeAll, expect, it } from 'vitest'
import { articlesIn, publishMeasured } from '@/tests/bench/search/archive'
import { figuresOf, judge } from '@/tests/bench/search/judge'
import { keepNames, NAMES, namedRecords, namedSearches } from '@/tests/bench/search/names'
import { declarationFiles, labelledSearches } from '@/tests/bench/search/queries'

const SAMPLE = ['az', 'zh']
const records = [
  ...SAMPLE.flatMap((language) => articlesIn(language, declarationFiles[language] ?? '')),
  ...namedRecords,
]
const searches = new Map([...labelledSearches, [NAMES, namedSearches]])

// Publishes a record for each article.
beforeAll(async () => {
  await keepNames()
  await publishMeasured(records)
})

it('has at least three hundred searches in ten languages', () => {
  expect([...searches.values()].flat().length).toBeGreaterThanOrEqual(300)
  expect(labelledSearches.size).toBeGreaterThanOrEqual(10)
})

it.each([...SAMPLE, NAMES])('finds what the labels of %s say, the right record first', async (group) => {
  const judged = []
  for (const labelled of searches.get(group) ?? []) judged.push(await judge(group, labelled, records))
  const { recall, firstRight } = figuresOf(judged)
  expect(judged.filter(({ missed }) => missed.length > 0)).toEqual([])
  expect(recall).toBeGreaterThanOrEqual(0.98)
  expect(firstRight).toBeGreaterThanOrEqual(0.9)
})
