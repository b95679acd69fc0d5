'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { searchSources } from '@/components/api/sources'
import { nameOf } from '@/components/citing/source-shelf'
import { Combobox, type Pick } from '@/components/ui/Combobox'
import { Field } from '@/components/ui/Field'
import { useTranslator } from '@/components/ui/use-translator'

/** Narrows the queue to the records that cite one source. */
export function QueueSourceField({ source }: { source: { id: string; title: string } | null }) {
  const t = useTranslations('review.queue.filters')
  const translator = useTranslator()
  const [picked, pick] = useState<Pick | null>(source && { id: source.id, label: source.title })
  const search = async (words: string, signal: AbortSignal) =>
    (await searchSources(words, signal)).map((found) => ({ id: found.id, label: nameOf(found, translator) }))
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
