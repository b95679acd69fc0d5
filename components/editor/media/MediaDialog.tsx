'use client'

import type { Editor } from '@tiptap/core'
import { Dialog } from '@/components/ui/Dialog'
import { useTranslator } from '@/components/ui/use-translator'
import { FileChoice } from './FileChoice'
import { FileForm } from './FileForm'
import { ImageChoice } from './ImageChoice'
import { ImageForm } from './ImageForm'
import { type MediaBlock, mediaAt } from './media-blocks'
import type { Images } from './use-images'

/** The image or file that the dialog is about, by its position in the text; with null one is chosen. */
export type AskedMedia = { block: MediaBlock; position: number | null }

type Props = {
  editor: Editor
  images: Images
  language: string
  /** Null while the dialog is closed. */
  asked: AskedMedia | null
  onAsk: (asked: AskedMedia | null) => void
}

/** Chooses an image, a recording or a document for the text, or says what one in the text shows or has. */
export function MediaDialog({ editor, images, language, asked, onAsk }: Props) {
  const t = useTranslator()
  const close = () => {
    onAsk(null)
    editor.commands.focus()
  }
  const closeAndDescribe = (block: MediaBlock) => (position: number | null) => {
    close()
    if (position !== null) onAsk({ block, position })
  }
  const content = ({ block, position }: AskedMedia) => {
    const isImage = block === 'image'
    if (position === null && isImage)
      return <ImageChoice {...{ editor, images }} onClose={close} onDescribe={closeAndDescribe(block)} />
    if (position === null) return <FileChoice {...{ editor, language }} onDone={closeAndDescribe(block)} />
    const form = { editor, language, position, onDone: close }
    const image = isImage ? mediaAt(editor, block, position) : null
    if (image) return <ImageForm key={position} {...form} image={image} />
    const file = isImage ? null : mediaAt(editor, block, position)
    return file && <FileForm key={position} {...form} file={file} />
  }
  const { block, position } = asked ?? { block: 'image', position: null }
  return (
    <Dialog
      open={asked !== null}
      onClose={close}
      title={t(`editor.${block}.${position === null ? 'title' : 'describe'}`)}
    >
      {asked && content(asked)}
    </Dialog>
  )
}
