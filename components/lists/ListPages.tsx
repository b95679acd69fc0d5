import { useTranslations } from 'next-intl'
import { LinkButton } from '@/components/ui/LinkButton'

/** Links to the first and the next page of a list; an address is null where there is no such page. */
export function ListPages({ first, next }: { first: string | null; next: string | null }) {
  const t = useTranslations('ui.pagination')
  if (!first && !next) return null
  return (
    <nav aria-label={t('label')} className="mt-6 flex gap-3">
      {first && <LinkButton href={first}>{t('first')}</LinkButton>}
      {next && (
        <LinkButton href={next} rel="next">
          {t('nextPage')}
        </LinkButton>
      )}
    </nav>
  )
}
