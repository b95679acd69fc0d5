import { DOMParser } from '@tiptap/pm/model'
import { Window } from 'happy-dom'
import { describe, expect, it } from 'vitest'
import { cleanPage } from '@/components/editor/paste/clean-html'
import { Invalid } from '@/lib/errors'
import { readWordDraft } from '@/lib/holdings/word-draft'
import { documentSchema, plainText } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { pictureOf } from '@/tests/support/pictures'
import {
  wordCell as cell,
  wordLine as line,
  wordRun as run,
  wordMarks,
  wordOf,
  wordParts,
} from '@/tests/support/word'
import '@/tests/support/media'

const window = new Window()
async function* bytesOf(bytes: Uint8Array) {
  yield bytes
}
const member = { id: '00000000-0000-4000-8000-000000000000', name: 'A member', role: 'CONTRIBUTOR' as const }
const parts = wordParts({ footnote: 'A list, annex.', comment: 'Ask first.' })

describe('the text of a Word document for a draft', () => {
  it('has its notes, tables and marks, and not its deletions and comments', async () => {
    const body = [
      line(
        run('In all 70'),
        wordMarks.footnote,
        `<w:del w:id="1"><w:r><w:delText>0</w:delText></w:r></w:del><w:ins w:id="2">${run(' came')}</w:ins>`,
        wordMarks.comment,
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
  })

  it('has lists and headings with their numbers', async () => {
    const level = (at: number, format: string, start: number) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${at + 1}."/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 7)}${level(1, 'lowerRoman', 1)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const item = (at: number, text: string) =>
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="1"/></w:numPr></w:pPr>${run(text)}</w:p>`
    const heading = item(0, 'Part').replace('<w:pPr>', '<w:pPr><w:pStyle w:val="Heading1"/>')
    const body = heading + item(0, 'one') + item(1, 'two') + item(0, 'three')
    const { html } = await readWordDraft(member, bytesOf(await wordOf(body, wordParts({ numbering }))))
    expect(html).toBe(
      '<h1>7. Part</h1><ol start="8"><li>one<ol type="i"><li>two</li></ol></li><li>three</li></ol>',
    )
  })

  it('has its pictures with their bytes and descriptions', async () => {
    const bytes = await pictureOf(12, 8)
    const body = line(run('Before.')) + line(wordMarks.picture('A map'))
    const document = await wordOf(body, wordParts({ picture: bytes }))
    const { html } = await readWordDraft(member, bytesOf(document))
    expect(html).toContain(`<img alt="A map" src="data:image/png;base64,${bytes.toString('base64')}"`)
  })

  it('is refused where the file is no Word document', async () => {
    await expect(readWordDraft(member, bytesOf(new TextEncoder().encode('no zip')))).rejects.toThrow(Invalid)
  })
})
