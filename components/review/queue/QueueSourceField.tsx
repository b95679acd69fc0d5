'use client'

import { useState } from 'react'
import { searchSources } from '@/components/api/sources'
import { nameOf } from '@/components/citing/source-shelf'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'

const search = async (words: string, signal: AbortSignal) =>
  (await searchSources(words, signal)).map((source) => ({ id: source.id, label: nameOf(source) }))

/** Narrows the queue to what cites one source. */
export function QueueSourceField({ source }: { source: { id: string; title: string } | null }) {
  const [picked, pick] = useState<Pick | null>(source && { id: source.id, label: source.title })
  return (
    <Field label="Cites" className="col-span-2 min-w-56 grow">
      {(wired) => (
        <Combobox
          {...wired}
          name="source"
          value={picked}
          onChange={pick}
          search={search}
          placeholder="Title of a source"
        />
      )}
    </Field>
  )
}
