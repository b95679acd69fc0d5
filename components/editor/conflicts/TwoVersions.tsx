'use client'

import { type ReactNode, useId } from 'react'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { useTranslator } from '@/components/ui/use-translator'
import type { RecordContent } from '@/lib/records/schema'
import { VersionText } from './VersionText'
import { differences } from './version-differences'

type Side = { title: string; content: RecordContent; action: ReactNode }
type Props = {
  title: string
  children: ReactNode
  mine: Side
  theirs: Side
  kind: string
  shelf: SourceShelf
}

/** Two versions of one record side by side, each with its action. No action loses a version. */
export function TwoVersions({ title, children, mine, theirs, kind, shelf }: Props) {
  const t = useTranslator()
  const heading = useId()
  const parts = differences(mine.content, theirs.content)
  return (
    <section
      aria-labelledby={heading}
      className="my-4 rounded border border-s-4 border-alarm bg-panel px-4 py-4"
    >
      <h2 id={heading} className="text-lg font-semibold">
        {title}
      </h2>
      <div className="mt-1 max-w-prose">{children}</div>
      <p className="mt-1 max-w-prose">{t('editor.versions.differ', { count: parts.length, parts })}</p>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        {[mine, theirs].map((side) => (
          <div key={side.title} className="space-y-3">
            <h3 className="font-semibold">{side.title}</h3>
            <VersionText content={side.content} kind={kind} shelf={shelf} />
            {side.action}
          </div>
        ))}
      </div>
    </section>
  )
}
