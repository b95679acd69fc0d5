'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { bibliographyOf, type DocumentJson } from '@/lib/text'
import { bodyOf } from './content'
import { useSettledText } from './use-settled-text'

type Props = { editor: Editor; first: DocumentJson; shelf: SourceShelf }

/** The sources of the quotations and citations of the text, in the order of first use. */
export function Bibliography({ editor, first, shelf }: Props) {
  const t = useTranslations('editor.bibliography')
  const entries = useSettledText(
    editor,
    () => bibliographyOf(bodyOf(editor)),
    () => bibliographyOf(first),
  )
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
                source: shelf.labelOf(sourceId),
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
