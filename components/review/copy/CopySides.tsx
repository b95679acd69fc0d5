'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useState } from 'react'
import { Button } from '@/components/ui/Button'

const sides = ['both', 'text', 'image'] as const
type Side = (typeof sides)[number]

/** The choice is kept for the other items of this browser, while it is open. */
const KEY = 'stele-copy-sides'

const chosen = (value: string | null): Side => sides.find((side) => side === value) ?? 'both'

/**
 * The text of a passage and the image of its page: both, or one of them. `needsImage`: software read the text, so that a verdict needs the image.
 * The text alone is then not offered; for any other copy, the image alone isn't, because its text is what is compared.
 */
export function CopySides({
  text,
  image,
  needsImage,
}: {
  text: ReactNode
  image: ReactNode
  needsImage: boolean
}) {
  const t = useTranslations('review.copySides')
  const [side, setSide] = useState<Side>('both')
  useEffect(() => setSide(chosen(sessionStorage.getItem(KEY))), [])
  const offered = sides.filter((one) => one !== (needsImage ? 'text' : 'image'))
  const shown = offered.includes(side) ? side : 'both'
  return (
    <>
      <fieldset className="flex flex-wrap gap-1">
        <legend className="sr-only">{t('label')}</legend>
        {offered.map((one) => (
          <Button
            key={one}
            small
            look="quiet"
            aria-pressed={one === shown}
            className="aria-pressed:bg-panel aria-pressed:font-semibold"
            onClick={() => {
              setSide(one)
              sessionStorage.setItem(KEY, one)
            }}
          >
            {t(one)}
          </Button>
        ))}
      </fieldset>
      <div hidden={shown === 'image'}>{text}</div>
      <div hidden={shown === 'text'} data-with-text={shown === 'both' || undefined}>
        {image}
      </div>
    </>
  )
}
