'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { readEntry, writeEntry } from '@/components/desk/kept-entries'
import { focusedPanel } from './panels'

const placeSchema = z.object({ anchor: z.string(), name: z.string() })
type Place = z.output<typeof placeSchema>

/** Keeps on this device where a reviewer stopped in this record, and offers to continue there. */
export function KeptPlace({ recordId, memberId }: { recordId: string; memberId: string }) {
  const t = useTranslations('review')
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    const entry = `stele-place-${memberId}-${recordId}`
    let current = true
    if (!window.location.hash)
      void readEntry(entry).then((kept) => current && setPlace(placeSchema.safeParse(kept).data ?? null))
    const keep = () => {
      const panel = focusedPanel()
      const name = panel?.querySelector('h3')?.dataset.name
      if (panel && name) void writeEntry(entry, { anchor: panel.id, name })
    }
    document.addEventListener('focusin', keep)
    return () => {
      current = false
      document.removeEventListener('focusin', keep)
    }
  }, [recordId, memberId])
  if (!place) return null
  return (
    <p className="review-resume">
      {t.rich('resume', {
        name: place.name,
        link: (chunks) => (
          <a
            href={
              document.getElementById(place.anchor)
                ? `#${place.anchor}`
                : `/desk/records/${recordId}/review?at=${place.anchor}`
            }
            className="link"
          >
            {chunks}
          </a>
        ),
      })}
    </p>
  )
}
