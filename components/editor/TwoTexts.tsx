'use client'

import { type ReactNode, useId } from 'react'
import type { SourceShelf } from '@/components/citing/source-shelf'
import type { RecordContent } from '@/lib/records/schema'
import { BodyCopy } from './BodyCopy'
import { differences } from './differences'

type Side = { title: string; content: RecordContent; action: ReactNode }
type Props = {
  title: string
  children: ReactNode
  mine: Side
  theirs: Side
  kind: string
  shelf: SourceShelf
}

/** Two texts of one record side by side, with what may be done with each: neither is lost whatever is chosen. */
export function TwoTexts({ title, children, mine, theirs, kind, shelf }: Props) {
  const heading = useId()
  return (
    <section
      aria-labelledby={heading}
      className="my-4 rounded border border-s-4 border-alarm bg-panel px-4 py-4"
    >
      <h2 id={heading} className="text-lg font-semibold">
        {title}
      </h2>
      <div className="mt-1 max-w-prose">{children}</div>
      <p className="mt-1 max-w-prose">
        They differ in: {differences(mine.content, theirs.content) || 'nothing that is shown'}.
      </p>
      <div className="mt-4 grid gap-4 md:grid-cols-2">
        {[mine, theirs].map((side) => (
          <div key={side.title} className="space-y-3">
            <h3 className="font-semibold">{side.title}</h3>
            <BodyCopy content={side.content} kind={kind} shelf={shelf} />
            {side.action}
          </div>
        ))}
      </div>
    </section>
  )
}
