import { expect, it, test } from 'vitest'
import { htmlOfMarkdown, isMarkdown } from '@/components/editor/markdown'

test.each([
  '# A title\n\nText.',
  '- one\n- two',
  '1. one\n2. two',
  '> quoted',
  'with **bold** words',
  'a [link](https://example.org)',
  '| a | b |\n| --- | --- |\n| 1 | 2 |',
])('takes %j for Markdown', (text) => expect(isMarkdown(text)).toBe(true))

test.each([
  'Plain words.',
  'On 3 May – not 4 May – the road was closed.',
  '3. of May, they said',
  'x * y * z and a_b_c',
  '#12 was missing',
  '[sic] (https://example.org)',
])('leaves %j as it is', (text) => expect(isMarkdown(text)).toBe(false))

it('keeps headings, lists and emphasis, and shows HTML as typed', () => {
  expect(htmlOfMarkdown('## A *place*\n\n- one\n- <b>two</b>')).toBe(
    '<h2>A <em>place</em></h2>\n<ul>\n<li>one</li>\n<li>&lt;b&gt;two&lt;/b&gt;</li>\n</ul>\n',
  )
})
