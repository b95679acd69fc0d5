import type { Metadata } from 'next'
import { AuthorityFilters } from '@/components/authorities/AuthorityFilters'
import { AuthorityTable } from '@/components/authorities/AuthorityTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { listAuthorities } from '@/lib/authorities/queries'
import { authorityFiltersSchema, hrefOfAuthorities } from '@/lib/authorities/schema'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('names.title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AuthoritiesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = authorityFiltersSchema.parse(await searchParams)
  const { rows, next } = await listAuthorities(actor, filters)
  const t = await getTranslator()
  const narrowed = filters.q !== '' || filters.kind || filters.cursor
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('names.title')}</h1>
        {can(actor, 'writeAll') && (
          <LinkButton href="/desk/authorities/new" look="primary">
            {t('names.add')}
          </LinkButton>
        )}
      </header>
      <AuthorityFilters {...filters} />
      {rows.length > 0 && <AuthorityTable authorities={rows} />}
      {rows.length === 0 && (
        <EmptyState title={t(narrowed ? 'names.empty.filtered' : 'names.empty.none')}>
          {t(narrowed ? 'names.empty.filteredHelp' : 'names.empty.noneHelp')}
        </EmptyState>
      )}
      <nav aria-label={t('ui.pagination.label')} className="mt-6 flex gap-3">
        {filters.cursor && (
          <LinkButton href={hrefOfAuthorities({ ...filters, cursor: null })}>
            {t('ui.pagination.first')}
          </LinkButton>
        )}
        {next && (
          <LinkButton href={hrefOfAuthorities({ ...filters, cursor: next })} rel="next">
            {t('ui.pagination.nextPage')}
          </LinkButton>
        )}
      </nav>
    </>
  )
}
