import { useTranslations } from 'next-intl'

/** A box that chooses an entry of a list for a change of many. */
export function SelectOne({ id, title }: { id: string; title: string }) {
  const t = useTranslations('bulk')
  return (
    <input
      type="checkbox"
      name="id"
      value={id}
      aria-label={t('select', { title })}
      className="size-5 align-middle accent-ink"
    />
  )
}
