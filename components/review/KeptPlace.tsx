'use client'

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

/** Keeps on this device where a reviewer stopped in this record, and offers to go on there. */
export function KeptPlace({ recordId }: { recordId: string }) {
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
        // Storage may be full or switched off; then the place is not kept, and nothing else changes.
      }
    }
    document.addEventListener('focusin', keep)
    return () => document.removeEventListener('focusin', keep)
  }, [recordId])
  if (!place) return null
  return (
    <p>
      You were last at {place.name.toLowerCase()}.{' '}
      <a href={`/desk/records/${recordId}/review?at=${place.anchor}`} className="link">
        Go on there
      </a>
    </p>
  )
}
