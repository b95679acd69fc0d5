import { type Editor, Extension, type Range } from '@tiptap/core'
import { PluginKey } from '@tiptap/pm/state'
import { Suggestion, type SuggestionProps } from '@tiptap/suggestion'
import { type CommandId, commandsIn, type EditorCommand, isEnabled } from '../commands/command'

/** What the list after "/" shows: the commands that fit what was typed, and the one that Enter runs. */
type SlashList = {
  ids: readonly CommandId[]
  at: number
  /** Where the "/" is, in the window. */
  place: DOMRect | null
  run: (id: CommandId) => void
}

type Found<Actions> = EditorCommand<Actions>

const key = new PluginKey('slashMenu')

/** The list after "/" as the page reads it. */
export class SlashState {
  private list: SlashList | null = null
  private readonly listeners = new Set<() => void>()

  readonly snapshot = () => this.list
  readonly subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  show(list: SlashList | null) {
    this.list = list
    for (const listener of this.listeners) listener()
  }
}

const wordsOf = (text: string) => text.toLocaleLowerCase().split(/\s+/)

/** True when each word that was typed begins a word of the name. */
export const fits = (name: string, typed: string): boolean => {
  const words = wordsOf(name)
  return wordsOf(typed.trim())
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)))
}

/** True when each word that was typed is a word of the name. */
export const isNamed = (name: string, typed: string): boolean => {
  const words = wordsOf(name)
  return wordsOf(typed.trim()).every((part) => words.includes(part))
}

/** "/" at the start of a line or after a space lists the commands that can be done there. Not in a quotation, whose words are those of its source. */
export const slashMenu = <Actions>(
  commands: readonly EditorCommand<Actions>[],
  actions: Actions,
  nameOf: (id: CommandId) => string,
  state: SlashState,
) =>
  Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      const { editor } = this
      const listed = commandsIn(commands, 'slash')
      const show = (props: SuggestionProps<Found<Actions>>, at: number) =>
        state.show({
          ids: props.items.map(({ id }) => id),
          at: Math.min(at, Math.max(0, props.items.length - 1)),
          place: props.clientRect?.() ?? null,
          run: (id) => {
            const command = props.items.find((item) => item.id === id)
            if (command) props.command(command)
          },
        })
      let latest: SuggestionProps<Found<Actions>> | null = null
      return [
        Suggestion<Found<Actions>, Found<Actions>>({
          editor,
          pluginKey: key,
          char: '/',
          allowedPrefixes: [' '],
          allow: ({ state: { selection } }) => selection.$from.parent.type.name !== 'quotation',
          // “/word” is the Word document and not the words of a speaker.
          items: ({ query, editor }) =>
            listed
              .filter((command) => isEnabled(editor, command) && fits(nameOf(command.id), query))
              .toSorted(
                (one, other) =>
                  Number(isNamed(nameOf(other.id), query)) - Number(isNamed(nameOf(one.id), query)),
              ),
          command: ({ editor, range, props }) => runInstead(editor, range, props, actions),
          render: () => ({
            onStart: (props) => {
              latest = props
              show(props, 0)
            },
            onUpdate: (props) => {
              latest = props
              show(props, 0)
            },
            onKeyDown: ({ event }) => {
              const list = state.snapshot()
              if (!latest || !list || list.ids.length === 0) return false
              const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
              if (step) {
                show(latest, (list.at + step + list.ids.length) % list.ids.length)
                return true
              }
              if (event.key !== 'Enter' && event.key !== 'Tab') return false
              const id = list.ids[list.at]
              if (id) list.run(id)
              return true
            },
            onExit: () => {
              latest = null
              state.show(null)
            },
          }),
        }),
      ]
    },
  })

/** Takes out what was typed and runs the command in its place. */
function runInstead<Actions>(
  editor: Editor,
  range: Range,
  command: EditorCommand<Actions>,
  actions: Actions,
) {
  editor.chain().focus().deleteRange(range).run()
  command.run(editor, actions)
}
