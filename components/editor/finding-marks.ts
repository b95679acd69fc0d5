import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { Mapping } from '@tiptap/pm/transform'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { SeenFinding } from '@/lib/review/findings/schema'

type Marks = {
  marks: DecorationSet
  /** What changed in the text since it was saved as it is being checked. */
  since: Mapping
}
type Told = { asked: true } | { found: readonly SeenFinding[]; titleOf: TitleOf }
type TitleOf = (finding: SeenFinding) => string

const key = new PluginKey<Marks>('findings')

/** The words at a place as the checks read them: without citations, a line break as a line end. */
const wordsAt = (document: Node, from: number, to: number) =>
  document.textBetween(from, to, '', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))

/** The findings whose words still stand, with their places in the text as it is now. */
function placed(document: Node, found: readonly SeenFinding[], since: Mapping) {
  return found.flatMap((finding) => {
    const { excerpt, place } = finding
    if (place.from === null || place.to === null) return []
    const [from, to] = [since.map(place.from, 1), since.map(place.to, -1)]
    if (from >= to || to > document.content.size || wordsAt(document, from, to) !== excerpt) return []
    return [{ from, to, finding }]
  })
}

/** The places of the findings. What was typed over since is left out; the next answer tells of it. */
function marksFor(
  document: Node,
  found: readonly SeenFinding[],
  titleOf: TitleOf,
  since: Mapping,
): DecorationSet {
  const places = placed(document, found, since)
  // Marks at one place are drawn as one element, so each of them tells of all that was found there.
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

/** Quiet marks under the words that the checks found something about. They move with the text and are no part of it. */
export const findingMarks = () =>
  new Plugin<Marks>({
    key,
    state: {
      init: () => ({ marks: DecorationSet.empty, since: new Mapping() }),
      apply(transaction, { marks, since }, _, { doc }) {
        const told: Told | undefined = transaction.getMeta(key)
        if (told && 'asked' in told) return { marks, since: new Mapping() }
        if (told) return { marks: marksFor(doc, told.found, told.titleOf, since), since }
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

/** What of an editor is needed to mark its text. */
type Marked = { readonly state: EditorState; readonly view: Pick<EditorView, 'dispatch'> }

const tell = (editor: Marked, told: Told) =>
  editor.view.dispatch(editor.state.tr.setMeta(key, told).setMeta('addToHistory', false))

/** The text as it stands now is the one that the checks are being asked about. */
export const markAsked = (editor: Marked) => tell(editor, { asked: true })

/** Marks the findings in the text that `markAsked` was last called with. `titleOf` gives the title of a mark. */
export const markFound = (editor: Marked, found: readonly SeenFinding[], titleOf: TitleOf) =>
  tell(editor, { found, titleOf })

/** Where a finding stands now; null when its words are gone, or it is not about words of the text. */
export function markOf(editor: Marked, findingKey: string): { from: number; to: number } | null {
  const [mark] =
    key.getState(editor.state)?.marks.find(undefined, undefined, (spec) => spec.key === findingKey) ?? []
  return mark ? { from: mark.from, to: mark.to } : null
}
