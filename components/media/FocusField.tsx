'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/Field'
import { Input } from '@/components/ui/Input'
import { staffImageAddress } from '@/lib/text/image-address'

type Props = { sha256: string; width: number; height: number; x: number; y: number }

/** The most pixels that the image is wide and high here. */
const MOST = { wide: 480, high: 288 } as const

/** The focal point of an image: by a click into it, or as two numbers. */
export function FocusField({ sha256, width, height, x: openedX, y: openedY }: Props) {
  const t = useTranslations('media.entry')
  const [{ x, y }, setPoint] = useState({ x: openedX, y: openedY })
  const within = (value: number) => Math.max(0, Math.min(100, Math.round(value)))
  return (
    <fieldset>
      <legend className="font-medium">{t('focus')}</legend>
      <p className="text-quiet">{t('focusHint')}</p>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('focusPick')}
        className="relative mt-2 block w-fit cursor-crosshair"
        onClick={({ clientX, clientY, currentTarget }) => {
          const box = currentTarget.getBoundingClientRect()
          setPoint({
            x: within((100 * (clientX - box.left)) / box.width),
            y: within((100 * (clientY - box.top)) / box.height),
          })
        }}
      >
        <img
          src={staffImageAddress(sha256, MOST.wide, 'webp')}
          alt=""
          // Its place is there before it is, so that no button moves away from under the pointer.
          style={{
            aspectRatio: `${width} / ${height}`,
            width: Math.min(MOST.wide, width, (MOST.high * width) / height),
          }}
          className="block h-auto max-w-full rounded-sm bg-panel outline outline-line"
        />
        <span
          aria-hidden
          className="absolute size-5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-paper bg-accent/60 outline outline-ink"
          style={{ left: `${x}%`, top: `${y}%` }}
        />
      </button>
      <div className="mt-2 flex gap-4">
        {(['x', 'y'] as const).map((axis) => (
          <Field key={axis} label={t(axis === 'x' ? 'focusX' : 'focusY')}>
            {(wired) => (
              <Input
                {...wired}
                type="number"
                name={axis === 'x' ? 'focusX' : 'focusY'}
                min={0}
                max={100}
                value={axis === 'x' ? x : y}
                onChange={({ currentTarget: { value } }) =>
                  setPoint((point) => ({ ...point, [axis]: within(Number(value)) }))
                }
                className="w-24"
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}
