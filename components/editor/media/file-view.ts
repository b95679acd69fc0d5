import type { NodeViewRenderer } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { fileAttributes } from '@/lib/text/attributes'
import { fileTypes, staffFileAddress } from '@/lib/text/file-address'
import { make, type ViewContext, within } from '../node-views'

/** A recording with its player, or a document, and a button that says what readers learn of it who can't open it. */
export const fileView =
  ({ t, openMedia }: Pick<ViewContext, 't' | 'openMedia'>): NodeViewRenderer =>
  ({ node: first, getPos }) => {
    let node = first
    const dom = make('figure', { class: 'editor-image', contenteditable: 'false' })
    const [kind] = fileTypes[fileAttributes.parse(node.attrs).mediaType]
    const player =
      kind === 'DOCUMENT'
        ? null
        : make(kind === 'VIDEO' ? 'video' : 'audio', { controls: '', preload: 'none' })
    const caption = make('figcaption', { dir: 'auto' })
    const button = make('button', { type: 'button' })
    if (player) dom.append(player)
    dom.append(caption, button)
    const show = () => {
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
    button.addEventListener('click', () => {
      const position = getPos()
      if (position !== undefined) openMedia('file', position)
    })
    show()
    return {
      dom,
      update(next: Node) {
        if (next.type !== node.type || next.attrs.mediaType !== node.attrs.mediaType) return false
        node = next
        show()
        return true
      },
      stopEvent: (event) => within(button, event) || (player !== null && within(player, event)),
      ignoreMutation: () => true,
    }
  }
