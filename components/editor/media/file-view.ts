import type { NodeViewRenderer } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { fileAttributes } from '@/lib/text/attributes'
import { fileTypes, staffFileAddress } from '@/lib/text/file-address'
import { drawnBy, make, opensAt, type ViewContext, within } from '../node-views'

/** A recording with its player, or a document, and a button that says what readers learn of it who can't open it. */
export const fileView =
  ({ t, openMedia }: Pick<ViewContext, 't' | 'openMedia'>): NodeViewRenderer =>
  ({ node: first, getPos }) => {
    const dom = make('figure', { class: 'editor-image', contenteditable: 'false' })
    const [kind] = fileTypes[fileAttributes.parse(first.attrs).mediaType]
    const player =
      kind === 'DOCUMENT'
        ? null
        : make(kind === 'VIDEO' ? 'video' : 'audio', { controls: '', preload: 'none' })
    const caption = make('figcaption', { dir: 'auto' })
    const button = make('button', { type: 'button' })
    if (player) dom.append(player)
    dom.append(caption, button)
    // A recording and a document have different elements.
    const fits = (next: Node, now: Node) => next.attrs.mediaType === now.attrs.mediaType
    const show = (node: Node) => {
      const { sha256, mediaType, title, description, credit, rights, warning } = fileAttributes.parse(
        node.attrs,
      )
      const address = staffFileAddress(sha256, mediaType)
      if (player && player.getAttribute('src') !== address) player.setAttribute('src', address)
      player?.setAttribute('aria-label', title)
      caption.textContent = [title, credit, rights].filter(Boolean).join(' · ')
      const isMissing = !description || !credit || !rights
      const about = isMissing ? t('editor.file.missing') : t('editor.file.described', { text: description })
      const text = warning ? `${about} · ${t('editor.image.warned', { warning })}` : about
      button.textContent = text
      button.setAttribute('aria-label', t('editor.file.open', { title, about: text }))
      button.toggleAttribute('data-missing', isMissing)
    }
    const { update } = drawnBy(first, show, fits)
    opensAt(button, getPos, (position) => openMedia('file', position))
    return {
      dom,
      update,
      stopEvent: (event) => within(button, event) || (player !== null && within(player, event)),
      ignoreMutation: () => true,
    }
  }
