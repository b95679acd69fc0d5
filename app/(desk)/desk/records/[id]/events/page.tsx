import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { EventTable } from '@/components/audit/EventTable'
import { ListPages } from '@/components/lists/ListPages'
import { RecordHeader } from '@/components/records/RecordHeader'
import { EmptyState } from '@/components/ui/EmptyState'
import { Link } from '@/components/ui/Link'
import { beforeSchema } from '@/lib/audit/filters'
import { eventsOfRecord } from '@/lib/audit/queries'
import { requireActor } from '@/lib/auth'
import { getRecord } from '@/lib/records/queries'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('audit.record.title') }
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<{ before?: string | string[] }>
}

export default async function RecordEventsPage({ params, searchParams }: Props) {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { id } = await params
  const before = beforeSchema.parse((await searchParams).before)
  const [record, { events, next, isPartial }] = await found(
    Promise.all([getRecord(actor, id), eventsOfRecord(actor, id, before)]),
  )
  const { title, language } = record.draft.content
  const path = `/desk/records/${id}`
  return (
    <>
      <RecordHeader record={{ ...record, title, language }} current="overview" />
      <h2 className="mb-3 text-lg font-semibold">{t('audit.record.title')}</h2>
      <p className="max-w-3xl">{t('audit.record.intro')}</p>
      {isPartial && <p className="max-w-3xl text-quiet">{t('audit.record.withheld')}</p>}
      <p className="mb-6">
        <Link href={`${path}/revisions`} className="link">
          {t('audit.record.compare')}
        </Link>
      </p>
      {events.length === 0 ? (
        <EmptyState title={t('audit.empty')}>{t('audit.emptyHint')}</EmptyState>
      ) : (
        <EventTable events={events} />
      )}
      <ListPages first={before ? `${path}/events` : null} next={next && `${path}/events?before=${next}`} />
    </>
  )
}
