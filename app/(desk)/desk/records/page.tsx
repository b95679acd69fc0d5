import type { Metadata } from 'next'
import { RecordFilters } from '@/components/records/RecordFilters'
import { RecordTable } from '@/components/records/RecordTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { filtersSchema, hrefOfList } from '@/lib/records/filters'
import { listRecords } from '@/lib/records/queries'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('records.title') }
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RecordsPage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const filters = filtersSchema.parse(await searchParams)
  const { records, next } = await listRecords(actor, filters)
  const { after, ...kept } = filters
  const isNarrowed = Object.values(filters).some((value) => value !== undefined)
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('records.title')}</h1>
        <LinkButton href="/desk/records/new" look="primary">
          {t('records.add')}
        </LinkButton>
      </header>
      <RecordFilters {...kept} />
      {records.length > 0 && <RecordTable caption={t('records.caption')} records={records} />}
      {records.length === 0 && (
        <EmptyState title={t(isNarrowed ? 'records.empty.filtered' : 'records.empty.none')}>
          {t(isNarrowed ? 'records.empty.filteredHint' : 'records.empty.noneHint')}
        </EmptyState>
      )}
      <nav aria-label={t('records.pages.label')} className="mt-6 flex gap-3">
        {after && <LinkButton href={hrefOfList(kept)}>{t('records.pages.newest')}</LinkButton>}
        {next && (
          <LinkButton href={hrefOfList({ ...kept, after: next })} rel="next">
            {t('records.pages.older')}
          </LinkButton>
        )}
      </nav>
    </>
  )
}
