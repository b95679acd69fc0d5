'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { Menu } from '@/components/ui/Menu'
import { useSettledText } from '../use-settled-text'
import { goToHeading, type OutlineEntry, outlineOf } from './outline'
import { wordCount } from './word-count'

/** `words` is null before they are counted. */
type Numbers = { words: number | null; outline: readonly OutlineEntry[] }

/** The number of words, and the outline: a menu of the headings that leads to each. */
export function TextNumbers({ editor, language }: { editor: Editor; language: string }) {
  const t = useTranslations('editor.numbers')
  const { words, outline } = useSettledText<Numbers>(
    editor,
    (doc) => ({ words: wordCount(doc, language), outline: outlineOf(doc) }),
    () => ({ words: null, outline: [] }),
  )
  return (
    <div className="editor-numbers">
      <span className="tabular-nums">{words !== null && t('words', { count: words })}</span>
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
