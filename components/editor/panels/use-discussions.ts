'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { refused } from '@/components/desk/refusal'
import type { SelectedText } from '@/components/discussions/selected-text'
import { useTranslator } from '@/components/ui/use-translator'
import { anchorIn, rangesOf } from '@/lib/discussions/anchor'
import type { SeenThread } from '@/lib/discussions/queries'
import { message } from '@/lib/messages/message'
import { bodyOf } from '../content'
import type { SaveState } from '../saving/use-save-status'
import { goTo } from '../subjects'
import { discussedRange, markDiscussed } from './discussion-marks'
import type { Inspecting } from './use-inspector'

/** The form for a new discussion that was asked for, and when; among which discussions, so that it closes when there is one more. */
type Asked = { suggests: boolean; at: number; among: readonly SeenThread[] }

type Setting = {
  editor: Editor | null
  threads: readonly SeenThread[]
  saveState: SaveState
  inspecting: Inspecting
  /** Saves what is typed. Resolves to false when it can't be saved now. */
  save: () => Promise<boolean>
}

/** What is selected within one text block of the editor; null where nothing is, or more than a block. */
function selectedText({ state }: Editor): SelectedText | null {
  const { $from, $to, empty } = state.selection
  if (empty || $from.depth === 0 || !$from.sameParent($to) || !$from.parent.inlineContent) return null
  const anchor = anchorIn($from.parent.toJSON(), $from.before(), { from: $from.pos, to: $to.pos })
  return anchor.exact.trim() === '' ? null : anchor
}

/**
 * The discussions of a record beside its text. What an open one is about is marked in the text, and looked for again whenever the text was saved
 * or loaded. A decision and a new discussion save the text first, because both are about the saved text.
 */
export function useDiscussions({ editor, threads, saveState, inspecting, save }: Setting) {
  const t = useTranslator()
  const [found, setFound] = useState<ReadonlySet<string>>(new Set())
  const [current, setCurrent] = useState<string | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)

  useEffect(() => {
    if (!editor) return
    const open = threads.filter(({ exact, resolvedAt }) => exact !== null && resolvedAt === null)
    let marked = ''
    function mark(editor: Editor) {
      const status = saveState.snapshot()
      const isSaved = status.kind === 'opened' || status.kind === 'saved'
      if (editor.isDestroyed || !isSaved || status.savedAt === marked) return
      marked = status.savedAt
      const ranges = rangesOf(
        bodyOf(editor),
        open.map(({ exact, prefix, suffix, suggested }) => ({
          anchor: { exact: exact ?? '', prefix: prefix ?? '', suffix: suffix ?? '' },
          suggested,
        })),
      )
      const texts = open.flatMap(({ id, suggested, openedBy: { name } }, index) => {
        const range = ranges[index]
        const title = t(suggested === null ? 'editor.talk.commentBy' : 'editor.talk.suggestionBy', { name })
        return range ? [{ ...range, id, title }] : []
      })
      markDiscussed(editor, texts)
      setFound((before) => {
        const ids = texts.map(({ id }) => id)
        return before.size === ids.length && ids.every((id) => before.has(id)) ? before : new Set(ids)
      })
    }
    mark(editor)
    const stop = saveState.subscribe(() => mark(editor))
    return () => {
      stop()
    }
  }, [editor, threads, saveState, t])

  return {
    /** The discussions whose text is in one place of the text. */
    found,
    current,
    asked: asked?.among === threads ? asked : null,
    ask: (suggests: boolean) => {
      setAsked({ suggests, at: Date.now(), among: threads })
      inspecting.show('talk')
    },
    /** Shows the discussion of a mark, where the inspector isn't in use for a citation. */
    reveal: (threadId: string) => {
      setCurrent(threadId)
      inspecting.follow('talk')
    },
    /** Selects what the discussion is about. */
    goTo: (thread: SeenThread) => {
      if (!editor) return
      setCurrent(thread.id)
      const range = discussedRange(editor, thread.id)
      inspecting.setSide('text')
      if (range) editor.chain().focus().setTextSelection(range).scrollIntoView().run()
      else if (thread.subjectId) goTo(editor, thread.subjectId)
    },
    selection: () => (editor && !editor.isDestroyed ? selectedText(editor) : null),
    before: async () => ((await save()) ? null : refused(message('editor.talk.unsaved'))),
  }
}
export type EditorDiscussions = ReturnType<typeof useDiscussions>
