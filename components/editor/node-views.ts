import type { NodeViewRenderer } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { chainText } from '@/components/citing/chain-text'
import type { SourceShelf } from '@/components/citing/source-shelf'
import type { Translator } from '@/lib/messages/translator'
import { directionOf } from '@/lib/text'
import { citationAttributes, quotationAttributes, sensitiveAttributes } from '@/lib/text/attributes'

/** What the views of one editor share. */
export type ViewContext = {
  shelf: SourceShelf
  t: Translator
  /** Opens what is known of a quotation or a citation beside the text. */
  open: (subject: { type: 'quotation' | 'citation'; id: string }) => void
  /** Opens the words of the warning at this position, or at the cursor when none is given. */
  openWarning: (position: number | null) => void
}

function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string>) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  return element
}

const within = (element: HTMLElement, event: Event) =>
  event.target instanceof window.Node && element.contains(event.target)

/** Words of a source with a line below that names it: plain DOM, because a keystroke pays for each of these. */
export const quotationView =
  ({ shelf, t, open }: ViewContext): NodeViewRenderer =>
  ({ node: first }) => {
    let node = first
    const dom = make('figure', { class: 'editor-quotation' })
    const contentDOM = make('blockquote', {})
    const caption = make('figcaption', { contenteditable: 'false' })
    const button = make('button', { type: 'button' })
    caption.append(button)
    dom.append(contentDOM, caption)

    const show = () => {
      const { id, mode, chain, language, passageId, openlyUnverified } = quotationAttributes.parse(node.attrs)
      dom.id = `quotation-${id}`
      contentDOM.dir = directionOf(language)
      contentDOM.lang = language ?? ''
      button.textContent = [
        t(`labels.mode.${mode}`),
        chainText(chain, (id) => shelf.labelOf(id), mode, t),
        !passageId && 'not bound to a held copy',
        openlyUnverified && 'not yet seen in the original',
      ]
        .filter(Boolean)
        .join(' · ')
      button.setAttribute('aria-label', `Open the quotation: ${button.textContent}`)
    }
    button.addEventListener('click', () => open({ type: 'quotation', id: node.attrs.id }))
    const unsubscribe = shelf.subscribe(show)
    show()
    return {
      dom,
      contentDOM,
      update(next: Node) {
        if (next.type !== node.type) return false
        node = next
        show()
        return true
      },
      stopEvent: (event) => within(caption, event),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      destroy: unsubscribe,
    }
  }

/** A numbered mark; the number comes from a CSS counter, so that an insertion renumbers nothing by hand. */
export const citationView =
  ({ shelf, t, open }: ViewContext): NodeViewRenderer =>
  ({ node: first }) => {
    let node = first
    const dom = make('cite', { class: 'editor-citation' })
    const words = make('span', { class: 'sr-only' })
    dom.append(words)
    const show = () => {
      const { id, chain } = citationAttributes.parse(node.attrs)
      const source = chainText(chain, (sourceId) => shelf.labelOf(sourceId), null, t)
      dom.id = `citation-${id}`
      words.textContent = `Citation: ${source}`
      dom.title = source
    }
    dom.addEventListener('click', () => open({ type: 'citation', id: node.attrs.id }))
    const unsubscribe = shelf.subscribe(show)
    show()
    return {
      dom,
      update(next: Node) {
        if (next.type !== node.type) return false
        node = next
        show()
        return true
      },
      ignoreMutation: () => true,
      destroy: unsubscribe,
    }
  }

/** A passage that readers find closed; open while it is written. */
export const sensitiveView =
  ({ openWarning }: ViewContext): NodeViewRenderer =>
  ({ node: first, getPos }) => {
    let node = first
    const dom = make('section', { class: 'editor-sensitive' })
    const head = make('div', { contenteditable: 'false' })
    const button = make('button', { type: 'button' })
    const contentDOM = make('div', {})
    head.append(button)
    dom.append(head, contentDOM)
    const show = () => {
      const { warning } = sensitiveAttributes.parse(node.attrs)
      button.textContent = `Closed for readers: ${warning}`
      button.setAttribute('aria-label', `Change the warning: ${warning}`)
    }
    button.addEventListener('click', () => {
      const position = getPos()
      if (position !== undefined) openWarning(position)
    })
    show()
    return {
      dom,
      contentDOM,
      update(next: Node) {
        if (next.type !== node.type) return false
        node = next
        show()
        return true
      },
      stopEvent: (event) => within(head, event),
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
    }
  }
