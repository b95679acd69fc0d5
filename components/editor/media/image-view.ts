import type { NodeViewRenderer } from '@tiptap/core'
import { imageAttributes } from '@/lib/text/attributes'
import { staffImageAddress } from '@/lib/text/image-address'
import { drawnBy, make, opensAt, type ViewContext, within } from '../node-views'

/** An image with its caption, and a button that says what readers learn of it who don't see it. */
export const imageView =
  ({ t, openMedia }: Pick<ViewContext, 't' | 'openMedia'>): NodeViewRenderer =>
  ({ node: first, getPos }) => {
    const dom = make('figure', { class: 'editor-image', contenteditable: 'false' })
    const picture = make('img', { draggable: 'false', decoding: 'async' })
    const caption = make('figcaption', { dir: 'auto' })
    const button = make('button', { type: 'button' })
    dom.append(picture, caption, button)
    const { update } = drawnBy(first, (node) => {
      const image = imageAttributes.parse(node.attrs)
      const { sha256, width, height, alternative, warning } = image
      picture.src = staffImageAddress(sha256, 960, 'webp')
      picture.width = width
      picture.height = height
      picture.alt = alternative ?? ''
      caption.textContent = [image.caption, image.credit, image.rights].filter(Boolean).join(' · ')
      const about =
        alternative === null
          ? t('editor.image.missing')
          : alternative === ''
            ? t('editor.image.decorative')
            : t('editor.image.described', { text: alternative })
      const text = warning ? `${about} · ${t('editor.image.warned', { warning })}` : about
      button.textContent = text
      button.setAttribute('aria-label', t('editor.image.open', { caption: text }))
      button.toggleAttribute('data-missing', alternative === null)
    })
    opensAt(button, getPos, (position) => openMedia('image', position))
    return {
      dom,
      update,
      stopEvent: (event) => within(button, event),
      ignoreMutation: () => true,
    }
  }
