import { DOMParser } from '@tiptap/pm/model'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { cleanPage } from '@/components/editor/paste/clean-html'
import { Invalid } from '@/lib/errors'
import { readWordDraft } from '@/lib/holdings/word-draft'
import { documentSchema, plainText } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { pictureOf } from '@/tests/support/pictures'
import { wordOf, wordPart } from '@/tests/support/word'
import '@/tests/support/media'

const window = new Window()
async function* bytesOf(bytes: Uint8Array) {
  yield bytes
}
const member = { id: '00000000-0000-4000-8000-000000000000', name: 'A member', role: 'CONTRIBUTOR' as const }
const run = (text: string, look = '') =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
const line = (...runs: string[]) => `<w:p>${runs.join('')}</w:p>`
const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${line(run(text))}</w:tc>`
const types = [
  ['document', 'document.main'],
  ['footnotes', 'footnotes'],
  ['comments', 'comments'],
]
  .map(
    ([name, type]) =>
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
  )
  .join('')
const relation = (id: string, kind: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${kind}.xml"/>`

const parts = {
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${types}</Types>`,
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'footnotes')}${relation('r2', 'comments')}</Relationships>`,
  'word/footnotes.xml': wordPart(
    'footnotes',
    `<w:footnote w:id="2">${line(run('A list, annex.'))}</w:footnote>`,
  ),
  'word/comments.xml': wordPart('comments', `<w:comment w:id="0">${line(run('Ask first.'))}</w:comment>`),
}

describe('the text of a Word document for a draft', () => {
  it('has its notes, tables and marks, and not its deletions and comments', async () => {
    const body = [
      line(
        run('In all 70'),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        `<w:del w:id="1"><w:r><w:delText>0</w:delText></w:r></w:del><w:ins w:id="2">${run(' came')}</w:ins>`,
        '<w:r><w:commentReference w:id="0"/></w:r>',
        run(', on 30 m'),
        run('2', '<w:vertAlign w:val="superscript"/>'),
        run('.', '<w:b/>'),
        run(' Never shown.', '<w:vanish/>'),
      ),
      `<w:tbl><w:tr>${cell('North Hill', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('12')}${cell('3')}</w:tr></w:tbl>`,
    ].join('')
    const { html, ...left } = await readWordDraft(member, bytesOf(await wordOf(body, parts)))
    expect(left).toEqual({ deletions: 1, comments: 1, hidden: 1 })
    const page = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
    cleanPage(page)
    const document = documentSchema.parse(DOMParser.fromSchema(bodySchema).parse(page.body).toJSON())
    expect(plainText(document)).toBe('In all 70 came, on 30 m².\n\nA list, annex.\n\nNorth Hill\n12\t3')
  }, 30_000)

  it('has lists and headings with their numbers', async () => {
    const level = (at: number, format: string, start: number) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`
    const numbering = wordPart(
      'numbering',
      `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 7)}${level(1, 'lowerRoman', 1)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    )
    const item = (at: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
    const heading = item(0, 'Part').replace('<w:pPr>', '<w:pPr><w:pStyle w:val="Heading1"/>')
    const rels = 'word/_rels/document.xml.rels'
    const { html } = await readWordDraft(
      member,
      bytesOf(
        await wordOf(heading + item(0, 'one') + item(1, 'two') + item(0, 'three'), {
          ...parts,
          'word/numbering.xml': numbering,
          [rels]: parts[rels].replace('</Relationships>', `${relation('r3', 'numbering')}</Relationships>`),
        }),
      ),
    )
    expect(html).toBe(
      '<h1>7. Part</h1><ol start="8"><li>one<ol type="i"><li>two</li></ol></li><li>three</li></ol>',
    )
  }, 30_000)

  it('has its pictures with their bytes and descriptions', async () => {
    const bytes = await pictureOf(12, 8)
    const rels = 'word/_rels/document.xml.rels'
    const image = `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/map.png"/>`
    const drawing = `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr descr="A map"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="r9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
    const { html } = await readWordDraft(
      member,
      bytesOf(
        await wordOf(line(run('Before.')) + line(drawing), {
          ...parts,
          '[Content_Types].xml': parts['[Content_Types].xml'].replace(
            '<Default Extension="xml"',
            '<Default Extension="png" ContentType="image/png"/><Default Extension="xml"',
          ),
          'word/media/map.png': bytes,
          [rels]: parts[rels].replace('</Relationships>', `${image}</Relationships>`),
        }),
      ),
    )
    expect(html).toContain(`<img alt="A map" src="data:image/png;base64,${bytes.toString('base64')}"`)
  }, 30_000)

  it('is refused where the file is no Word document', async () => {
    await expect(readWordDraft(member, bytesOf(new TextEncoder().encode('no zip')))).rejects.toThrow(Invalid)
  }, 30_000)
})
