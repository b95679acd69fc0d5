import { describe, expect, it } from 'vitest'
import { readPage } from '@/lib/holdings/extract/read-page'
import { marked } from '@/tests/support/marked-text'

const page = (body: string, head = '') =>
  readPage(`<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`)

/** A page and its text, with spans as in marked-text.ts. Spans within a span are tested apart. */
const cases: Record<string, [html: string, written: string][]> = {
  'what was deleted and inserted': [
    ['were <del>150</del> <ins>106</ins> lamps', 'were ⟦DELETED 150⟧ ⟦INSERTED 106⟧ lamps'],
    ['<s>one</s><strike>two</strike>', '⟦DELETED onetwo⟧'],
    ['a <span style="text-decoration: line-through">red</span> gate', 'a ⟦DELETED red⟧ gate'],
    ['<del><p>one</p><p>two</p></del>', '⟦DELETED one\n\ntwo⟧'],
  ],
  'note markers': [
    ['613<sup>4</sup> lamps', '613⟦NOTE_MARKER 4⟧ lamps'],
    ['the mill<sup><a href="#n">[12]</a></sup>.', 'the mill⟦NOTE_MARKER [12]⟧.'],
    ['the mill<sup>*</sup>', 'the mill⟦NOTE_MARKER *⟧'],
    ['was lit.<sup>a</sup> Then', 'was lit.⟦NOTE_MARKER a⟧ Then'],
    ['12<sup>4, 5</sup> mills', '12⟦NOTE_MARKER 4, 5⟧ mills'],
    ['the mill<a role="doc-noteref" href="#n">3</a> ran', 'the mill⟦NOTE_MARKER 3⟧ ran'],
    ['the mill<span style="vertical-align:super">3</span> ran', 'the mill⟦NOTE_MARKER 3⟧ ran'],
  ],
  'raised text that is no marker': [
    ['20 m<sup>2</sup> of land', '20 m² of land'],
    ['2 × 10<sup>6</sup> bricks', '2 × 10⁶ bricks'],
    ['x<sup>2</sup> and H<sub>2</sub>O', 'x² and H₂O'],
    ['the 5<sup>th</sup> gate, n<sup>o</sup> 3', 'the 5th gate, no 3'],
  ],
  'what is hidden': [
    ['one <span hidden>two</span> three', 'one ⟦HIDDEN two⟧ three'],
    ['<p style="display:none">one</p><p>two', '⟦HIDDEN one⟧\n\ntwo'],
    ['<p style="color:red; VISIBILITY: hidden !important">one</p>two', '⟦HIDDEN one⟧\n\ntwo'],
    ['<p aria-hidden="true">one</p><p aria-hidden="false">two', '⟦HIDDEN one⟧\n\ntwo'],
    ['<nav hidden>one <b>two</b></nav><div hidden>three</div>four', '⟦HIDDEN one two\nthree⟧\nfour'],
  ],
  quotations: [
    ['<q>one <q>two</q></q>', '“one ‘two’”'],
    ['<p lang="de"><q>eins</q></p><p lang="ru-RU"><q>раз</q>', '„eins“\n\n«раз»'],
    ['<p lang="zh-Hant"><q>一</q></p><p lang="fa"><q>یک</q>', '「一」\n\n«یک»'],
  ],
  'readings beside words': [
    ['<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp>字<rt>じ</rt></ruby>', '漢⟦RUBY かん⟧字⟦RUBY じ⟧'],
  ],
  tables: [
    [
      '<table><tr><th>Mill</th><th>1931</th></tr><tr><td>Upper Mill</td><td>12</td><td>3</td></tr></table>',
      '⟦CELL Mill⟧\t⟦CELL 1931⟧\n⟦CELL Upper Mill⟧\t⟦CELL 12⟧\t⟦CELL 3⟧',
    ],
    ['<table><tr><td>one<td><td>three<tr><td>four</table>', '⟦CELL one⟧\t\t⟦CELL three⟧\n⟦CELL four⟧'],
    ['<table><tr><td><p>one</p></td><td>two</td></tr></table>', '⟦CELL one⟧\n\n⟦CELL two⟧'],
  ],
  lists: [
    ['<ol start="3"><li>one<li>two</ol>', '3. one\n4. two'],
    ['<ol reversed><li>one<li>two<li>three</ol>', '3. one\n2. two\n1. three'],
    ['<ol type="a"><li>one<li value="27">two<li>three</ol>', 'a. one\naa. two\nab. three'],
    ['<ol type="I"><li>one<ol><li>two</ol><li>three</ol>', 'I. one\n1. two\nII. three'],
    ['<ul><li>one<li>two</ul>', 'one\ntwo'],
  ],
  'lines and white space': [
    ['first<br>second<br><br>third', 'first\nsecond\n\nthird'],
    ['<pre>Line one\n   Line two</pre>end', 'Line one\n   Line two\n\nend'],
    ['Water<wbr>works and  ware&shy;house, A&nbsp;B', 'Waterworks and ware\u00adhouse, A\u00a0B'],
    ['<b>one</b> <i>two</i>\n three', 'one two three'],
    ['<details><summary>one</summary>two</details>', 'one\ntwo'],
  ],
}

describe.each(Object.entries(cases))('%s', (_, pages) => {
  it.each(pages)('%s', (html, written) => {
    const { text, spans } = page(html)
    expect({ text, spans }).toEqual(marked(written))
  })
})

describe('a note', () => {
  const noted = 'All 613<sup id="r"><a href="#n">4</a></sup> lamps.'

  it.each([
    ['after a number', `${noted}<p id="n">4 By the keeper.`, '4 By the keeper.'],
    [
      'after a raised link back',
      `${noted}<p><a id="n" href="#r"><sup>4</sup></a> By the keeper.</p>`,
      '4 By the keeper.',
    ],
    ['in a list', `${noted}<ol start="4"><li id="n">By the keeper.</ol>`, '4. By the keeper.'],
    ['by its role', `${noted}<aside role="doc-footnote">4 By the keeper.</aside><p>End`, '4 By the keeper.'],
  ])('%s is a span', (_, html, expected) => {
    const { text, spans } = page(html)
    const notes = spans.filter(({ kind }) => kind === 'NOTE').map(({ start, end }) => text.slice(start, end))
    expect(notes).toEqual([expected])
  })

  it('has its own marker', () => {
    const { text, spans } = page(`${noted}<p id="n">4 By the keeper.`)
    const markers = spans.filter(({ kind }) => kind === 'NOTE_MARKER')
    expect(markers.map(({ start, end }) => text.slice(start, end))).toEqual(['4', '4'])
  })
})

it('a style sheet hides what its simple rules hide', () => {
  const { text, spans } = page(
    '<p class="a">one</p><p id="b">two</p><p class="c">three</p><p>four',
    '<style>/* .c{display:none} */ .a, #b { color: red; display: none } @media print { .c { display:none } }</style>',
  )
  expect({ text, spans }).toEqual(marked('⟦HIDDEN one\n\ntwo⟧\n\nthree\n\nfour'))
})

it.each([
  ['.a .b', '<div class="a"><p><b class="b">one</b>', true],
  ['.a .b', '<p><b class="b">one</b>', false],
  ['div > p.b', '<div><p class="b">one', true],
  ['div > p.b', '<div><section><p class="b">one', false],
  ['.a.b', '<p class="b c a">one', true],
  ['.a.b', '<p class="b">one', false],
  ['p#x.a', '<p id="x" class="a">one', true],
  ['.menu li > span', '<ul class="menu"><li><span>one</span></ul>', true],
  ['.a:hover', '<p class="a">one', false],
])('a style sheet that hides %s hides what it means: %s %s', (selector, html, isHidden) => {
  const { spans } = page(html, `<style>${selector} { display: none }</style>`)
  expect(spans.some(({ kind }) => kind === 'HIDDEN')).toBe(isHidden)
})

it('pictures and comments that are left out are reported', () => {
  const { text, findings } = page(
    'one<img alt="two" src="x.png"><!-- three --><!--[if IE]>x<![endif]--><script>y</script>',
  )
  expect(text).toBe('one')
  expect(findings).toEqual([
    { kind: 'PICTURES_LEFT_OUT', count: 1, pages: [] },
    { kind: 'COMMENTS_LEFT_OUT', count: 1, pages: [] },
  ])
})

it('text outside any element, and unclosed elements, are read', () => {
  expect(readPage('<title>T</title><p>one<p>two<b>three').text).toBe('one\n\ntwothree')
})
