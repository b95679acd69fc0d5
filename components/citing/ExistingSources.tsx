'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { type FoundSource, sourcesByIds } from '@/components/api/sources'
import { Button } from '@/components/ui/Button'
import { useTranslator } from '@/components/ui/use-translator'
import { copiesOf, nameOf } from './source-shelf'

type Props = { sources: readonly FoundSource[]; onUse: (source: FoundSource) => void }

/** The sources of the archive that a new one could be, to be used instead of it. */
export function ExistingSources({ sources, onUse }: Props) {
  const t = useTranslations('citing')
  const render = useTranslator()
  const id = useId()
  const [isBusy, setBusy] = useState(false)
  if (sources.length === 0) return null
  // Its copies can be others than when the reference was read.
  const use = async (source: FoundSource) => {
    setBusy(true)
    const [now] = await sourcesByIds([source.id]).catch(() => [])
    setBusy(false)
    onUse(now ?? source)
  }
  return (
    <div className="rounded border border-line bg-panel px-3 py-2 text-sm" data-existing>
      <p className="font-medium">{t('newSource.existing', { count: sources.length })}</p>
      <ul className="divide-y divide-line">
        {sources.map((source) => (
          <li key={source.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
            <span id={`${id}-${source.id}`} dir="auto">
              {nameOf(source, render)} <span className="text-quiet">{t(`picker.${copiesOf(source)}`)}</span>
            </span>
            <Button
              look="secondary"
              small
              disabled={isBusy}
              aria-describedby={`${id}-${source.id}`}
              onClick={() => use(source)}
            >
              {t('newSource.use')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
