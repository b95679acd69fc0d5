import '@/tests/support/database'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import {
  chainOf,
  cite,
  doc,
  makeEdition,
  makeMember,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'
import { renderedAt } from '@/tests/support/rendered-pages'

/** Words of a small vocabulary in an order that doesn't repeat: they compress about as much as prose. */
function words(count: number, from: number): string {
  let state = from
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state
  }
  const syllables = [
    'ba',
    'den',
    'ko',
    'lir',
    'mas',
    'net',
    'or',
    'pul',
    'ris',
    'sta',
    'tev',
    'wen',
    'yl',
    'zan',
  ]
  const syllable = () => syllables[(next() >> 8) % syllables.length] ?? ''
  const vocabulary = Array.from(
    { length: 900 },
    (_, index) => syllable() + syllable() + (index % 3 ? '' : syllable()),
  )
  return Array.from({ length: count }, () => vocabulary[Math.floor(((next() >> 8) % 900) ** 2 / 900)]).join(
    ' ',
  )
}

it('2,000 words with 25 citations weigh at most 15 KB', async () => {
  const editor = await makeMember({ role: 'EDITOR' })
  const sources = await Promise.all(
    Array.from({ length: 25 }, (_, index) =>
      makeSource(editor, { title: `Report ${index}: ${words(8, index + 1)}` }),
    ),
  )
  const blocks = sources.map((source, index) =>
    index < 10
      ? quotation({ chain: chainOf(source) }, words(80, index + 50))
      : p(words(80, index + 50), cite(chainOf(source))),
  )
  const record = await makeRecord(editor, {
    title: words(7, 9),
    content: { summary: words(30, 8), body: doc(...blocks) },
  })
  await makeEdition(editor, record)
  const { text } = await renderedAt(`/records/${record.slug}`)
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? []
  expect(data.length).toBeGreaterThan(1_000)
  expect(Buffer.byteLength(data)).toBeLessThanOrEqual(10_240)
  // The head of the page has about a kilobyte more.
  expect(gzipSync(text, { level: 6 }).length).toBeLessThanOrEqual(15_360 - 1_024)
})
