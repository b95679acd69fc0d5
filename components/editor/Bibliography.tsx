'use client'

import type { Editor } from '@tiptap/core'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { bibliographyOf, type DocumentJson } from '@/lib/text'
import { bodyOf } from './content'

type Entry = ReturnType<typeof bibliographyOf>[number]

/** Reads the text again when it has rested for a moment, not on each key. */
function useEntries(editor: Editor, first: DocumentJson): Entry[] {
  const [entries, setEntries] = useState(() => bibliographyOf(first))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    // Not only what is typed: a text that takes the place of another is no update.
    const read = ({ transaction }: { transaction: { docChanged: boolean } }) => {
      if (!transaction.docChanged) return
      clearTimeout(timer)
      timer = setTimeout(() => setEntries(bibliographyOf(bodyOf(editor))), 300)
    }
    editor.on('transaction', read)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', read)
    }
  }, [editor])
  return entries
}

type Props = { editor: Editor; first: DocumentJson; shelf: SourceShelf }

/** The sources of the text in the order of first use, made from its quotations and citations. */
export function Bibliography({ editor, first, shelf }: Props) {
  const entries = useEntries(editor, first)
  useSyncExternalStore(shelf.subscribe, shelf.snapshot, shelf.snapshot)
  return (
    <section aria-labelledby="bibliography" className="mt-10 border-t border-line pt-4">
      <h2 id="bibliography" className="text-lg font-semibold">
        Sources of this text
      </h2>
      {entries.length === 0 ? (
        <p className="mt-1 text-quiet">None yet. Each quotation and citation adds its sources here.</p>
      ) : (
        <ul className="mt-2 space-y-1.5">
          {entries.map(({ sourceId, firstNumber }) => (
            <li key={sourceId}>
              {shelf.labelOf(sourceId)}{' '}
              <span className="text-xs text-quiet tabular-nums">first in {firstNumber}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
