import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { ReadingList } from '@/components/review/queue/ReadingList'
import { EmptyState } from '@/components/ui/EmptyState'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { pageSchema } from '@/lib/input'
import { differentReadings } from '@/lib/relocation/different-readings'
import { getTranslator } from '@/lib/settings/language'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('review.readings.title'),
})

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReadingsPage({ searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const page = pageSchema.parse((await searchParams).page)
  const { readings, hasMore } = await found(differentReadings(actor, { page }))
  const hrefOf = (number: number) => `/desk/queue/readings?page=${number}`
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('review.readings.title')}</h1>
        <p className="mt-1 max-w-measure">{t('review.readings.lead')}</p>
      </header>
      {readings.length > 0 ? (
        <ReadingList readings={readings} />
      ) : (
        <EmptyState
          title={t('review.readings.none')}
          action={<LinkButton href="/desk/queue">{t('review.queue.title')}</LinkButton>}
        >
          {t('review.readings.noneHint')}
        </EmptyState>
      )}
      <nav aria-label={t('review.queue.pages')} className="mt-6 flex gap-3">
        {page > 1 && <LinkButton href={hrefOf(page - 1)}>{t('review.readings.previous')}</LinkButton>}
        {hasMore && <LinkButton href={hrefOf(page + 1)}>{t('review.readings.next')}</LinkButton>}
      </nav>
    </>
  )
}
