'use client'

import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { RecordParts } from '@/components/records/RecordParts'
import { useTranslator } from '@/components/ui/use-translator'
import { type Part, partsOf } from '@/lib/records/parts'
import type { RecordContent } from '@/lib/records/schema'
import { subjectsOf } from '@/lib/records/subjects'
import { directionOf } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'

type Props = { content: RecordContent; kind: string; shelf: SourceShelf }

/** What stands beside the text: the fields of its kind, events, figures. */
const isBeside = ({ key }: Part) => /^(fields\.|TIMELINE |FIGURE )/.test(key)

/**
 * A content to read and to copy from: what is copied here and pasted into the editor keeps its quotations and citations, because it is
 * written as the editor itself writes for the clipboard.
 */
export function BodyCopy({ content, kind, shelf }: Props) {
  const t = useTranslator()
  const place = useRef<HTMLDivElement>(null)
  const { title, summary, contentWarning, language, body } = content
  useEffect(() => {
    const node = bodySchema.nodeFromJSON(body)
    place.current?.replaceChildren(DOMSerializer.fromSchema(bodySchema).serializeFragment(node.content))
  }, [body])
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
      aria-label="The text"
    >
      <p className="font-serif text-xl font-semibold">{title || 'No title'}</p>
      {summary && <p className="mt-1 text-quiet">{summary}</p>}
      {contentWarning && <p className="mt-1">Content warning: {contentWarning}</p>}
      <div ref={place} className="reading body-copy mt-3" />
      {beside.length > 0 && (
        <div className="mt-4 border-t border-line pt-3">
          <RecordParts parts={beside} language={language} />
        </div>
      )}
    </section>
  )
}
