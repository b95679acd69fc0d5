import {
  escapeHTML,
  renderJSONContentToString,
  serializeChildrenToHTMLString,
} from '@tiptap/static-renderer/json/html-string'
import type { Translator } from '@/lib/messages/translator'
import {
  type CitationAttributes,
  citationAttributes,
  fileAttributes,
  footnoteAttributes,
  imageAttributes,
  languageAttributes,
  type QuotationAttributes,
  quotationAttributes,
} from './attributes'
import { directionOfNode } from './direction'
import type { DocumentJson } from './document'
import { headingsOf } from './headings'
import { element, fileHtml, imageHtml } from './html-elements'
import type { NodeJson } from './json'
import { directionOf } from './language'
import { notesOf, numberingOf } from './numbering'
import { captionOf, headRowsOf, type Scope, scopesOf, spansOf } from './tables'
import { walk } from './walk'

type Children = { children?: string | string[] | undefined }

/** Returns the plain text of a note, escaped. */
type NoteText = (subject: QuotationAttributes | CitationAttributes, number: number) => string

/**
 * Renders the body as an HTML fragment for exports: every text and attribute escaped, headings with ids, blocks in the direction of
 * their text, quotations with their language, passages and images with a content warning closed, notes in one numbered list at the end. `addressOf` makes
 * the addresses of images whole.
 */
export function renderHtml(...of: Parameters<typeof htmlParts>): string {
  const { blocks, block, notes } = htmlParts(...of)
  return blocks.map(block).join('') + notes()
}

/** The same in parts: call `block` for each of `blocks` in order, then `notes`. A long body takes longer than a turn of the server. */
export function htmlParts(
  document: DocumentJson,
  noteText: NoteText,
  t: Translator,
  addressOf: (path: string) => string = (path) => path,
): { blocks: readonly NodeJson[]; block: (node: NodeJson) => string; notes: () => string } {
  const numbers = numberingOf(document)
  const headings = new Map(headingsOf(document).map((heading) => [heading.node, heading.id]))
  const mark = (id: string) => {
    const number = numbers.get(id) ?? 0
    return element('sup', {}, element('a', { id: `mark-${number}`, href: `#note-${number}` }, String(number)))
  }
  const plain =
    (tag: string) =>
    ({ children }: Children) =>
      element(tag, {}, children)
  /** A block in the direction of its own text, whatever page the fragment is put into. */
  const block =
    (tag: string) =>
    ({ node, children }: Children & { node: NodeJson }) =>
      element(tag, { dir: directionOfNode(node, null) }, children)

  /** The text of each footnote as HTML, by its id. */
  const footnotes = new Map<string, string>()
  const scopes = new Map<NodeJson, Scope>()
  walk(document, (node) => {
    if (node.type === 'table') for (const [cell, scope] of scopesOf(node)) scopes.set(cell, scope)
  })
  const cell = (tag: 'td' | 'th') =>
    function inTable({ node, children }: Children & { node: NodeJson }) {
      const { colSpan, rowSpan } = spansOf(node)
      return element(tag, { scope: scopes.get(node), colspan: colSpan, rowspan: rowSpan }, children)
    }
  const inLanguage = (
    tag: 'div' | 'span',
    attrs: Record<string, unknown> | undefined,
    children: Children['children'],
  ) => {
    const { language } = languageAttributes.parse(attrs)
    return element(tag, { lang: language, dir: directionOf(language) }, children)
  }

  const render = renderJSONContentToString<{ type: string; attrs?: Record<string, unknown> }, NodeJson>({
    nodeMapping: {
      doc: ({ children }) => serializeChildrenToHTMLString(children),
      text: ({ node }) => escapeHTML(node.text ?? ''),
      hardBreak: () => '<br>',
      paragraph: block('p'),
      blockquote: block('blockquote'),
      bulletList: block('ul'),
      listItem: block('li'),
      orderedList: ({ node, children }) =>
        element(
          'ol',
          {
            start: node.attrs?.start === 1 ? null : node.attrs?.start,
            type: node.attrs?.type,
            dir: directionOfNode(node, null),
          },
          children,
        ),
      heading: ({ node, children }) =>
        element(
          `h${node.attrs?.level === 3 || node.attrs?.level === 4 ? node.attrs.level : 2}`,
          { id: headings.get(node), dir: directionOfNode(node, null) },
          children,
        ),
      sensitive: ({ node, children }) =>
        element('details', {}, [
          element('summary', { dir: 'auto' }, escapeHTML(String(node.attrs?.warning))),
          ...[children ?? ''].flat(),
        ]),
      horizontalRule: () => '<hr>',
      image: ({ node }) => imageHtml(imageAttributes.parse(node.attrs), addressOf),
      file: ({ node }) => fileHtml(fileAttributes.parse(node.attrs), addressOf),
      languageBlock: ({ node, children }) => inLanguage('div', node.attrs, children),
      verse: ({ node, children }) =>
        element('p', { class: 'verse', dir: directionOfNode(node, null) }, children),
      dialogue: ({ children }) => element('div', { class: 'dialogue' }, children),
      turn: block('p'),
      table: ({ node, children }) => {
        const rows = [children ?? ''].flat()
        const head = headRowsOf(node)
        const caption = captionOf(node)
        return element('table', { dir: directionOfNode(node, null) }, [
          caption ? element('caption', {}, escapeHTML(caption)) : '',
          head > 0 ? element('thead', {}, rows.slice(0, head)) : '',
          head < rows.length ? element('tbody', {}, rows.slice(head)) : '',
        ])
      },
      tableRow: plain('tr'),
      tableHeader: cell('th'),
      tableCell: cell('td'),
      citation: ({ node, parent }) => {
        const citation = citationAttributes.parse(node.attrs)
        if (parent?.type !== 'footnote') return mark(citation.id)
        return escapeHTML(` (${noteText(citation, numbers.get(citation.id) ?? 0).replace(/\.$/, '')})`)
      },
      footnote: ({ node, children }) => {
        const { id } = footnoteAttributes.parse(node.attrs)
        footnotes.set(id, serializeChildrenToHTMLString(children))
        return mark(id)
      },
      quotation: ({ node, children }) => {
        const { id, mode, language, original, translator } = quotationAttributes.parse(node.attrs)
        // A paraphrase is no quotation.
        const words = element(
          mode === 'PARAPHRASE' ? 'div' : 'blockquote',
          { lang: language, dir: directionOfNode(node, language) },
          element('p', {}, children),
        )
        const translated =
          translator && element('p', {}, escapeHTML(t('exchange.html.translatedBy', { name: translator })))
        const source =
          original &&
          element('blockquote', { class: 'original', dir: 'auto' }, element('p', {}, escapeHTML(original)))
        return element('figure', { 'data-mode': mode.toLowerCase() }, [
          words,
          translated || '',
          source || '',
          mark(id),
        ])
      },
    },
    markMapping: {
      bold: plain('strong'),
      italic: plain('em'),
      subscript: plain('sub'),
      superscript: plain('sup'),
      deleted: plain('del'),
      speaker: plain('b'),
      smallCaps: ({ children }) => element('span', { style: 'font-variant: small-caps' }, children),
      editorial: ({ children }) => element('span', { class: 'editorial' }, children),
      language: ({ mark: { attrs }, children }) => inLanguage('span', attrs, children),
      link: ({ mark: { attrs }, children }) =>
        element('a', { href: attrs?.href, rel: 'noopener noreferrer' }, children),
    },
  })

  const listed = () =>
    notesOf(document).map(({ type, id, number, node, warning }) => {
      const back = element(
        'a',
        { href: `#mark-${number}`, 'aria-label': t('exchange.html.backToMark', { number }) },
        '↩',
      )
      const written = () => {
        if (type === 'quotation') return escapeHTML(noteText(quotationAttributes.parse(node.attrs), number))
        if (type === 'citation') return escapeHTML(noteText(citationAttributes.parse(node.attrs), number))
        const text = footnotes.get(id) ?? ''
        if (warning === null) return text
        return element('details', {}, [element('summary', { dir: 'auto' }, escapeHTML(warning)), text])
      }
      return element('li', { id: `note-${number}` }, `${written()} ${back}`)
    })
  const notes = () => {
    const lines = listed()
    if (lines.length === 0) return ''
    return element('section', { 'aria-label': t('exchange.html.notes') }, element('ol', {}, lines))
  }
  return { blocks: document.content, block: (node) => render({ content: node }), notes }
}
