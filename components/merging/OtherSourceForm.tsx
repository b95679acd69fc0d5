'use client'

import { useRouter } from 'next/navigation'
import { SourcePicker } from '@/components/citing/SourcePicker'

/** Finds the source to compare this one with, and goes there. */
export function OtherSourceForm({ sourceId }: { sourceId: string }) {
  const router = useRouter()
  return (
    <div className="max-w-2xl">
      <SourcePicker
        label="The other entry"
        onPick={({ id }) => router.push(`/desk/sources/${sourceId}/merge?with=${id}`)}
      />
    </div>
  )
}
