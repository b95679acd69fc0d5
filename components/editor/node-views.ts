import type { NodeViewRenderer } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { ViewMutationRecord } from '@tiptap/pm/view'
import { chainText } from '@/components/citing/chain-text'
import type { SourceShelf } from '@/components/citing/source-shelf'
import type { Translator } from '@/lib/messages/translator'
import { citationAttributes, quotationAttributes, sensitiveAttributes } from '@/lib/text/attributes'
import { directionOfText } from '@/lib/text/direction'
import { directionOf } from '@/lib/text/language'
import type { MediaBlock } from './media/media-blocks'
import { numbered } from './note-numbers'

/** The context that the views of one editor share. */
export type ViewContext = {
  shelf: SourceShelf
  t: Translator
  /** Opens the panel of a quotation or citation. */
  open: (subject: { type: 'quotation' | 'citation'; id: string }) => void
  /** Opens the dialog of the content warning at this position or, for null, at the cursor. */
  openWarning: (position: number | null) => void
  /** Opens the dialog of the image or file at this position or, for null, the choice of one. */
  openMedia: (block: MediaBlock, position: number | null) => void
}

export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string>) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

export const within = (element: HTMLElement, event: Event) =>
  event.target instanceof window.Node && element.contains(event.target)

/**
 * Draws a view from its node: at once, on `draw`, and on each change of the node. `now` returns the current node. A node of another type gets a new
 * view, and so does one that doesn't pass `fits`.
 */
export function drawnBy(first: Node, show: (node: Node) => void, fits = (_next: Node, _now: Node) => true) {
  let node = first
  const draw = () => show(node)
  draw()
  return {
    now: () => node,
    draw,
    update(next: Node) {
      if (next.type !== node.type || !fits(next, node)) return false
      node = next
      draw()
      return true
    },
  }
}

/** Calls `open` with the position of the node when the button is pressed, while the node is in the text. */
export function opensAt(
  button: HTMLElement,
  getPos: () => number | undefined,
  open: (position: number) => void,
) {
  button.addEventListener('click', () => {
    const position = getPos()
    if (position !== undefined) open(position)
  })
}

/** Ignores changes that are made outside of the editable content of a view. */
const ignoringAround = (contentDOM: HTMLElement) => (mutation: ViewMutationRecord) =>
  mutation.type !== 'selection' && !contentDOM.contains(mutation.target)

/** A quotation with a caption that names its source as readers see it. Plain DOM, because every keystroke pays for each view. */
export const quotationView =
  ({ shelf, t, open }: ViewContext): NodeViewRenderer =>
  ({ node: first, view }) => {
    const dom = make('figure', { class: 'editor-quotation' })
    const contentDOM = make('blockquote', {})
    // In the language of the interface, as on the page.
    const written = { lang: t.locale, dir: directionOf(t.locale) }
    const caption = make('figcaption', { contenteditable: 'false', ...written })
    const button = make('button', { type: 'button' })
    caption.append(button)
    dom.append(contentDOM, caption)

    const { now, draw, update } = drawnBy(first, (node) => {
      const { id, mode, chain, language, passageId, openlyUnverified } = quotationAttributes.parse(node.attrs)
      dom.id = `quotation-${id}`
      numbered(button, id, view.state)
      contentDOM.dir = directionOfText(node.textContent, language)
      contentDOM.lang = language ?? ''
      const text = t('editor.quotation.caption', {
        mode: t(`labels.mode.${mode}`),
        source: chainText(chain, (sourceId) => shelf.citedAs(sourceId), mode, t),
        hasPassage: passageId ? 'yes' : 'no',
        isUnverified: openlyUnverified ? 'yes' : 'no',
      })
      button.textContent = text
      button.setAttribute('aria-label', t('editor.quotation.open', { mode, caption: text }))
    })
    button.addEventListener('click', () => open({ type: 'quotation', id: now().attrs.id }))
    return {
      dom,
      contentDOM,
      update,
      stopEvent: (event) => within(caption, event),
      ignoreMutation: ignoringAround(contentDOM),
      destroy: shelf.subscribe(draw),
    }
  }

/** A numbered mark, named by its source. The name is no text in it: each key pays for the elements of a long text, and for hidden ones most. */
export const citationView =
  ({ shelf, t, open }: ViewContext): NodeViewRenderer =>
  ({ node: first, view }) => {
    const dom = make('cite', { class: 'editor-citation', role: 'img' })
    const { now, draw, update } = drawnBy(first, (node) => {
      const { id, chain } = citationAttributes.parse(node.attrs)
      const source = chainText(chain, (sourceId) => shelf.labelOf(sourceId), null, t)
      dom.id = `citation-${id}`
      numbered(dom, id, view.state)
      dom.setAttribute('aria-label', t('editor.citation.mark', { source }))
      dom.title = source
    })
    dom.addEventListener('click', () => open({ type: 'citation', id: now().attrs.id }))
    return { dom, update, ignoreMutation: () => true, destroy: shelf.subscribe(draw) }
  }

/** A footnote, open where its number is, so that it is read and edited in its place. */
export const footnoteView =
  ({ t }: Pick<ViewContext, 't'>): NodeViewRenderer =>
  ({ node: first, view }) => {
    const dom = make('span', {
      class: 'editor-footnote',
      role: 'note',
      'aria-label': t('editor.footnote.label'),
    })
    // Something that isn't text at both ends, so that the cursor is clearly inside or outside.
    const open = make('span', { class: 'editor-footnote-number', contenteditable: 'false' })
    const contentDOM = make('span', {})
    const close = make('span', { class: 'editor-footnote-end', contenteditable: 'false' })
    dom.append(open, contentDOM, close)
    const { update } = drawnBy(first, (node) => numbered(open, String(node.attrs.id), view.state))
    return { dom, contentDOM, update, ignoreMutation: ignoringAround(contentDOM) }
  }

/** A passage behind a content warning. Readers open it; in the editor it is always open. */
export const sensitiveView =
  ({ t, openWarning }: ViewContext): NodeViewRenderer =>
  ({ node: first, getPos }) => {
    const dom = make('section', { class: 'editor-sensitive' })
    const head = make('div', { contenteditable: 'false' })
    const button = make('button', { type: 'button' })
    const contentDOM = make('div', {})
    head.append(button)
    dom.append(head, contentDOM)
    const { update } = drawnBy(first, (node) => {
      const { warning } = sensitiveAttributes.parse(node.attrs)
      button.textContent = t('editor.warning.caption', { warning })
      button.setAttribute('aria-label', t('editor.warning.open', { warning }))
    })
    opensAt(button, getPos, openWarning)
    return {
      dom,
      contentDOM,
      update,
      stopEvent: (event) => within(head, event),
      ignoreMutation: ignoringAround(contentDOM),
    }
  }
