import { history, undo } from '@tiptap/pm/history'
import { EditorState, type Transaction } from '@tiptap/pm/state'
import { search } from 'prosemirror-search'
import { describe, expect, it } from 'vitest'
import {
  isQuoted,
  matchesIn,
  replaceMatches,
  seek,
  selectedOf,
  selectMatch,
} from '@/components/editor/tools/find-text'
import { outlineOf } from '@/components/editor/tools/outline'
import { fits, isNamed } from '@/components/editor/tools/slash-suggestion'
import { wordCount } from '@/components/editor/tools/word-count'
import type { DocumentJson } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'
import { footnote, h, p, quoted, whole } from '@/tests/support/factories/pure'

const docOf = (content: DocumentJson) => bodySchema.nodeFromJSON(content)

/** An editor without a page, with the search and a history. */
class Page {
  state: EditorState
  readonly view = {
    dispatch: (change: Transaction) => {
      this.state = this.state.apply(change)
    },
  }
  constructor(content: DocumentJson) {
    this.state = EditorState.create({ doc: docOf(content), plugins: [search(), history()] })
  }
  get words() {
    return this.state.doc.textBetween(0, this.state.doc.content.size, '|')
  }
}

describe('find and replace', () => {
  const text = whole(p('The road was closed.'), quoted('A road in a quotation.'), p('No Road was open.'))
  const sought = (replacement = '', isCaseSensitive = false) => {
    const editor = new Page(text)
    seek(editor, { words: 'road', replacement, isCaseSensitive })
    return editor
  }

  it('finds each match once, in any case or in the same', () => {
    expect(matchesIn(sought().state)).toHaveLength(3)
    expect(matchesIn(sought('', true).state)).toHaveLength(2)
  })

  it('goes round the end of the text in both directions', () => {
    const editor = sought()
    const goes = (step: 1 | -1) => {
      selectMatch(editor, step)
      return selectedOf(editor.state, matchesIn(editor.state))
    }
    expect([goes(1), goes(1), goes(1), goes(1), goes(-1), goes(-1)]).toEqual([0, 1, 2, 0, 2, 1])
  })

  it('replaces all but the words of quotations, in one undoable change', () => {
    const editor = sought('street')
    expect(matchesIn(editor.state).map((match) => isQuoted(editor.state, match))).toEqual([
      false,
      true,
      false,
    ])
    expect(replaceMatches(editor, matchesIn(editor.state))).toBe(1)
    expect(editor.words).toBe('The street was closed.|A road in a quotation.|No street was open.')
    undo(editor.state, editor.view.dispatch)
    expect(editor.words).toBe('The road was closed.|A road in a quotation.|No Road was open.')
  })

  it('replaces the right letters after one that grows when folded', () => {
    const editor = new Page(whole(p('İrəvan şəhərində (2. bölgə)')))
    seek(editor, { words: 'ŞƏHƏR', replacement: 'kənd', isCaseSensitive: false })
    replaceMatches(editor, matchesIn(editor.state))
    seek(editor, { words: '(2.', replacement: '($1', isCaseSensitive: false })
    replaceMatches(editor, matchesIn(editor.state))
    expect(editor.words).toBe('İrəvan kəndində ($1 bölgə)')
  })

  it('finds nothing over the edge of a footnote', () => {
    const editor = new Page(whole(p('were killed', footnote('See X'), ' in May')))
    const found = (words: string) => {
      seek(editor, { words, replacement: '', isCaseSensitive: false })
      return matchesIn(editor.state).length
    }
    expect(['killed see', 'killed ', 'x  in', 'killed', 'see x'].map(found)).toEqual([0, 0, 0, 1, 1])
  })
})

it('counts words with those of quotations, and of languages without spaces', () => {
  expect(wordCount(docOf(whole(p('One, two.'), quoted('three four'))), 'en')).toBe(4)
  expect(wordCount(docOf(whole(p('橋は閉鎖された'))), 'ja')).toBeGreaterThan(2)
})

it('lists the headings with their levels', () => {
  const first = { ...h(2, 'First'), content: [{ type: 'text', text: 'First' }, footnote('A note.')] }
  const doc = docOf(whole(first, p('Text.'), h(3, 'Below it')))
  expect(outlineOf(doc).map(({ level, text }) => [level, text])).toEqual([
    [2, 'First'],
    [3, 'Below it'],
  ])
})

it('finds a command by the beginnings of its words', () => {
  expect(fits('Quotation from a source', 'quo')).toBe(true)
  expect(fits('Quotation from a source', 'source quot')).toBe(true)
  expect(fits('Quotation from a source', 'ource')).toBe(false)
  expect(isNamed('Text of a Word document', 'word')).toBe(true)
  expect(isNamed('Dialogue (speaker: words)', 'word')).toBe(false)
})
