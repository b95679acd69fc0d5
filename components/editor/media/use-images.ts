'use client'

import type { Editor, EditorEvents } from '@tiptap/core'
import { useState } from 'react'
import { imageInLibrary } from '@/components/api/media'
import { addLinkedMedia, type SentMedia, sendMedia } from '@/components/api/resumable'
import type { Refusal } from '@/components/desk/refusal'
import type { ImageAttributes } from '@/lib/text/attributes'
import type { LinkedPicture } from '../paste/left-out'
import { pictureFiles, withPictures } from '../paste/pictures'
import { imageAttributesOf, insertMedia } from './media-blocks'

type Failed = { name: string; refusal: Refusal }

/** The image that a file became; refused where the file or its content was. */
const imageOf = async (sent: SentMedia) => ('refusal' in sent ? sent : imageInLibrary(sent.media.sha256))

type Setting = {
  editorNow: () => Editor | null
  languageNow: () => string
  /** Called with the position of an image that was added and says nothing of itself yet. */
  onDescribe: (position: number) => void
}

/** The images that are being added to the library from the editor, and those that were refused. */
export function useImages({ editorNow, languageNow, onDescribe }: Setting) {
  const [sending, setSending] = useState(0)
  const [failed, setFailed] = useState<readonly Failed[]>([])

  async function add(file: File): Promise<ImageAttributes | null> {
    setSending((count) => count + 1)
    const none = { onProgress: () => {}, onBroken: () => {} }
    const image = await imageOf(await sendMedia(file, languageNow(), none, new AbortController().signal))
    setSending((count) => count - 1)
    if ('done' in image) return imageAttributesOf(image.done)
    setFailed((before) => [...before, { name: file.name, refusal: image.refusal }])
    return null
  }

  /** Has the archive fetch a picture from the web, and gives the image that it became. */
  async function addLinked({ href, name, alternative }: LinkedPicture): Promise<ImageAttributes | null> {
    setSending((count) => count + 1)
    const image = await imageOf(await addLinkedMedia(href, languageNow()))
    setSending((count) => count - 1)
    setFailed((before) => before.filter((one) => one.name !== name))
    if ('done' in image)
      return {
        ...imageAttributesOf(image.done),
        alternative: image.done.alternative ?? (alternative || null),
      }
    setFailed((before) => [...before, { name, refusal: image.refusal }])
    return null
  }

  /** Adds files one after the other; those that were refused are named. */
  async function addAll(files: readonly File[]) {
    const added: ImageAttributes[] = []
    for (const file of files) {
      const image = await add(file)
      if (image) added.push(image)
    }
    return added
  }

  /** Adds image files to the library and puts them where they were dropped, or after what is selected. */
  async function insertFiles(files: readonly File[], at?: number) {
    const editor = editorNow()
    if (!editor?.isEditable) return
    setFailed([])
    let place = at
    // What is typed while they are sent moves the place.
    const follow = ({ transaction }: EditorEvents['transaction']) => {
      if (place !== undefined) place = transaction.mapping.map(place)
    }
    editor.on('transaction', follow)
    const images = await addAll(files)
    editor.off('transaction', follow)
    if (images.length === 0 || editor.isDestroyed || !editor.isEditable) return
    const position = insertMedia(editor, 'image', images, place)
    const [only] = images
    if (images.length === 1 && only?.alternative === null && position !== null) onDescribe(position)
  }

  return {
    ...{ sending, failed },
    closeFailed: () => setFailed([]),
    insertFiles,
    addLinked,
    /** The page with its pictures taken up into the library. */
    takeUp: async (html: string) => {
      setFailed([])
      return withPictures(html, async (picture) => add(picture))
    },
    pictureFiles,
  }
}
export type Images = ReturnType<typeof useImages>
