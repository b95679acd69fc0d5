import { expect, it } from 'vitest'
import { OriginalBlocks } from '@/components/translating/OriginalBlocks'
import { emptyContent } from '@/lib/records/schema'
import type { Beside } from '@/lib/records/translating/queries'
import { htmlOf } from '@/tests/support/render'

const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Un pont neuf.' }] }
const beside: Beside = {
  original: { id: '0', title: 'Un titre', language: 'fr' },
  content: {
    ...emptyContent('account', 'Un titre', 'fr'),
    body: { type: 'doc', content: [paragraph] },
  },
  version: { id: '1', number: 2 },
  follows: 1,
  isBehind: true,
  blocks: [
    {
      is: 'CHANGED',
      was: 0,
      runs: [
        { kind: 'removed', text: 'Un pont.' },
        { kind: 'added', text: 'Un pont neuf.' },
      ],
    },
  ],
  followed: ['paragraph'],
  removed: [
    { at: 0, text: 'Une phrase.' },
    { at: 0, text: 'Une phrase.' },
  ],
  details: [],
}

it('says changes of the original in the language of the page', () => {
  const html = htmlOf(<OriginalBlocks recordId="0" beside={beside} follow={null} />)
  expect(html.match(/<span lang="en"[^>]*>Removed since:<\/span> <del>Une phrase\.<\/del>/g)).toHaveLength(2)
  expect(html).toMatch(
    /<div lang="en" dir="ltr"[^>]*><dl[^>]*><div><dt[^>]*>Words that differ<\/dt><dd lang="fr" dir="ltr"/,
  )
})
