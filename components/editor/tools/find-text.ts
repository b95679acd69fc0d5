import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { getSearchState, SearchQuery, search, setSearchState } from 'prosemirror-search'

export type Wanted = { words: string; replacement: string; isCaseSensitive: boolean }

/** The part of an editor that the search needs. */
type Searched = { readonly state: EditorState; readonly view: Pick<EditorView, 'dispatch'> }

type Match = { from: number; to: number }

/** Marks the matches of the words that are sought in the text. */
export const FindText = Extension.create({
  name: 'findText',
  addProseMirrorPlugins: () => [search()],
})

/**
 * An expression for these words, because the search for plain words reads the text in small letters, and "İ" is longer in them. A match is text
 * only: it never goes over the edge of a footnote.
 */
const queryOf = ({ words, replacement, isCaseSensitive }: Wanted) =>
  new SearchQuery({
    search: words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    replace: replacement,
    caseSensitive: isCaseSensitive,
    regexp: true,
    filter: ({ doc }, { from, to }) => doc.textBetween(from, to).length === to - from,
  })

/** Marks these words in the text; no words end the search. */
export function seek(editor: Searched, wanted: Wanted): void {
  editor.view.dispatch(setSearchState(editor.state.tr, queryOf(wanted)).setMeta('addToHistory', false))
}

/** The matches of the words that are sought, in the order of the text. */
export function matchesIn(state: EditorState): Match[] {
  const query = getSearchState(state)?.query
  if (!query?.valid) return []
  const matches: Match[] = []
  for (let at = 0; at <= state.doc.content.size; ) {
    const found = query.findNext(state, at)
    if (!found) break
    matches.push({ from: found.from, to: found.to })
    at = Math.max(found.to, found.from + 1)
  }
  return matches
}

/** The words of a quotation are those of its source: replacing never changes them. */
export const isQuoted = (state: EditorState, { from }: Match): boolean =>
  state.doc.resolve(from).parent.type.name === 'quotation'

/** The place among the matches of the selection, from 0; -1 when no match is selected. */
export const selectedOf = (state: EditorState, matches: readonly Match[]): number =>
  matches.findIndex(({ from, to }) => from === state.selection.from && to === state.selection.to)

/** Selects the next match after the selection, or the one before it, round the end of the text. */
export function selectMatch(editor: Searched, step: 1 | -1): void {
  const { state } = editor
  const matches = matchesIn(state)
  const { from, to } = state.selection
  const next =
    step > 0
      ? (matches.find((match) => match.from >= to && !(match.from === from && match.to === to)) ?? matches[0])
      : (matches.findLast((match) => match.to <= from) ?? matches.at(-1))
  if (!next) return
  const selection = TextSelection.create(state.doc, next.from, next.to)
  editor.view.dispatch(state.tr.setSelection(selection).scrollIntoView())
}

/** Replaces these matches in one change, which one undo takes back. Returns how many were left because they are in quotations. */
export function replaceMatches(editor: Searched, matches: readonly Match[]): number {
  const { state } = editor
  const query = getSearchState(state)?.query
  if (!query) return 0
  const free = matches.filter((match) => !isQuoted(state, match))
  const change = state.tr
  for (const { from, to } of free.toReversed())
    if (query.replace) change.insertText(query.replace, from, to)
    else change.delete(from, to)
  if (free.length > 0) editor.view.dispatch(change.scrollIntoView())
  return matches.length - free.length
}

/** Replaces the selected match and selects the next one. False when it is in a quotation, which stays as it is. */
export function replaceSelected(editor: Searched): boolean {
  const matches = matchesIn(editor.state)
  const match = matches[selectedOf(editor.state, matches)]
  const left = match ? replaceMatches(editor, [match]) : 0
  selectMatch(editor, 1)
  return left === 0
}
