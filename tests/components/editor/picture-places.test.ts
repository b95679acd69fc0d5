import { Editor } from '@tiptap/core'
import { DOMParser } from '@tiptap/pm/model'
import { Window } from 'happy-dom'
import { expect, it, vi } from 'vitest'
import { insertMedia } from '@/components/editor/media/media-blocks'
import { cleanPage } from '@/components/editor/paste/clean-html'
import { PicturePlaces } from '@/components/editor/paste/picture-places'
import { type DocumentJson, documentSchema } from '@/lib/text'
import { imageAttributes } from '@/lib/text/attributes'
import { extensions } from '@/lib/text/schema'
import { wordsOf } from '@/lib/text/walk'
import { p, whole } from '@/tests/support/factories/pure'

const window = new Window()
const picture = (name: string) => `<img src="https://pictures.example/${name}.png" alt="${name}">`

/** An editor into which this page was pasted at the end of its text, with where the pictures that it left out stood. */
function pasting(html: string, body: DocumentJson = whole(p('Before.'))) {
  const editor = new Editor({ element: null, extensions, content: body })
  editor.commands.setTextSelection(editor.state.doc.content.size - 1)
  const page = new window.DOMParser().parseFromString(html, 'text/html') as unknown as Document
  const { linked = [] } = cleanPage(page)
  expect(page.body.innerHTML).not.toContain('data-linked')
  const places = new PicturePlaces(editor, linked)
  const slice = DOMParser.fromSchema(editor.schema).parseSlice(page.body)
  if (slice.size > 0)
    editor
      .chain()
      .command(({ tr }) => {
        tr.replaceSelection(slice).setMeta('uiEvent', 'paste')
        return true
      })
      .run()
  places.settle()
  const take = (name: string) => {
    const href = `https://pictures.example/${name}.png`
    const image = imageAttributes.parse({ sha256: 'a'.repeat(64), width: 6, height: 4, alternative: name })
    const position = insertMedia(editor, 'image', [image], places.placeOf(href))
    if (position !== null) places.took(href, position)
  }
  const shown = () =>
    documentSchema
      .parse(editor.getJSON())
      .content.map((node) => (node.type === 'image' ? node.attrs?.alternative : wordsOf(node).trim()))
  return { editor, take, shown }
}

it('pictures of a pasted page come where they stood', () => {
  const { editor, take, shown } = pasting(
    `<p>One  text.</p><figure>${picture('first')}</figure>${picture('second')}<p>Two.</p><p>${picture('last')}</p>`,
  )
  expect(shown().filter(Boolean)).toEqual(['Before.One text.', 'Two.'])
  const off = vi.spyOn(editor, 'off')
  for (const name of ['first', 'second']) take(name)
  expect(off).not.toHaveBeenCalled()
  take('last')
  expect(off).toHaveBeenCalledOnce()
  expect(shown()).toEqual(['Before.One text.', 'first', 'second', 'Two.', 'last'])
})

it('what is typed meanwhile moves the place of a picture', () => {
  const { editor, take, shown } = pasting(`<p>One.</p>${picture('map')}<p>Two.</p>`)
  editor.commands.insertContentAt(0, { type: 'paragraph', content: [{ type: 'text', text: 'Typed first.' }] })
  take('map')
  expect(shown()).toEqual(['Typed first.', 'Before.One.', 'map', 'Two.'])
})

it('a picture of a table comes after it', () => {
  const inTable = pasting(
    `<p>One.</p><table><caption>All years</caption><tr><td>Year</td><td>${picture('map')}</td></tr></table><p>Two.</p>`,
  )
  inTable.take('map')
  expect(inTable.shown().indexOf('map')).toBe(inTable.shown().indexOf('Two.') - 1)
  const alone = pasting(picture('map'), whole(p('Before.'), p('Last.')))
  alone.take('map')
  expect(alone.shown()).toEqual(['Before.', 'Last.', 'map'])
})
