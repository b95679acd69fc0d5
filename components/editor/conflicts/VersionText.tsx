'use client'

import './version-text.css'
import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { RecordParts } from '@/components/records/revisions/RecordParts'
import { useTranslator } from '@/components/ui/use-translator'
import { type Part, partsOf } from '@/lib/records/parts'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { directionOf } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'

type Props = { content: RecordContent; kind: string; shelf: SourceShelf }

/** True for a part outside the text: a field of its kind, an event, a figure. */
const isBeside = ({ key }: Part) => /^(fields\.|TIMELINE |FIGURE )/.test(key)

/**
 * One version of a record, to read and to copy from. What is copied here and pasted into the editor keeps its quotations and citations,
 * because the HTML is the one that the editor writes to the clipboard.
 */
export function VersionText({ content, kind, shelf }: Props) {
  const t = useTranslator()
  const place = useRef<HTMLDivElement>(null)
  const { title, summary, contentWarning, language, body } = content
  useEffect(() => {
    const node = bodySchema.nodeFromJSON(body)
    const fragment = DOMSerializer.fromSchema(bodySchema).serializeFragment(node.content)
    place.current?.replaceChildren(fragment)
    for (const passage of place.current?.querySelectorAll<HTMLElement>('[data-sensitive]') ?? [])
      passage.dataset.caption = t('editor.versions.contentWarning', {
        warning: passage.dataset.sensitive ?? '',
      })
  }, [body, t])
  useSyncExternalStore(shelf.subscribe, shelf.snapshot, shelf.snapshot)
  const named = subjectsOf(kind, content).flatMap(({ chain }) => chain.map(({ sourceId }) => sourceId))
  const titles = new Map(named.map((id) => [id, shelf.labelOf(id)]))
  const beside = partsOf(kind, content, titles, t).filter(isBeside)
  return (
    <section
      lang={language}
      dir={directionOf(language)}
      className="max-h-96 overflow-y-auto rounded border border-line bg-paper px-4 py-3"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t('editor.versions.text')}
    >
      <p className="font-serif text-xl font-semibold">{title || t('records.untitled')}</p>
      {summary && <p className="mt-1 text-quiet">{summary}</p>}
      {contentWarning && (
        <p className="mt-1">{t('editor.versions.contentWarning', { warning: contentWarning })}</p>
      )}
      <div ref={place} className="reading version-text mt-3" />
      {beside.length > 0 && (
        <div className="mt-4 border-t border-line pt-3">
          <RecordParts parts={beside} language={language} />
        </div>
      )}
    </section>
  )
}
