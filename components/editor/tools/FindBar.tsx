'use client'

import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/Button'
import { Input } from '@/components/ui/Input'
import {
  matchesIn,
  replaceMatches,
  replaceSelected,
  seek,
  selectedOf,
  selectMatch,
  type Wanted,
} from './find-text'

type Props = {
  editor: Editor
  /** When it was asked for last: the field takes the focus then. */
  opened: number
  onClose: () => void
}

const nothing: Wanted = { words: '', replacement: '', isCaseSensitive: false }

/** Scrolls to the match that is selected: the editor does it by itself only while it has the focus. */
const showMatch = ({ view }: Editor) =>
  view.dom.querySelector('.ProseMirror-active-search-match')?.scrollIntoView({ block: 'center' })

/** Finds words in the text and replaces them, outside of quotations only. Enter goes to the next match, Escape back to the text. */
export function FindBar({ editor, opened, onClose }: Props) {
  const t = useTranslations('editor.find')
  const close = useTranslations('ui')('close')
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [wanted, setWanted] = useState<Wanted>(nothing)
  const [note, setNote] = useState('')
  const { at, count } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const matches = matchesIn(editor.state)
      return { at: selectedOf(editor.state, matches) + 1, count: matches.length }
    },
  })
  useEffect(() => {
    if (!opened) return
    field.current?.focus()
    field.current?.select()
  }, [opened])
  useEffect(() => {
    if (!editor.isDestroyed) seek(editor, wanted)
  }, [editor, wanted])
  useEffect(() => () => void (editor.isDestroyed || seek(editor, nothing)), [editor])

  const change = (part: Partial<Wanted>) => {
    setNote('')
    setWanted((before) => ({ ...before, ...part }))
  }
  const show = (step: 1 | -1) => {
    selectMatch(editor, step)
    showMatch(editor)
  }
  /** Its button is off where nothing is left to replace, and would take the focus with it. */
  const keepFocus = () => matchesIn(editor.state).length === 0 && field.current?.focus()
  const replace = () => {
    setNote(replaceSelected(editor) ? '' : t('quoted', { count: 1 }))
    showMatch(editor)
    keepFocus()
  }
  const replaceAll = () => {
    const left = replaceMatches(editor, matchesIn(editor.state))
    const replaced = t('replaced', { count: count - left })
    setNote(left > 0 ? `${replaced} ${t('quoted', { count: left })}` : replaced)
    keepFocus()
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      onClose()
      editor.commands.focus()
    } else if (event.key === 'Enter' && event.target === field.current) show(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search aria-label={t('label')} onKeyDown={press} className="editor-find">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={`${id}-words`} className="sr-only">
          {t('words')}
        </label>
        <Input
          ref={field}
          id={`${id}-words`}
          placeholder={t('words')}
          value={wanted.words}
          onChange={(event) => change({ words: event.target.value })}
          className="max-w-56"
        />
        <Button look="quiet" small onClick={() => show(-1)} disabled={count === 0}>
          {t('previous')}
        </Button>
        <Button look="quiet" small onClick={() => show(1)} disabled={count === 0}>
          {t('next')}
        </Button>
        <span role="status" className="min-w-20 text-quiet tabular-nums">
          {wanted.words && t('count', { at, count })}
        </span>
        <label className="flex items-center gap-1.5">
          <input
            type="checkbox"
            className="size-4 accent-ink"
            checked={wanted.isCaseSensitive}
            onChange={(event) => change({ isCaseSensitive: event.target.checked })}
          />
          {t('case')}
        </label>
        <button
          type="button"
          className="ms-auto rounded px-2 py-1 text-quiet hover:bg-panel"
          onClick={() => {
            onClose()
            editor.commands.focus()
          }}
        >
          {close}
        </button>
      </div>
      {editor.isEditable && (
        <div className="flex flex-wrap items-center gap-2">
          <label htmlFor={`${id}-replacement`} className="sr-only">
            {t('replacement')}
          </label>
          <Input
            id={`${id}-replacement`}
            placeholder={t('replacement')}
            value={wanted.replacement}
            onChange={(event) => change({ replacement: event.target.value })}
            className="max-w-56"
          />
          <Button look="secondary" small onClick={replace} disabled={at === 0}>
            {t('replace')}
          </Button>
          <Button look="secondary" small onClick={replaceAll} disabled={count === 0}>
            {t('replaceAll')}
          </Button>
          <span role="status" className="text-quiet">
            {note}
          </span>
        </div>
      )}
    </search>
  )
}
