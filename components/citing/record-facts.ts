'use client'

import { createContext, use } from 'react'
import type { FoundSource } from '@/components/api/sources'
import { useTranslator } from '@/components/ui/use-translator'
import { kindOf } from '@/lib/records/kinds'
import { type Fields, fieldText } from '@/lib/records/kinds/fields'
import { fieldLabel } from '@/lib/records/kinds/labels'
import { fieldsFromSource } from '@/lib/records/shared-facts'

/** The record in which something is cited: its fields, and how its empty ones are filled. */
type FactsOfRecord = {
  kind: string
  fields: Fields
  /** Fills fields that are still empty then. */
  fill: (fields: Fields) => void
}

/** The record around a form that cites; null outside of one, and while the record can't be changed. */
export const RecordFacts = createContext<FactsOfRecord | null>(null)

type Proposed = { fields: Fields; lines: readonly string[]; fill: () => void }

/** What the record doesn't say yet and this source does, with a line for each; null when there is nothing. */
export function useFactsOf(): (source: FoundSource | null, isSeen: boolean) => Proposed | null {
  const t = useTranslator()
  const record = use(RecordFacts)
  return (source, isSeen) => {
    if (!record || !source) return null
    const fields = fieldsFromSource(record.kind, record.fields, source.facts, isSeen)
    const lines = Object.keys(kindOf(record.kind).form)
      .filter((name) => name in fields)
      .map((name) =>
        t('citing.facts.line', {
          label: fieldLabel(record.kind, name),
          value: fieldText(record.kind, name, fields, t),
        }),
      )
    return lines.length > 0 ? { fields, lines, fill: () => record.fill(fields) } : null
  }
}
