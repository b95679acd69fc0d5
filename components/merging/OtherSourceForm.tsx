'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { SourcePicker } from '@/components/citing/SourcePicker'

/** Finds the entry to compare this one with, and opens the comparison. */
export function OtherSourceForm({ sourceId }: { sourceId: string }) {
  const t = useTranslations('merging.sources')
  const router = useRouter()
  return (
    <div className="max-w-2xl">
      <SourcePicker
        label={t('other')}
        keepAs={null}
        onPick={({ id }) => router.push(`/desk/sources/${sourceId}/merge?with=${id}`)}
      />
    </div>
  )
}
