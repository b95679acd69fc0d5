import { InputRule, Mark } from '@tiptap/core'
import { editorialAttributes, languageAttributes } from './attributes'
import { directionOf } from './language'

const plain = (name: string, tag: string, parse: { tag?: string; style?: string }[], excludes?: string) =>
  Mark.create({
    name,
    ...(excludes && { excludes }),
    parseHTML: () => parse.map((rule) => (rule.style ? { style: rule.style } : { tag: rule.tag ?? tag })),
    renderHTML: () => [tag, 0],
  })

/** "20 m²": below and above the line. Text can't be both. */
export const Subscript = plain(
  'subscript',
  'sub',
  [{ tag: 'sub' }, { style: 'vertical-align=sub' }],
  'subscript superscript',
)
export const Superscript = plain(
  'superscript',
  'sup',
  [{ tag: 'sup' }, { style: 'vertical-align=super' }],
  'subscript superscript',
)

/** Struck through in the source. Deletions that someone tracked while writing are not this mark: a paste leaves them out. */
export const Deleted = Mark.create({
  name: 'deleted',
  parseHTML: () => [
    { tag: 'del[data-deleted]' },
    { tag: 's' },
    { tag: 'strike' },
    { style: 'text-decoration=line-through' },
    { style: 'text-decoration-line=line-through' },
  ],
  renderHTML: () => ['del', { 'data-deleted': '' }, 0],
})

/** Capitals in the size of small letters: a way to print, which is kept, and not another spelling. */
export const SmallCaps = Mark.create({
  name: 'smallCaps',
  parseHTML: () => [{ tag: 'span.small-caps' }, { style: 'font-variant=small-caps' }],
  renderHTML: () => ['span', { class: 'small-caps' }, 0],
})

/** The name at the beginning of a turn, with its colon. Typed as "Name: " there. */
export const Speaker = Mark.create({
  name: 'speaker',
  inclusive: false,
  parseHTML: () => [{ tag: 'b.turn-speaker', priority: 60 }],
  renderHTML: () => ['b', { class: 'turn-speaker' }, 0],
  addInputRules() {
    const { type } = this
    return [
      new InputRule({
        find: /^[\p{L}\p{N}][\p{L}\p{M}\p{N}.’' -]{0,60}:\s$/u,
        handler: ({ state, range }) => {
          const { parent } = state.selection.$from
          if (parent.type.name !== 'turn') return null
          // Without the space, so that what follows is not of the name.
          state.tr.addMark(range.from, range.to - 1, type.create()).removeStoredMark(type)
          return undefined
        },
      }),
    ]
  },
})

/** Words in another language than the text around them, in their direction. */
export const WordsInLanguage = Mark.create({
  name: 'language',
  addAttributes: () => ({ language: { isRequired: true, rendered: false } }),
  parseHTML: () => [
    {
      tag: 'span[data-language]',
      getAttrs: (element) => {
        const parsed = languageAttributes.safeParse({ language: element.getAttribute('data-language') })
        return parsed.success ? parsed.data : false
      },
    },
  ],
  renderHTML: ({ mark }) => {
    const language: string = mark.attrs.language
    return ['span', { 'data-language': language, lang: language, dir: directionOf(language) }, 0]
  },
})

/** What an editor did to a text of others, in brackets: [sic], […], [words that were added]. The brackets are part of the text. */
export const Editorial = Mark.create({
  name: 'editorial',
  inclusive: false,
  addAttributes: () => ({ kind: { isRequired: true, rendered: false } }),
  parseHTML: () => [
    {
      tag: 'span[data-editorial]',
      getAttrs: (element) => {
        const parsed = editorialAttributes.safeParse({ kind: element.getAttribute('data-editorial') })
        return parsed.success ? parsed.data : false
      },
    },
  ],
  renderHTML: ({ mark }) => ['span', { 'data-editorial': mark.attrs.kind, class: 'editorial' }, 0],
})
