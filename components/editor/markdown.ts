import { Extension, textblockTypeInputRule } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { marked } from 'marked'

/** Lines that are Markdown and hardly anything else: headings, lists, quotes, links, bold, rules, tables. */
const signs = [
  /^#{1,6} \S/m,
  /^[-*+] \S[^\n]*\n+[-*+] \S/m,
  /^1[.)] \S[^\n]*\n+2[.)] \S/m,
  /^> \S/m,
  /\[[^[\]\n]+\]\(https?:\/\//,
  /\*\*[^*\n]+\*\*/,
  /^\|.+\|\n\|[ :|-]+\|$/m,
]

/** True when a plain text is written in Markdown. */
export const isMarkdown = (text: string): boolean => signs.some((sign) => sign.test(text))

/** Markdown as HTML for pasting. HTML in it is shown as it was typed. */
export function htmlOfMarkdown(text: string): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/<(?!https?:)/g, '&lt;')
  return marked.parse(escaped, { async: false, gfm: true })
}

/**
 * Takes pasted Markdown as headings, lists and emphasis; with Shift it stays plain text. "# " starts a heading: the title of the record is the
 * only one above it.
 */
export const Markdown = Extension.create({
  name: 'markdown',
  addInputRules() {
    const { heading } = this.editor.schema.nodes
    return heading
      ? [textblockTypeInputRule({ find: /^#\s$/, type: heading, getAttributes: () => ({ level: 2 }) })]
      : []
  },
  addProseMirrorPlugins() {
    let isPlain = false
    return [
      new Plugin({
        props: {
          handleKeyDown: (_, event) => {
            isPlain = event.shiftKey
            return false
          },
          handlePaste: (view, event) => {
            const data = event.clipboardData
            const text = data?.getData('text/plain') ?? ''
            if (isPlain || !data || data.getData('text/html') || !isMarkdown(text)) return false
            if (view.state.selection.$from.parent.type.name === 'quotation') return false
            return view.pasteHTML(htmlOfMarkdown(text))
          },
        },
      }),
    ]
  },
})
