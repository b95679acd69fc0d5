import type { Metadata } from 'next'
import { AddMedia } from '@/components/media/AddMedia'
import { MediaFilters } from '@/components/media/MediaFilters'
import { MediaGrid } from '@/components/media/MediaGrid'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { env } from '@/lib/env'
import { listMedia } from '@/lib/media/queries'
import { hrefOfMedia, mediaFiltersSchema } from '@/lib/media/schema'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('media.title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function MediaPage({ searchParams }: Props) {
  const actor = await requireActor()
  const filters = mediaFiltersSchema.parse(await searchParams)
  const [{ rows, total, pages }, { language }, t] = await Promise.all([
    listMedia(actor, filters),
    archiveSettings(),
    getTranslator(),
  ])
  const isFiltered = filters.q !== '' || filters.kind !== null || filters.undescribed
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('media.title')}</h1>
        <p className="mt-2 max-w-prose text-quiet">{t('media.lead')}</p>
      </header>
      <AddMedia language={language} maxMegabytes={env.STELE_MAX_UPLOAD_MB} />
      <MediaFilters {...filters} />
      {rows.length > 0 ? (
        <>
          <p className="mb-3 text-quiet">{t('media.count', { count: total })}</p>
          <MediaGrid media={rows} />
        </>
      ) : (
        <EmptyState title={t(isFiltered ? 'media.noneFound' : 'media.none')}>
          {t(isFiltered ? 'media.noneFoundHint' : 'media.noneHint')}
        </EmptyState>
      )}
      <Pagination page={filters.page} pages={pages} hrefOf={(page) => hrefOfMedia({ ...filters, page })} />
    </>
  )
}
