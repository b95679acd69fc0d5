import { Editor } from '@tiptap/core'
import { DOMParser, DOMSerializer } from '@tiptap/pm/model'
import { Window } from 'happy-dom'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { describeMedia, insertMedia, mediaAt, placeOfDrop } from '@/components/editor/media/media-blocks'
import { cleanPage } from '@/components/editor/paste/clean-html'
import { hasPictures, isOnlyPicture, withPictures } from '@/components/editor/paste/pictures'
import { type DocumentJson, documentSchema } from '@/lib/text'
import { imageAttributes } from '@/lib/text/attributes'
import { bodySchema, extensions } from '@/lib/text/schema'
import { cell, image, p, quoted, row, sensitive, table, whole } from '@/tests/support/factories/pure'

const window = new Window()
beforeAll(() => void vi.stubGlobal('DOMParser', window.DOMParser))
afterAll(() => void vi.unstubAllGlobals())

const map = { sha256: 'a'.repeat(64), width: 600, height: 400 }
const described = imageAttributes.parse(map)

/** An editor without a page, with the cursor after this text. */
function editing(body: DocumentJson, after: string): Editor {
  const editor = new Editor({ element: null, extensions, content: body })
  editor.state.doc.descendants((node, position) => {
    const at = node.text?.indexOf(after) ?? -1
    if (at >= 0) editor.commands.setTextSelection(position + at + after.length)
  })
  return editor
}
const blocks = (editor: Editor) => documentSchema.parse(editor.getJSON()).content.map(({ type }) => type)

describe('an image that is inserted', () => {
  it('comes at the cursor, and after a block that takes none', () => {
    const open = editing(whole(p('One.'), p('Two.')), 'One.')
    const position = insertMedia(open, 'image', [described, { ...described, sha256: 'b'.repeat(64) }])
    expect(blocks(open)).toEqual(['paragraph', 'image', 'image', 'paragraph'])
    expect(mediaAt(open, 'image', position ?? 0)?.sha256).toBe(map.sha256)
    const quoting = editing(whole(quoted('Words.')), 'Wor')
    insertMedia(quoting, 'image', [described])
    expect(blocks(quoting).slice(0, 2)).toEqual(['quotation', 'image'])
    const inCell = editing(whole(table(null, row(cell('Cell.')))), 'Cell')
    insertMedia(inCell, 'image', [described])
    expect(blocks(inCell).slice(0, 2)).toEqual(['table', 'image'])
    const warned = editing(whole(sensitive('War', p('Words.'))), 'Words.')
    insertMedia(warned, 'image', [described])
    expect(blocks(warned)).toEqual(['sensitive'])
  })

  it('comes before or after the paragraph that it is dropped on', () => {
    const dropped = (position: number, body = whole(p('One two.'), p('Three.'))) => {
      const editor = editing(body, '')
      insertMedia(editor, 'image', [described], placeOfDrop(editor.state.doc, position))
      return blocks(editor).join(' ')
    }
    expect(dropped(2)).toBe('image paragraph paragraph')
    expect(dropped(7)).toBe('paragraph image paragraph')
    expect(dropped(1, whole(p(), p('Two.')))).toBe('image paragraph')
  })

  it('is described in its place, and never another one', () => {
    const editor = editing(whole(p('One.'), image(map)), 'One.')
    expect(describeMedia(editor, 'image', 6, { ...described, alternative: 'A map.' })).toBe(true)
    expect(mediaAt(editor, 'image', 6)?.alternative).toBe('A map.')
    expect(describeMedia(editor, 'image', 6, { ...described, sha256: 'b'.repeat(64) })).toBe(false)
  })

  it('is copied and pasted as it is', () => {
    const document = whole(p('One.'), image(map, { caption: 'A “map”', warning: 'War' }))
    const page = new window.DOMParser().parseFromString('', 'text/html') as unknown as Document
    const copied = DOMSerializer.fromSchema(bodySchema).serializeFragment(
      bodySchema.nodeFromJSON(document).content,
      { document: page },
    )
    page.body.append(copied)
    expect(DOMParser.fromSchema(bodySchema).parse(page.body).toJSON()).toEqual(document)
  })
})

describe('pictures of a pasted page', () => {
  const png = `data:image/png;base64,${Buffer.from('picture').toString('base64')}`
  const add = vi.fn(async (file: File) => (file.size > 0 ? described : null))

  it('are taken up into the library in their places', async () => {
    const html = await withPictures(`<p>One.</p><p>Two <img src="${png}" alt="A map"> three.</p>`, add)
    const page = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
    expect(cleanPage(page)).toEqual({})
    const { content } = documentSchema.parse(DOMParser.fromSchema(bodySchema).parse(page.body).toJSON())
    expect(content.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'image', 'paragraph'])
    expect(content[2]?.attrs).toMatchObject({ ...map, alternative: 'A map' })
    expect(add.mock.lastCall?.[0]).toMatchObject({ name: 'image-1.png', type: 'image/png' })
  })

  it('come after the table that has them in cells', async () => {
    const inner = `<table><tr><td>A <img src="${png}" alt="One"></td><td>B</td></tr></table>`
    const html = await withPictures(
      `<table><tr><td>${inner}</td><td>C <img src="${png}" alt="Two"></td></tr></table><p>D</p>`,
      add,
    )
    const page = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
    expect(cleanPage(page)).toEqual({})
    const { content } = documentSchema.parse(DOMParser.fromSchema(bodySchema).parse(page.body).toJSON())
    expect(content.map(({ type, attrs }) => attrs?.alternative ?? type)).toEqual([
      'table',
      'One',
      'Two',
      'paragraph',
    ])
  })

  it('elsewhere are named, and what is no picture is counted', async () => {
    const elsewhere =
      '<img src="https://example.org/a/b.png?c"><img src="https://example.org/" alt=" The  bridge ">'
    const broken = '<img src="data:image/png;base64,***">'
    const svg = '<img src="data:image/svg+xml;base64,PHN2Zy8+">'
    const html = await withPictures(`<p>${elsewhere}${broken}${svg}</p>`, add)
    const page = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
    expect(cleanPage(page)).toEqual({
      images: 4,
      linked: [
        { name: 'b.png', alternative: '', href: 'https://example.org/a/b.png?c', after: 0 },
        { name: 'The bridge', alternative: 'The bridge', href: 'https://example.org/', after: 0 },
      ],
    })
    expect(page.body.querySelector('img')).toBeNull()
  })

  it('are told from text with a picture of it', () => {
    expect(isOnlyPicture('<meta charset="utf-8"><img src="https://example.org/a.png">')).toBe(true)
    expect(isOnlyPicture('<table><tr><td>12</td></tr></table>')).toBe(false)
    expect(hasPictures(`<p>A <img width=3 src="${png}"></p>`)).toBe(true)
    expect(hasPictures('<p>data:image/ <img src="https://example.org/a.png"></p>')).toBe(false)
  })
})
