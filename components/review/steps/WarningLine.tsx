import { useTranslations } from 'next-intl'

/** The numbers of open and dismissed warnings of the checks. They don't block a step. */
export type Warnings = { open: number; dismissed: number; href: string }

/** Shown before a record is submitted, approved or published, when the checks found warnings. */
export function WarningLine({ open, dismissed, href }: Warnings) {
  const t = useTranslations('review.step')
  if (open + dismissed === 0) return null
  return (
    <p>
      {open === 0 ? (
        t('noWarnings')
      ) : (
        <a href={href} className="link">
          {t('warnings', { count: open })}
        </a>
      )}
      {dismissed > 0 && ` ${t('dismissed', { count: dismissed })}`}
      {open > 0 && <span className="text-quiet"> {t('warningsHint')}</span>}
    </p>
  )
}
