'use client'

import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { useRef, useState } from 'react'
import { wordAsHtml } from '@/components/api/word-draft'
import type { Refusal } from '@/components/desk/refusal'
import type { ImageAttributes } from '@/lib/text/attributes'
import { insertMedia } from '../media/media-blocks'
import { isNothing, type LeftOut, type LinkedPicture } from './left-out'
import { PicturePlaces } from './picture-places'

/** What is done with the images in a paste (`useImages`). */
type PastedPictures = {
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
  input.hidden = true
  // Some browsers forget a field that isn't in the page before a file is chosen.
  document.body.append(input)
  const chosen = new Promise<File | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.item(0) ?? null))
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
  return chosen.finally(() => input.remove())
}

/** What a paste left out, and the text as it was after it. */
export type Outcome = { leftOut: LeftOut; text: Node }

/** The outcome without a picture that is in the text now; null where it was all that was left out. */
export function withoutLinked({ leftOut, text }: Outcome, href: string): Outcome | null {
  const { linked = [], images = 0, ...rest } = leftOut
  const others = linked.filter((picture) => picture.href !== href)
  const left: LeftOut = {
    ...rest,
    ...(images > 1 && { images: images - 1 }),
    ...(others.length > 0 && { linked: others }),
  }
  return isNothing(left) ? null : { leftOut: left, text }
}

const counted = (counts: Readonly<Record<string, number>>): LeftOut =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

/** What was pasted or read from a file last: what it left out, or why the file couldn't be read. */
export function usePasted(editorNow: () => Editor | null, { takeUp, addLinked }: PastedPictures) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isReading, setReading] = useState(false)
  const [isTakingUp, setTakingUp] = useState(false)
  const ofFile = useRef<LeftOut | null>(null)
  const places = useRef<PicturePlaces | null>(null)

  /** Takes up the pictures that the last paste left out, as far as they can be reached, and puts them where they stood. */
  const takeUpLinked = async () => {
    const [editor, where] = [editorNow(), places.current]
    if (!editor || !where || !outcome?.leftOut.linked) return
    setTakingUp(true)
    for (const picture of outcome.leftOut.linked) {
      const image = await addLinked(picture)
      if (editor.isDestroyed || !editor.isEditable || places.current !== where) break
      const position = image && insertMedia(editor, 'image', [image], where.placeOf(picture.href))
      if (position === null) continue
      where.took(picture.href, position)
      setOutcome((before) => before && withoutLinked(before, picture.href))
    }
    setTakingUp(false)
  }
  const forgetPlaces = () => {
    places.current?.end()
    places.current = null
  }
  const follow = (pictures: readonly LinkedPicture[]) => {
    const editor = editorNow()
    forgetPlaces()
    places.current = editor && new PicturePlaces(editor, pictures)
  }

  const show = (leftOut: LeftOut) => {
    const editor = editorNow()
    if (editor) setOutcome({ leftOut, text: editor.state.doc })
  }

  const takeFile = async (file: File) => {
    setOutcome(null)
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
      // Null where its page left something out, too.
      const without = ofFile.current
      ofFile.current = null
      if (without && !isNothing(without)) show(without)
    })
  }
  return {
    ...{ outcome, refusal, isReading, isTakingUp, takeUpLinked },
    onLinkedPictures: follow,
    onLeftOut: (found: LeftOut) => {
      // What an earlier paste left out is no news any more, unless its pictures can still be taken up.
      if (isNothing(found)) return setOutcome((before) => (before?.leftOut.linked ? before : null))
      if (found.linked) places.current?.settle()
      else forgetPlaces()
      show({ ...ofFile.current, ...found })
      ofFile.current = null
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
      forgetPlaces()
      setOutcome(null)
      setRefusal(null)
    },
  }
}
export type Pasted = ReturnType<typeof usePasted>
