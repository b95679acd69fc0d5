'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type FoundSource, sourcesByIds } from '@/components/api/sources'
import { Button } from '@/components/ui/Button'
import { Disclosure } from '@/components/ui/Disclosure'
import { CopyFields } from './CopyFields'
import { nothingSaid } from './unfinished-source'
import { useNewCopy } from './use-new-copy'

type Props = {
  sourceId: string
  /** Called with the source as it is after the copy was added. */
  onAdd: (source: FoundSource) => void
}

/** Adds a copy to the cited source without leaving the text. */
export function NewCopy({ sourceId, onAdd }: Props) {
  const t = useTranslations('citing.newCopy')
  const copy = useNewCopy(sourceId, ...useState(nothingSaid))
  const add = async () => {
    if ('refusal' in (await copy.add())) return
    const [source] = await sourcesByIds([sourceId])
    if (source) onAdd(source)
  }
  return (
    <Disclosure summary={t('title')} open>
      <div className="space-y-3">
        <CopyFields sourceId={sourceId} copy={copy} />
        <Button look="secondary" disabled={copy.progress !== null} onClick={add}>
          {t('add')}
        </Button>
      </div>
    </Disclosure>
  )
}
