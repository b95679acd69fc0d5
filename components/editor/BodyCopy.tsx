'use client'

import { DOMSerializer } from '@tiptap/pm/model'
import { useEffect, useRef } from 'react'
import type { RecordContent } from '@/lib/records/schema'
import { directionOf } from '@/lib/text'
import { bodySchema } from '@/lib/text/schema'

/**
 * A content to read and to copy from: what is copied here and pasted into the editor keeps its quotations and citations, because it is
 * written as the editor itself writes for the clipboard.
 */
export function BodyCopy({ content }: { content: RecordContent }) {
  const place = useRef<HTMLDivElement>(null)
  const { title, summary, contentWarning, language, body } = content
  useEffect(() => {
    const node = bodySchema.nodeFromJSON(body)
    place.current?.replaceChildren(DOMSerializer.fromSchema(bodySchema).serializeFragment(node.content))
  }, [body])
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
    </section>
  )
}
