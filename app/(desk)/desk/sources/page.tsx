import type { Metadata } from 'next'
import { SourceFilters } from '@/components/sources/SourceFilters'
import { SourceTable } from '@/components/sources/SourceTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { getTranslator } from '@/lib/settings/language'
import { hrefOfSources, sourceFiltersSchema } from '@/lib/sources/filters'
import { listSources } from '@/lib/sources/queries'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('sources.title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function SourcesPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = sourceFiltersSchema.parse(await searchParams)
  const { rows, next } = await listSources(actor, filters)
  const t = await getTranslator()
  const isFiltered = filters.q !== '' || filters.type || filters.identification || filters.cursor
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('sources.title')}</h1>
        {can(actor, 'writeAll') && (
          <LinkButton href="/desk/sources/new" look="primary">
            {t('sources.add')}
          </LinkButton>
        )}
      </header>
      <SourceFilters {...filters} />
      {rows.length > 0 && <SourceTable sources={rows} />}
      {rows.length === 0 && (
        <EmptyState title={t(isFiltered ? 'sources.empty.filtered' : 'sources.empty.none')}>
          {t(isFiltered ? 'sources.empty.filteredHelp' : 'sources.empty.noneHelp')}
        </EmptyState>
      )}
      <nav aria-label={t('ui.pagination.label')} className="mt-6 flex gap-3">
        {filters.cursor && (
          <LinkButton href={hrefOfSources({ ...filters, cursor: null })}>
            {t('ui.pagination.first')}
          </LinkButton>
        )}
        {next && (
          <LinkButton href={hrefOfSources({ ...filters, cursor: next })} rel="next">
            {t('ui.pagination.nextPage')}
          </LinkButton>
        )}
      </nav>
    </>
  )
}
