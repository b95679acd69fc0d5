import { DOMParser, Slice } from '@tiptap/pm/model'
import { EditorState, TextSelection } from '@tiptap/pm/state'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { cleanPage } from '@/components/editor/paste/clean-html'
import { fitted } from '@/components/editor/paste/fitted'
import { picturesOfRtf } from '@/components/editor/paste/rtf-pictures'
import { withTable } from '@/components/editor/paste/tables'
import { documentSchema, type NodeJson, newId } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import {
  cell,
  chainOf,
  footnote,
  p,
  quotation,
  row,
  table as tableOf,
  whole,
} from '@/tests/support/factories/pure'

const window = new Window()

function parsed(html: string, language: string) {
  const page = new window.DOMParser().parseFromString(withTable(html), 'text/html') as unknown as Document
  const leftOut = cleanPage(page, language)
  return { leftOut, doc: DOMParser.fromSchema(bodySchema).parse(page.body) }
}

/** A short form of a block: its type, what its attributes say, its content; marks in braces. */
const shapeOf = ({ type, attrs = {}, content = [], text = '', marks = [] }: NodeJson): string => {
  if (type === 'text')
    return marks.length > 0 ? `{${marks.map(({ type }) => type).join(' ')}: ${text}}` : text
  const says = ['start', 'type', 'level', 'colspan', 'rowspan']
    .filter((name) => attrs[name] && attrs[name] !== 1)
    .map((name) => ` ${attrs[name]}`)
  const inside = content.map(shapeOf).join(/^(?:paragraph|heading|footnote)$/.test(type) ? '' : ', ')
  return type === 'paragraph' ? inside : `${type}${says.join('')}(${inside})`
}
const pasted = (html: string, language = 'en') =>
  documentSchema.parse(parsed(html, language).doc.toJSON()).content.map(shapeOf)

const word = (body: string) =>
  `<html><body lang=EN-GB><!--StartFragment-->${body}<!--EndFragment--></body></html>`

describe('numbers of a pasted list', () => {
  it('stay what readers saw where they jump or count down', () => {
    expect(pasted('<ol start=3><li>a</li><li value=7>b</li><li>c</li></ol>')).toEqual([
      'orderedList 3(listItem(a))',
      'orderedList 7(listItem(b), listItem(c))',
    ])
    expect(pasted('<ol reversed><li>a</li><li>b</li></ol>')).toEqual([
      'orderedList 2(listItem(a))',
      'orderedList(listItem(b))',
    ])
  })

  it('are left out where a text can’t have them', () => {
    expect(pasted('<ol start="-4" type="disc"><li>a</li></ol>')).toEqual(['orderedList(listItem(a))'])
  })

  it('stay before headings, which are no items', () => {
    const sign = `<![if !supportLists]><span style='mso-list:Ignore'>2.1.<span>&nbsp; </span></span><![endif]>`
    expect(
      pasted(
        word(
          `<h2 style='mso-list:l1 level2 lfo2'>${sign}<b>The mill</b></h2><p class=MsoQuote>She wept.</p>`,
        ),
      ),
    ).toEqual(['heading 2(2.1. The mill)', 'blockquote(She wept.)'])
  })

  it('have boxes in a list of things to do', () => {
    const box = (state: string) =>
      `<img src="data:image/png;base64,AA==" aria-roledescription="checkbox" alt="${state}">`
    expect(
      pasted(
        `<ul><li role="checkbox" aria-checked="true">${box('checked')}<p>Ask</p></li><li role="checkbox" aria-checked="false">${box('unchecked')}<p>Scan</p></li></ul><ul><li><input type="checkbox" checked> Read</li></ul>`,
      ),
    ).toEqual(['bulletList(listItem(☑ Ask), listItem(☐ Scan))', 'bulletList(listItem(☑ Read))'])
  })
})

describe('cells that were copied', () => {
  it('stay apart without their table', () => {
    expect(pasted('<meta charset="utf-8"><tr><td>Old Mill</td><td>12</td><td>3</td></tr>')).toEqual([
      'table(tableRow(tableCell(Old Mill), tableCell(12), tableCell(3)))',
    ])
  })

  it('stay apart where only the looks of a page divide them', () => {
    const cell = (text: string) => `<span style="display: table-cell">${text}</span>`
    const row = `<div style="display:table-row">${cell('Old Mill')}${cell('12')}</div>`
    expect(pasted(`<div>${row}${row}</div>`)).toEqual([
      'table(tableRow(tableCell(Old Mill), tableCell(12)), tableRow(tableCell(Old Mill), tableCell(12)))',
    ])
    expect(
      pasted('<p><b style="display:inline-block">Old Mill</b><b style="display:inline-block">12</b></p>'),
    ).toEqual(['{bold: Old Mill} {bold: 12}'])
    expect(pasted('<p><b style="display:inline-block">T</b>he</p>')).toEqual(['{bold: T}he'])
  })

  it('keep what the style sheet of a spreadsheet says of them', () => {
    const css =
      '<style><!-- .xl65 {font-weight:700;} .xl66 {color:red; text-decoration:line-through;} --></style>'
    expect(
      pasted(
        `<html><head>${css}</head><body><table><tr><td class=xl65>Seen</td><td class=xl66>150</td></tr><tr><td colspan=2 style='mso-ignore:colspan'>By the list</td></tr></table></body></html>`,
      ),
    ).toEqual([
      'table(tableRow(tableCell({bold: Seen}), tableCell({deleted: 150})), tableRow(tableCell(By the list), tableCell()))',
    ])
  })

  it('are a table within the frame of a mail', () => {
    const table = '<table><tr><th>Town</th><th>Seen</th></tr><tr><td>Hill</td><td>12</td></tr></table>'
    const rows = 'tableRow(tableHeader(Town), tableHeader(Seen)), tableRow(tableCell(Hill), tableCell(12))'
    expect(pasted(`<table><tr><td><p>Dear all,</p>${table}</td></tr></table>`)).toEqual([
      'Dear all,',
      `table(${rows})`,
    ])
    expect(
      pasted(
        '<table><tr><td>A</td><td><table><tr><td>x</td><td></td><td>3</td></tr></table></td></tr></table>',
      ),
    ).toEqual(['table(tableRow(tableCell(A), tableCell(x | | 3)))'])
  })
})

describe('comments of a pasted spreadsheet', () => {
  it('are left out and counted', () => {
    const { leftOut, doc } = parsed(
      '<table><tr><td><a class="comment-indicator"></a><comment>Ask first.</comment>Hill</td><td>12</td></tr></table>',
      'en',
    )
    expect(leftOut).toEqual({ comments: 1 })
    expect(doc.textContent).toBe('Hill12')
  })
})

describe('paragraphs of a pasted page', () => {
  it('end at empty lines and none of them is empty', () => {
    expect(
      pasted(
        '<div>One<br><br>Two<div><br></div>Three</div><p>&nbsp;</p><div>Four<br></div><p>Five<br>six</p>',
      ),
    ).toEqual(['One', 'Two', 'Three', 'Four', 'FivehardBreak()six'])
    expect(pasted('<b style="font-weight:normal"><p>One</p><br><p>Two<i><br></i>three</p><br></b>')).toEqual([
      'One',
      'TwohardBreak()three',
    ])
  })

  it('have notes whose numbers lead to them and nothing back', () => {
    expect(
      pasted('<p>In all 70<sup><a href="#n4">4</a></sup> came.</p><hr><p id="n4">4 A list.</p>'),
    ).toEqual(['In all 70footnote(A list.) came.'])
    expect(pasted('<p><a href="#s">1</a> Roads</p><p id="s">1 Roads are closed.</p>')).toEqual([
      '1 Roads',
      '1 Roads are closed.',
    ])
  })
})

describe('words of a pasted page in another language', () => {
  const marked = (html: string, language?: string) =>
    JSON.stringify(parsed(html, language ?? 'en').doc.toJSON())

  it('are marked where it isn’t that of the record', () => {
    const body = marked(
      word(
        '<p>She said <span lang=FR-CA>« la <b>maison</b> »</span>.</p><p lang="ar" dir="rtl">قالت المعلمة 41.</p>',
      ),
    )
    expect(body.match(/"language":"fr"/g)).toHaveLength(3)
    expect(body).toContain(
      '{"type":"text","marks":[{"type":"language","attrs":{"language":"ar"}}],"text":"قالت المعلمة 41."}',
    )
    expect(marked('<p lang="en-US">Plain words</p>')).not.toContain('language')
  })

  it('are not where letters or the program speak against it', () => {
    expect(marked('<p lang="ru">Plain words 12</p>')).not.toContain('language')
    expect(marked('<p><span lang="EN-US">Kəndin əhalisi getdi</span></p>', 'az')).not.toContain('language')
    expect(marked('<p><span lang="X-NONE">Plain</span> <span lang="fr">12</span></p>')).not.toContain(
      'language',
    )
    expect(marked('<html lang="fr"><body lang="fr"><p>Plain words</p></body></html>')).not.toContain(
      'language',
    )
  })
})

describe('a page that is pasted into a part of a text', () => {
  const table = '<table><tr><td>Hill</td><td>12</td></tr><tr><td>Mill</td><td>3</td></tr></table>'
  const list = '<ol start=3><li>three</li><li>four</li></ol>'

  /** The text after a paste where it has a stroke. */
  function into(body: NodeJson, html: string) {
    const state = EditorState.create({ doc: bodySchema.nodeFromJSON(body) })
    let at = 0
    state.doc.descendants((node, position) => {
      if (node.text?.includes('|')) at = position + node.text.indexOf('|')
    })
    const change = state.tr.setSelection(TextSelection.create(state.doc, at, at + 1))
    const slice = fitted(Slice.maxOpen(parsed(html, 'en').doc.content), change.selection.$from, false)
    change.replaceSelection(slice)
    return documentSchema.parse(change.doc.toJSON()).content.map(shapeOf)
  }

  it('becomes lines of a note and of a quotation', () => {
    const note = whole(p('Seen', footnote('by |.')))
    expect(into(note, `<p>One.</p>${table}${list}`)).toEqual([
      'Seenfootnote(by One.hardBreak()Hill | 12hardBreak()Mill | 3hardBreak()3. threehardBreak()4. four.)',
    ])
    const [quoted] = into(
      whole(quotation({ chain: chainOf({ id: newId() }) }, 'They |.')),
      `<h2>One</h2><p><b>Two</b></p>${table}`,
    )
    expect(quoted).toBe(
      'quotation(They One, hardBreak(), Two, hardBreak(), Hill | 12, hardBreak(), Mill | 3.)',
    )
  })

  it('leaves the table whole whose cell it is pasted into', () => {
    expect(
      into(
        whole(tableOf(null, row(cell('a|'), cell('b')))),
        `<p>One.</p>${table}<blockquote>Two.</blockquote>`,
      ),
    ).toEqual(['table(tableRow(tableCell(aOne., Hill | 12, Mill | 3, Two.), tableCell(b)))'])
  })

  it('keeps its first list and heading apart from the text before', () => {
    expect(into(whole(p('Before|after')), list)).toEqual([
      'Before',
      'orderedList 3(listItem(three), listItem(four))',
      'after',
    ])
    expect(into(whole(p('Before|')), '<h2>Head</h2><p>One.</p>')).toEqual([
      'Before',
      'heading 2(Head)',
      'One.',
    ])
    expect(into(whole(p('Before|after')), '<ul><li>one</li></ul>')).toEqual(['Beforeoneafter'])
  })
})

describe('pictures of a text in RTF', () => {
  it('are those that browsers show, in its order', () => {
    const hex = '89504e470d0a1a0a0000000d'
    const rtf = `{\\rtf1 {\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn a}}}\\picw10\\pngblip\\bliptag12{\\*\\blipuid 0a0b}\n${hex}\n${hex}}}{\\nonshppict{\\pict\\wmetafile8 0102}}{\\pict\\emfblip 0102}{\\pict\\jpegblip ffd8ffe0${hex}}}`
    const bytes = Buffer.from(hex, 'hex')
    expect(picturesOfRtf(rtf)).toEqual([
      `data:image/png;base64,${Buffer.concat([bytes, bytes]).toString('base64')}`,
      null,
      `data:image/jpeg;base64,${Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), bytes]).toString('base64')}`,
    ])
  })
})
