import { DOMParser } from '@tiptap/pm/model'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { cleanPage } from '@/components/editor/paste/clean-html'
import { blocksOf } from '@/components/editor/paste/plain-text'
import { documentSchema, type NodeJson, plainText } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'

const window = new Window()

/** What a paste of this HTML gives, as the schema of bodies takes it. */
function pasted(html: string) {
  const page = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
  const leftOut = cleanPage(page)
  const body = documentSchema.parse(DOMParser.fromSchema(bodySchema).parse(page.body).toJSON())
  return { body, leftOut, text: plainText(body), types: body.content.map(({ type }) => type) }
}
const word = (body: string) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15"><style>p {margin:0}</style></head><body lang=EN-GB><!--StartFragment-->${body}<!--EndFragment--></body></html>`
const item = (level: number, sign: string, text: string, list = 'l0') =>
  `<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>`

/** The shape of lists: "ol 7 [one, ul [two]]". */
const shapeOf = (node: NodeJson): string => {
  const start = node.attrs?.start
  const inside = () => (node.content ?? []).map(shapeOf)
  if (node.type === 'orderedList') return `ol ${start}${node.attrs?.type ?? ''} [${inside().join(', ')}]`
  if (node.type === 'bulletList') return `ul [${inside().join(', ')}]`
  return node.text ?? inside().join(' ')
}

describe('a table in a cell', () => {
  it('keeps its notes and emphasis as lines of the cell', () => {
    const note = `<span data-footnote='{"id":"00000000-0000-4000-8000-00000000000a"}'>By the list.</span>`
    const { body } = pasted(
      `<table><tr><td>Town</td><td><table><tr><td><p>Upper Mill</p></td><td><b>12</b>${note}</td></tr></table></td></tr></table>`,
    )
    const json = JSON.stringify(body)
    expect(json).toContain('"type":"footnote"')
    expect(json).toContain('"type":"bold"')
    expect(plainText(body)).toBe('Town\tUpper Mill | 12\n\nBy the list.')
  })
})

describe('a paste from Word', () => {
  it('keeps deletions deleted and leaves comments out', () => {
    const { text, leftOut } = pasted(
      word(
        `<p class=MsoNormal>The list has <del cite="mailto:A"><span>40</span></del><ins cite="mailto:A">52</ins> names.</p>
         <p class=MsoNormal>It was <span class=msoDel><del>never </del></span>kept<a style='mso-comment-reference:E_1'>.</a><span class=MsoCommentReference><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[E1]</a></span></p>
         <div style='mso-element:comment-list'><div style='mso-element:comment'><div id="_com_1" class=msocomtxt><p class=MsoCommentText><a class=msocomoff href="#_msoanchor_1">[E1]</a>Ask first.</p></div></div></div>`,
      ),
    )
    expect(text).toBe('The list has 52 names.\n\nIt was kept.')
    expect(leftOut).toEqual({ deletions: 2, comments: 1 })
  })

  it('keeps lists with their levels, signs and first numbers', () => {
    const { body } = pasted(
      word(
        `<p>It found:</p>${item(1, '4.', 'one')}${item(2, 'a.', 'two')}${item(2, 'b.', 'three')}${item(1, '5.', '12.5 km')}${item(2, '·', 'four')}<p>12.5 km were counted.</p>${item(1, 'iii.', 'five', 'l2')}`,
      ),
    )
    expect(body.content.map(shapeOf)).toEqual([
      'It found:',
      'ol 4 [one ol 1a [two, three], 12.5 km ul [four]]',
      '12.5 km were counted.',
      'ol 3i [five]',
    ])
  })

  it('keeps the lists of Word for the web', () => {
    const one = (list: string, level: number, text: string) =>
      `<div class="ListContainerWrapper SCXW1">${list}<li data-aria-level="${level}"><p>${text}</p></li>${list.startsWith('<ul') ? '</ul>' : '</ol>'}</div>`
    const { body } = pasted(
      `<p>It found:</p>${one('<ol start="4">', 1, 'one')}${one('<ol type="a" start="1">', 2, 'two')}${one('<ol type="a" start="2">', 2, 'three')}${one('<ol start="5">', 1, 'four')}<p>End.</p>${one('<ul>', 1, 'five')}`,
    )
    expect(body.content.map(shapeOf)).toEqual([
      'It found:',
      'ol 4 [one ol 1a [two, three], four]',
      'End.',
      'ul [five]',
    ])
  })

  it('makes notes of notes, and none of their marks a number', () => {
    const { body, text } = pasted(
      word(
        `<h1>A title</h1><p class=MsoNormal>In all 70<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> came, on 30 m<sup>2</sup>.</p>
         <div style='mso-element:footnote-list'><br clear=all><hr align=left size=1><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> A list, <i>annex</i>.</p></div></div>`,
      ),
    )
    expect(text).toBe('A title\n\nIn all 70 came, on 30 m².\n\nA list, annex.')
    expect(body.content.map(({ type }) => type)).toEqual(['heading', 'paragraph'])
    expect(body.content[1]?.content?.[1]?.type).toBe('footnote')
  })

  it('leaves out the mark of a note that was not copied', () => {
    const { text, leftOut } = pasted(
      word(`<p>In all 70<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1">[1]</a> came.</p>`),
    )
    expect(text).toBe('In all 70 came.')
    expect(leftOut).toEqual({ notes: 1 })
  })

  it('keeps tables with their empty cells', () => {
    const { text, types } = pasted(
      word(
        `<p>By town:</p><table class=MsoTableGrid border=1><tr><td><p>North Hill</p></td><td><p>12</p></td><td><p>3</p></td></tr><tr><td><p>South Hill</p></td><td><p>7</p></td><td><p>&nbsp;</p></td></tr></table><p>After.</p>`,
      ),
    )
    expect(types).toEqual(['paragraph', 'table', 'paragraph'])
    expect(text).toBe('By town:\n\nNorth Hill\t12\t3\nSouth Hill\t7\t\n\nAfter.')
  })
})

describe('a paste from other programs', () => {
  it('keeps a table of Excel, also merged and hidden cells', () => {
    const { text, leftOut, body } = pasted(
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><!--StartFragment--><col width=64 span=3><tr><td colspan=2 class=xl65>North Hill</td><td align=right>3</td></tr><tr style='display:none'><td>a</td><td>b</td><td>c</td></tr><tr><td>x</td><td></td><td>4</td></tr><!--EndFragment--></table></body></html>`,
    )
    expect(text).toBe('North Hill\t3\nx\t\t4')
    expect(leftOut).toEqual({ hidden: 1 })
    expect(body.content[0]?.content?.[0]?.content?.[0]?.attrs).toEqual({ colspan: 2, rowspan: 1 })
  })

  it('keeps lists, emphasis and notes of Google Docs', () => {
    const { body, text } = pasted(
      `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">Bold</span><span style="font-style:italic"> and more</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ol><li style="list-style-type:decimal" aria-level="1"><p>one</p></li><ol style="list-style-type:lower-alpha"><li aria-level="2"><p>two</p></li></ol></ol></b><hr><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a>&nbsp;A note.</p></div>`,
    )
    expect(body.content.map(shapeOf)).toEqual(['Bold  and more A note.', 'ol 1 [one ol 1a [two]]'])
    expect(body.content[0]?.content?.[0]?.marks).toEqual([{ type: 'bold' }])
    expect(text).toContain('A note.')
  })

  it('keeps notes of LibreOffice and of web pages', () => {
    const libre = pasted(
      `<p>Seventy<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a> came.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>The list.</p></div>`,
    )
    expect(libre.text).toBe('Seventy came.\n\nThe list.')
    const web = pasted(
      `<p>Seventy<sup id="ref-1"><a href="https://example.org/page#note-1">[1]</a></sup> and<sup id="ref-2"><a href="https://example.org/page#note-2">[2]</a></sup>.</p><ol><li id="note-1"><b><a href="https://example.org/page#ref-1">^</a></b> One.</li><li id="note-2"><a href="https://example.org/page#ref-2">↑</a> Two.</li></ol>`,
    )
    expect(web.text).toBe('Seventy and.\n\nOne.\n\nTwo.')
    expect(web.types).toEqual(['paragraph'])
  })

  it('keeps what a web page shows, and leaves out what it hides', () => {
    const { text, leftOut } = pasted(
      `<nav>Home</nav><script>x()</script><p>She said <q>come</q> in <ruby>漢字<rt>かんじ</rt></ruby>.</p><p hidden>never shown</p><p><a href="https://www.google.com/url?q=https://example.org/a&sa=D">here</a> <a href="javascript:x()">there</a></p><pre>one\n  two</pre><img src="a.png" alt="x"><video src="a"></video><table><tr><td><h3>Head</h3><table><tr><td>in</td><td>ner</td></tr></table></td><td>2</td></tr></table>`,
    )
    expect(text).toBe('She said “come” in 漢字 (かんじ).\n\nhere there\n\none\ntwo\n\nHead in | ner\t2')
    expect(leftOut).toEqual({ hidden: 1, images: 1, media: 1 })
  })

  it('says that pictures of a Word document are in its file', () => {
    const { leftOut } = pasted(
      `<p class=MsoNormal><img width=100 src="file:///C:/Temp/clip_image001.png">The bridge.</p>`,
    )
    expect(leftOut).toEqual({ images: 1, hasOnDisk: true })
  })

  it('keeps all text of notes and the caption of one cell', () => {
    const note = pasted(
      '<p>In all 613<sup><a href="#n1" id="r1">1</a></sup> came.</p><ol><li id="n1"><a href="#r1">↑</a> See Smith: <blockquote>They left.</blockquote> p. 4.</li></ol>',
    )
    expect(note.text).toBe('In all 613 came.\n\nSee Smith: \nThey left.\np. 4.')
    expect(pasted('<table><caption>Towns</caption><tr><td>A frame.</td></tr></table>').text).toBe(
      'Towns\n\nA frame.',
    )
  })

  it('keeps what is struck through, raised and lowered', () => {
    expect(pasted('<p>5<sup>th</sup> <s>40</s>52 H<sub>2</sub>O</p>').text).toBe('5th ⟦40⟧52 H₂O')
  })
})

describe('a pasted plain text', () => {
  const textsOf = (text: string) => blocksOf(text).map(shapeOf)

  it('joins lines that end at the edge of a page', () => {
    const printed = [
      'The commission came to the town in the spring of that',
      'year and found that the bridge over the river had been re-',
      'built twice. It heard seven people who had seen it and',
      'wrote down what they said.',
      'A second part followed in the autumn, when the water was',
      'low and the old stones could be seen again from the road.',
    ].join('\n')
    expect(textsOf(printed)).toEqual([
      'The commission came to the town in the spring of that year and found that the bridge over the river had been rebuilt twice. It heard seven people who had seen it and wrote down what they said.',
      'A second part followed in the autumn, when the water was low and the old stones could be seen again from the road.',
    ])
  })

  it('keeps the hyphen of a name at the end of a line', () => {
    const printed = [
      'The commission wrote that the people of Nagorno-',
      'Karabakh asked for a vote in the years 1987-',
      '1988 and again in the spring after that, when',
      'the roads were open.',
    ].join('\n')
    expect(textsOf(printed)).toEqual([
      'The commission wrote that the people of Nagorno-Karabakh asked for a vote in the years 1987-1988 and again in the spring after that, when the roads were open.',
    ])
  })

  it('keeps the hyphen of a compound, and no soft one', () => {
    const printed = [
      'The report of the year was written by the mother-in-',
      'law of a well-known doctor, and it was a well-',
      'known text for many years in the town and in the vil\u00ad',
      'lages around it, until it was lost in the great fire.',
    ].join('\n')
    expect(textsOf(printed)).toEqual([
      'The report of the year was written by the mother-in-law of a well-known doctor, and it was a well-known text for many years in the town and in the villages around it, until it was lost in the great fire.',
    ])
  })

  it('keeps lines that are lines', () => {
    expect(textsOf('One line.\nAnother line.\n\nA third.')).toEqual([
      'One line.',
      'Another line.',
      'A third.',
    ])
    expect(textsOf('Dear all,\nwe meet at ten.\nYours')).toEqual(['Dear all,', 'we meet at ten.', 'Yours'])
  })

  it('writes letters for ligatures and drops soft hyphens', () => {
    expect(textsOf('The \ufb01rst of\ufb01ce in the ware\u00adhouse')).toEqual([
      'The first office in the warehouse',
    ])
  })

  it('keeps the lines of a cell in its cell', () => {
    const [table] = blocksOf('Town\tSeen\n"North Hill\nand ""the mill"""\t12\n"A" says\t3')
    expect(plainText(documentSchema.parse({ type: 'doc', content: [table] }))).toBe(
      'Town\tSeen\nNorth Hill and "the mill"\t12\n"A" says\t3',
    )
  })

  it('makes a table of lines with tabs', () => {
    const [table] = blocksOf('North Hill\t12\t3\nSouth Hill\t7\t')
    expect(plainText(documentSchema.parse({ type: 'doc', content: [table] }))).toBe(
      'North Hill\t12\t3\nSouth Hill\t7\t',
    )
  })
})
