'use client'

import type { Editor } from '@tiptap/core'
import { useRef, useState } from 'react'
import { wordAsHtml } from '@/components/api/word-draft'
import type { Refusal } from '@/components/desk/refusal'
import type { ImageAttributes } from '@/lib/text/attributes'
import { insertMedia } from '../media-blocks'
import { isNothing, type LeftOut, type LinkedPicture } from './left-out'
import { PicturePlaces } from './picture-places'

/** What is done with the images in a paste (`useImages`). */
export type PastedPictures = {
  /** The page with the pictures that are within it taken up into the library. */
  takeUp: (html: string) => Promise<string>
  /** The image of the library that a picture elsewhere on the web becomes; null where it was refused. */
  addLinked: (picture: LinkedPicture) => Promise<ImageAttributes | null>
}

/** True for a Word document, by its name. */
export const isWordFile = ({ name }: File): boolean => /\.docx$/i.test(name)

/** The file that a person chooses; null where none is chosen. */
function chosenFile(): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.docx'
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.item(0) ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** What was left out, without a picture that is in the text now; null where it was all. */
function withoutLinked({ linked = [], images = 0, ...rest }: LeftOut, href: string): LeftOut | null {
  const others = linked.filter((picture) => picture.href !== href)
  const left: LeftOut = {
    ...rest,
    ...(images > 1 && { images: images - 1 }),
    ...(others.length > 0 && { linked: others }),
  }
  return isNothing(left) ? null : left
}

const counted = (counts: Readonly<Record<string, number>>): LeftOut =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

/** What was pasted or read from a file last: what it left out, or why the file couldn't be read. */
export function usePasted(editorNow: () => Editor | null, { takeUp, addLinked }: PastedPictures) {
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isReading, setReading] = useState(false)
  const [isTakingUp, setTakingUp] = useState(false)
  const ofFile = useRef<LeftOut | null>(null)
  const places = useRef<PicturePlaces | null>(null)

  /** Takes up the pictures that the last paste left out, as far as they can be reached, and puts them where they stood. */
  const takeUpLinked = async () => {
    const [editor, where] = [editorNow(), places.current]
    if (!editor || !where || !leftOut?.linked) return
    setTakingUp(true)
    for (const picture of leftOut.linked) {
      const image = await addLinked(picture)
      if (editor.isDestroyed || !editor.isEditable || places.current !== where) break
      const position = image && insertMedia(editor, 'image', [image], where.placeOf(picture.href))
      if (position === null) continue
      where.took(picture.href, position)
      setLeftOut((before) => before && withoutLinked(before, picture.href))
    }
    setTakingUp(false)
  }
  const follow = (pictures: readonly LinkedPicture[]) => {
    const editor = editorNow()
    places.current?.end()
    places.current = editor && new PicturePlaces(editor, pictures)
  }

  const takeFile = async (file: File) => {
    setLeftOut(null)
    setRefusal(null)
    setReading(true)
    const answer = await wordAsHtml(file)
    setReading(false)
    if ('refusal' in answer) return setRefusal(answer.refusal)
    const editor = editorNow()
    if (!editor?.isEditable) return
    const { html, ...counts } = answer.done
    const taken = await takeUp(html)
    ofFile.current = counted(counts)
    editor.view.pasteHTML(taken)
    queueMicrotask(() => {
      const without = ofFile.current ?? {}
      ofFile.current = null
      if (Object.keys(without).length > 0) setLeftOut((known) => known ?? without)
    })
  }
  return {
    ...{ leftOut, refusal, isReading, isTakingUp, takeUpLinked },
    onLinkedPictures: follow,
    onLeftOut: (found: LeftOut) => {
      places.current?.settle()
      setLeftOut({ ...ofFile.current, ...found })
    },
    onWordFile: (file: File) => void takeFile(file),
    onPageWithPictures: async (html: string) => {
      const taken = await takeUp(html)
      const editor = editorNow()
      if (editor?.isEditable) editor.view.pasteHTML(taken)
    },
    importWord: async () => {
      const file = await chosenFile()
      if (file) await takeFile(file)
    },
    close: () => {
      places.current?.end()
      places.current = null
      setLeftOut(null)
      setRefusal(null)
    },
  }
}
export type Pasted = ReturnType<typeof usePasted>
