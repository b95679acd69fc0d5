'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { currentPanel } from './panels'

const placeSchema = z.object({ anchor: z.string(), name: z.string() })
type Place = z.output<typeof placeSchema>

const keyOf = (recordId: string) => `stele-review-place-${recordId}`

function keptPlace(recordId: string): Place | null {
  try {
    return placeSchema.parse(JSON.parse(localStorage.getItem(keyOf(recordId)) ?? ''))
  } catch {
    return null
  }
}

/** Keeps on this device where a reviewer stopped in this record, and offers to continue there. */
export function KeptPlace({ recordId }: { recordId: string }) {
  const t = useTranslations('review')
  const [place, setPlace] = useState<Place | null>(null)
  useEffect(() => {
    if (!window.location.hash) setPlace(keptPlace(recordId))
    const keep = () => {
      const panel = currentPanel()
      const name = panel?.querySelector('h3')?.dataset.name
      if (!panel || !name) return
      try {
        localStorage.setItem(keyOf(recordId), JSON.stringify({ anchor: panel.id, name }))
      } catch {
        // Storage can be full or disabled; then the position isn't kept.
      }
    }
    document.addEventListener('focusin', keep)
    return () => document.removeEventListener('focusin', keep)
  }, [recordId])
  if (!place) return null
  return (
    <p>
      {t.rich('resume', {
        name: place.name,
        link: (chunks) => (
          <a href={`/desk/records/${recordId}/review?at=${place.anchor}`} className="link">
            {chunks}
          </a>
        ),
      })}
    </p>
  )
}
