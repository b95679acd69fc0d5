import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { SeenFinding } from '@/lib/review/findings/schema'
import { statedText } from '@/lib/text/signs'

type Marks = {
  marks: DecorationSet
  /** The changes of the text since the version that the checks were asked about. */
  since: Mapping
}
type News = { asked: true } | { found: readonly SeenFinding[]; titleOf: TitleOf }
type TitleOf = (finding: SeenFinding) => string

const key = new PluginKey<Marks>('findings')

/** The text of a range as the checks read it (lib/text/signs.ts): without citations, line breaks as `\n`. */
function textAt(document: Node, from: number, to: number): string {
  let text = ''
  document.nodesBetween(from, to, (node, position) => {
    if (node.type.name === 'hardBreak') text += '\n'
    // The range of a finding in the text of a footnote begins within it.
    if (node.type.name === 'footnote') return position < from
    if (node.text === undefined) return true
    const piece = node.text.slice(Math.max(0, from - position), to - position)
    text += statedText(
      piece,
      node.marks.map(({ type }) => type.name),
    )
    return false
  })
  return text
}

/** True for a range that begins at a block without text of its own: an image, a file, a table. What the finding says of it isn't in the text. */
const isBlock = (document: Node, from: number): boolean => {
  const { parent, nodeAfter } = document.resolve(from)
  return !parent.inlineContent && nodeAfter !== null && !nodeAfter.isTextblock
}

/** The findings whose text is unchanged, with their ranges in the current text. */
function placed(document: Node, found: readonly SeenFinding[], since: Mapping) {
  return found.flatMap((finding) => {
    const { excerpt, place } = finding
    if (place.from === null || place.to === null) return []
    const [from, to] = [since.map(place.from, 1), since.map(place.to, -1)]
    if (from >= to || to > document.content.size) return []
    if (!isBlock(document, from) && textAt(document, from, to) !== excerpt) return []
    return [{ from, to, finding }]
  })
}

/** The marks of the findings. Leaves out findings whose text was changed since; the next answer covers them. */
function marksFor(
  document: Node,
  found: readonly SeenFinding[],
  titleOf: TitleOf,
  since: Mapping,
): DecorationSet {
  const places = placed(document, found, since)
  // Marks with the same range become one element, so each has the titles of all of them.
  const titles = Map.groupBy(places, ({ from, to }) => `${from} ${to}`)
  return DecorationSet.create(
    document,
    places.map(({ from, to, finding: { key, level } }) => {
      const title = (titles.get(`${from} ${to}`) ?? []).map(({ finding }) => titleOf(finding)).join(' ')
      const look = { class: `finding-mark finding-${level.toLowerCase()}`, title, 'aria-description': title }
      return Decoration.inline(from, to, look, { key, inclusiveStart: false, inclusiveEnd: false })
    }),
  )
}

/** Marks under the text of findings. They move with the text and are not part of it. */
export const findingMarks = () =>
  new Plugin<Marks>({
    key,
    state: {
      init: () => ({ marks: DecorationSet.empty, since: new Mapping() }),
      apply(transaction, { marks, since }, _, { doc }) {
        const news: News | undefined = transaction.getMeta(key)
        if (news && 'asked' in news) return { marks, since: new Mapping() }
        if (news) return { marks: marksFor(doc, news.found, news.titleOf, since), since }
        if (!transaction.docChanged) return { marks, since }
        const changed = new Mapping([...since.maps, ...transaction.mapping.maps])
        return { marks: marks.map(transaction.mapping, doc), since: changed }
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  })

export const FindingMarks = Extension.create({
  name: 'findingMarks',
  addProseMirrorPlugins: () => [findingMarks()],
})

/** The part of an editor that marking needs. */
type Marked = { readonly state: EditorState; readonly view: Pick<EditorView, 'dispatch'> }

const dispatch = (editor: Marked, news: News) =>
  editor.view.dispatch(editor.state.tr.setMeta(key, news).setMeta('addToHistory', false))

/** Remembers the current text as the one that the checks are asked about. */
export const markAsked = (editor: Marked) => dispatch(editor, { asked: true })

/** Marks the findings in the text that `markAsked` was last called with. `titleOf` gives the title of a mark. */
export const markFound = (editor: Marked, found: readonly SeenFinding[], titleOf: TitleOf) =>
  dispatch(editor, { found, titleOf })

/** The current range of a finding; null when its text was changed, or when it isn't about a range of the text. */
export function markOf(editor: Marked, findingKey: string): { from: number; to: number } | null {
  const [mark] =
    key.getState(editor.state)?.marks.find(undefined, undefined, (spec) => spec.key === findingKey) ?? []
  return mark ? { from: mark.from, to: mark.to } : null
}
