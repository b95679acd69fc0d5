import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { BulkTable } from '@/components/bulk/BulkTable'
import { JobList } from '@/components/jobs/JobList'
import { StartForm } from '@/components/jobs/StartForm'
import { LinkButton } from '@/components/ui/LinkButton'
import { Pagination } from '@/components/ui/Pagination'
import { requireActor } from '@/lib/auth'
import { bulkOf } from '@/lib/bulk/queries'
import { summaryOf } from '@/lib/bulk/run'
import { pageSchema } from '@/lib/input'
import { jobsFor } from '@/lib/jobs/queries'
import { listOf } from '@/lib/lists/columns'
import { currentRetention } from '@/lib/retention/commands'
import { getTranslator } from '@/lib/settings/language'
import { cancelJobAction } from '../../../jobs/actions'
import { undoBulkAction } from '../actions'
import { bulkFieldLabel } from '../field-labels'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('jobs.kinds.bulk') }
}

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function BulkResultPage({ params, searchParams }: Props) {
  const [actor, t, { id }, query] = await Promise.all([requireActor(), getTranslator(), params, searchParams])
  const page = pageSchema.parse(query.page)
  const { list, change, counts, isDone, entries, pages } = await found(bulkOf(actor, id, page))
  const { jobs: days } = await currentRetention()
  const jobs = (await jobsFor(actor, {}, t)).filter(({ state }) => state === 'WAITING' || state === 'RUNNING')
  const title = t('bulk.resultTitle', { list })
  const path = listOf(list).path
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <div>
          <h1 className="font-serif text-3xl font-semibold">{title}</h1>
          <p className="mt-1 text-quiet">
            {change.action === 'FIELD'
              ? t(bulkFieldLabel(list, change.field))
              : t(`bulk.actions.${change.action}`)}
          </p>
        </div>
        <LinkButton href={path}>{t('bulk.back', { list })}</LinkButton>
      </header>
      {jobs.length > 0 && (
        <div className="mb-6 space-y-3">
          <JobList jobs={jobs} address="/api/jobs" cancel={cancelJobAction} />
          <LinkButton href={`/desk/lists/bulk/${id}`}>{t('bulk.reload')}</LinkButton>
        </div>
      )}
      {isDone && <p className="mb-6">{t(summaryOf(counts))}</p>}
      {isDone && counts.CHANGED > 0 && (
        <div className="mb-6 space-y-2">
          <StartForm action={undoBulkAction} submit={t('bulk.undo', { count: counts.CHANGED })}>
            <input type="hidden" name="bulkId" value={id} />
          </StartForm>
          <p className="text-quiet">{t('bulk.undoHint', { days })}</p>
        </div>
      )}
      {entries.length > 0 && (
        <BulkTable
          caption={title}
          path={path}
          entries={entries.map(({ outcome, ...entry }) => ({ ...entry, effect: outcome, texts: null }))}
        />
      )}
      <Pagination page={page} pages={pages} hrefOf={(page) => `/desk/lists/bulk/${id}?page=${page}`} />
    </>
  )
}
