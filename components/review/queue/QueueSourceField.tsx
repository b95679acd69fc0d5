'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { searchSources } from '@/components/api/sources'
import { nameOf } from '@/components/citing/source-shelf'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'

const search = async (words: string, signal: AbortSignal) =>
  (await searchSources(words, signal)).map((source) => ({ id: source.id, label: nameOf(source) }))

/** Narrows the queue to the records that cite one source. */
export function QueueSourceField({ source }: { source: { id: string; title: string } | null }) {
  const t = useTranslations('review.queue.filters')
  const [picked, pick] = useState<Pick | null>(source && { id: source.id, label: source.title })
  return (
    <Field label={t('cites')} className="col-span-2 min-w-56 grow">
      {(wired) => (
        <Combobox
          {...wired}
          name="source"
          value={picked}
          onChange={pick}
          search={search}
          placeholder={t('citesPlaceholder')}
        />
      )}
    </Field>
  )
}
