'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { entriesByIds } from '@/components/api/sources'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { Runs } from '@/components/text/Runs'
import type { Run } from '@/lib/citations/runs'
import { bibliographyOf, type DocumentJson } from '@/lib/text'
import { bodyOf } from '../content'
import { useShownAgain } from '../saving/use-shown-again'
import { useSettledText } from '../use-settled-text'

type Props = { editor: Editor; first: DocumentJson; shelf: SourceShelf }

/** The entries that one request asks for. */
const BATCH = 100

/**
 * The entries of sources in the style of the archive, asked for once each, and again when a member comes back to the page; a source without one yet
 * isn't in it.
 */
function useEntries(ids: readonly string[]): ReadonlyMap<string, readonly Run[]> {
  const [entries, setEntries] = useState<ReadonlyMap<string, readonly Run[]>>(new Map())
  const asked = useRef(new Set<string>())
  const ask = useCallback((wanted: readonly string[]) => {
    for (const id of wanted) asked.current.add(id)
    for (let at = 0; at < wanted.length; at += BATCH)
      entriesByIds(wanted.slice(at, at + BATCH)).then(
        (found) =>
          setEntries((before) => new Map([...before, ...found.map(({ id, runs }) => [id, runs] as const)])),
        // Their names are shown, and the next change asks again.
        () => {
          for (const id of wanted) asked.current.delete(id)
        },
      )
  }, [])
  useEffect(() => ask(ids.filter((id) => !asked.current.has(id))), [ids, ask])
  useShownAgain(() => ask(ids))
  return entries
}

/** The sources of the quotations and citations of the text, in the order of first use, as readers see them. */
export function Bibliography({ editor, first, shelf }: Props) {
  const t = useTranslations('editor.bibliography')
  const entries = useSettledText(
    editor,
    () => bibliographyOf(bodyOf(editor)),
    () => bibliographyOf(first),
  )
  const formatted = useEntries(useMemo(() => entries.map(({ sourceId }) => sourceId), [entries]))
  useSyncExternalStore(shelf.subscribe, shelf.snapshot, shelf.snapshot)
  return (
    <section aria-labelledby="bibliography">
      <h2 id="bibliography" className="text-lg font-semibold">
        {t('title')}
      </h2>
      {entries.length === 0 ? (
        <p className="mt-1 text-quiet">{t('none')}</p>
      ) : (
        <ul className="mt-2 space-y-1.5">
          {entries.map(({ sourceId, firstNumber }) => (
            <li key={sourceId}>
              {t.rich('entry', {
                source: () => <Entry runs={formatted.get(sourceId)} name={shelf.labelOf(sourceId)} />,
                number: firstNumber,
                first: (chunks) => <span className="text-xs text-quiet tabular-nums">{chunks}</span>,
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Entry({ runs, name }: { runs: readonly Run[] | undefined; name: string }) {
  return runs && runs.length > 0 ? <Runs runs={runs} /> : name
}
