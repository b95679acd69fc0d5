import {
  escapeHTML,
  renderJSONContentToString,
  serializeAttrsToHTMLString,
  serializeChildrenToHTMLString,
} from '@tiptap/static-renderer/json/html-string'
import type { Translator } from '@/lib/messages/translator'
import {
  type CitationAttributes,
  citationAttributes,
  type QuotationAttributes,
  quotationAttributes,
} from './attributes'
import { directionOfNode } from './direction'
import type { DocumentJson } from './document'
import { headingsOf } from './headings'
import type { NodeJson } from './json'
import { numberingOf } from './numbering'
import { walk } from './walk'

type Children = { children?: string | string[] | undefined }

/** Makes one element. Escapes its attributes only: the children are already HTML. */
const element = (tag: string, attributes: Record<string, unknown>, children: string | string[] = '') =>
  `<${tag}${serializeAttrsToHTMLString(attributes)}>${serializeChildrenToHTMLString(children)}</${tag}>`

/** Returns the plain text of a note, escaped. */
export type NoteText = (subject: QuotationAttributes | CitationAttributes, number: number) => string

/**
 * Renders the body as an HTML fragment for exports: every text and attribute escaped, headings with ids, blocks in the direction of
 * their text, quotations with their language, passages with a content warning closed, notes in one numbered list at the end.
 */
export function renderHtml(document: DocumentJson, noteText: NoteText, t: Translator): string {
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

  const body = renderJSONContentToString<{ type: string; attrs?: Record<string, unknown> }, NodeJson>({
    nodeMapping: {
      doc: ({ children }) => serializeChildrenToHTMLString(children),
      text: ({ node }) => escapeHTML(node.text ?? ''),
      hardBreak: () => '<br>',
      paragraph: block('p'),
      blockquote: block('blockquote'),
      bulletList: block('ul'),
      listItem: plain('li'),
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
      citation: ({ node }) => mark(citationAttributes.parse(node.attrs).id),
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
      link: ({ mark: { attrs }, children }) =>
        element('a', { href: attrs?.href, rel: 'noopener noreferrer' }, children),
    },
  })({ content: document })

  const notes: string[] = []
  walk(document, (node) => {
    if (node.type !== 'quotation' && node.type !== 'citation') return
    const subject =
      node.type === 'quotation' ? quotationAttributes.parse(node.attrs) : citationAttributes.parse(node.attrs)
    const number = notes.length + 1
    const back = element(
      'a',
      { href: `#mark-${number}`, 'aria-label': t('exchange.html.backToMark', { number }) },
      '↩',
    )
    notes.push(element('li', { id: `note-${number}` }, `${escapeHTML(noteText(subject, number))} ${back}`))
  })
  return notes.length
    ? body + element('section', { 'aria-label': t('exchange.html.notes') }, element('ol', {}, notes))
    : body
}
