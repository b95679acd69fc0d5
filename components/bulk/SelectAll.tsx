'use client'

import { useTranslations } from 'next-intl'

/** A box that ticks all boxes of its form that choose a record, or none. */
export function SelectAll() {
  const t = useTranslations('bulk')
  return (
    <input
      type="checkbox"
      aria-label={t('selectAll')}
      className="size-5 align-middle accent-ink"
      onChange={({ currentTarget: { form, checked } }) => {
        for (const box of form?.querySelectorAll<HTMLInputElement>('input[name="id"]') ?? [])
          box.checked = checked
      }}
    />
  )
}
