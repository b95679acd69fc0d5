'use client'

import { useEffect, useState } from 'react'
import { z } from 'zod'
import type { CitationDraft } from '@/components/citing/citation-draft'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { foundSourceSchema } from '@/components/citing/sources-door'

type Cited = { citation: CitationDraft }

/** What is kept: the form, and the sources that it names, which the page does not know after a reload. */
const keptSchema = <Draft extends Cited>(draft: z.ZodType<Draft>) =>
  z.object({ draft, sources: z.array(foundSourceSchema) })

function readKept<Draft extends Cited>(key: string, schema: z.ZodType<Draft>) {
  try {
    return keptSchema(schema).safeParse(JSON.parse(localStorage.getItem(key) ?? 'null')).data ?? null
  } catch {
    return null
  }
}

function writeKept(key: string, kept: unknown) {
  try {
    if (kept === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A browser that keeps nothing (private window, no space) loses only what is still in this form.
  }
}

const sourceIdsOf = ({ citation: { seen, attributed } }: Cited) =>
  [seen, ...attributed].flatMap(({ sourceId }) => sourceId ?? [])

/**
 * The one form of a list that is open, or null. It is kept in this browser until it is set to null, so that neither a crash nor an
 * expired sign-in loses it; what was kept is there after the first paint, as the server knows nothing of it.
 */
export function useOpenDraft<Draft extends Cited>(key: string, schema: z.ZodType<Draft>, shelf: SourceShelf) {
  const [open, setOpen] = useState<Draft | null>(null)
  useEffect(() => {
    const kept = readKept(key, schema)
    if (!kept) return
    for (const source of kept.sources) shelf.add(source)
    setOpen(kept.draft)
  }, [key, schema, shelf])
  const keep = (draft: Draft | null) => {
    setOpen(draft)
    const sources = draft ? sourceIdsOf(draft).flatMap((id) => shelf.get(id) ?? []) : []
    writeKept(key, draft && { draft, sources })
  }
  return [open, keep] as const
}
