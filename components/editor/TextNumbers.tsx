'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { Menu } from '@/components/ui/Menu'
import { goToHeading, type OutlineEntry, outlineOf } from './outline'
import { wordCount } from './word-count'

type Numbers = { words: number; outline: readonly OutlineEntry[] }

/** Reads the text again a moment after the last change, not on each key. */
function useNumbers(editor: Editor, language: string): Numbers {
  const [numbers, setNumbers] = useState<Numbers>({ words: 0, outline: [] })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = () =>
      setNumbers({
        words: wordCount(editor.state.doc, language),
        outline: outlineOf(editor.state.doc),
      })
    const wait = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(read, 500)
    }
    timer = setTimeout(read)
    editor.on('transaction', wait)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', wait)
    }
  }, [editor, language])
  return numbers
}

/** The number of words, and the outline: a menu of the headings that leads to each. */
export function TextNumbers({ editor, language }: { editor: Editor; language: string }) {
  const t = useTranslations('editor.numbers')
  const { words, outline } = useNumbers(editor, language)
  return (
    <div className="editor-numbers">
      <span className="tabular-nums">{t('words', { count: words })}</span>
      {outline.length > 0 && (
        <Menu
          label={t('outline')}
          className="min-h-8 rounded px-2 hover:bg-panel"
          entries={outline.map(({ level, text, position }) => ({
            id: String(position),
            label: <span className={indent[level]}>{text || t('untitled')}</span>,
            onSelect: () => setTimeout(() => goToHeading(editor, position)),
          }))}
        >
          {t('outline')}
        </Menu>
      )}
    </div>
  )
}

const indent: Readonly<Record<number, string>> = { 2: 'font-medium', 3: 'ps-4', 4: 'ps-8' }
