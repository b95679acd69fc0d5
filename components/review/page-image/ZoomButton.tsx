'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/Button'

const zooms = [1, 1.5, 2] as const

/** How large the image of a page is drawn: 1 is as wide as its place. */
export type Zoom = (typeof zooms)[number]

/** Draws the image of a page larger, in steps, and after the last one as a whole again. */
export function ZoomButton({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const t = useTranslations('review.pageImage')
  return (
    <Button small look="quiet" onClick={() => onZoom(zooms[(zooms.indexOf(zoom) + 1) % zooms.length] ?? 1)}>
      {zoom === 2 ? t('whole') : t('larger')}
    </Button>
  )
}
