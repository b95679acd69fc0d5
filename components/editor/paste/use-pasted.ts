'use client'

import type { Editor } from '@tiptap/core'
import { useRef, useState } from 'react'
import { wordAsHtml } from '@/components/api/word-draft'
import type { Refusal } from '@/components/desk/refusal'
import type { LeftOut } from './left-out'

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

const counted = (counts: Readonly<Record<string, number>>): LeftOut =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

/** What was pasted or read from a file last: what it left out, or why the file couldn't be read. */
export function usePasted(
  editorNow: () => Editor | null,
  takeUp: (html: string) => Promise<string> = async (html) => html,
) {
  const [leftOut, setLeftOut] = useState<LeftOut | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [isReading, setReading] = useState(false)
  const ofFile = useRef<LeftOut | null>(null)

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
    ...{ leftOut, refusal, isReading },
    onLeftOut: (found: LeftOut) => setLeftOut({ ...ofFile.current, ...found }),
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
      setLeftOut(null)
      setRefusal(null)
    },
  }
}
export type Pasted = ReturnType<typeof usePasted>
