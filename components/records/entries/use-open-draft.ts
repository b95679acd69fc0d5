'use client'

import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { type FoundSource, foundSourceSchema } from '@/components/api/sources'
import type { CitationDraft } from '@/components/citing/citation-draft'
import type { SourceShelf } from '@/components/citing/source-shelf'
import { useKept } from '@/components/desk/use-kept'

type Cited = { citation: CitationDraft }

const sourceIdsOf = ({ citation: { seen, attributed } }: Cited) =>
  [seen, ...attributed].flatMap(({ sourceId }) => sourceId ?? [])

/**
 * The unfinished figure, event, quotation or citation, or null (use-kept.ts). The sources that it names are kept with it, because the page
 * doesn't know them after a reload. `before` is the saved version; a draft that equals it is dropped.
 */
export function useOpenDraft<Draft extends Cited>(
  key: string,
  schema: z.ZodType<Draft>,
  shelf: SourceShelf,
  before: Draft | null = null,
) {
  const from = before ? JSON.stringify(before) : ''
  const keptSchema = useMemo(() => z.object({ draft: schema, sources: z.array(foundSourceSchema) }), [schema])
  const onFound = useCallback(({ sources }: { sources: FoundSource[] }) => shelf.add(...sources), [shelf])
  const { kept: open, change } = useKept(key, keptSchema, { from, onFound })
  const keep = (draft: Draft | null) => {
    const sources = draft ? sourceIdsOf(draft).flatMap((id) => shelf.get(id) ?? []) : []
    change(() => (draft && JSON.stringify(draft) !== from ? { draft, sources } : null))
  }
  return [open?.draft ?? null, keep] as const
}
