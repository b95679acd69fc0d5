import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { BulkTable } from '@/components/bulk/BulkTable'
import { JobList } from '@/components/jobs/JobList'
import { StartForm } from '@/components/jobs/StartForm'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { bulkOf } from '@/lib/bulk/queries'
import { summaryOf } from '@/lib/bulk/run'
import { jobsFor } from '@/lib/jobs/queries'
import { currentRetention } from '@/lib/retention/commands'
import { getTranslator } from '@/lib/settings/language'
import { cancelJobAction } from '../../../jobs/actions'
import { undoBulkAction } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('bulk.resultTitle') }
}

export default async function BulkResultPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, t, { id }] = await Promise.all([requireActor(), getTranslator(), params])
  const { counts, isDone, change, records } = await found(bulkOf(actor, id))
  const { jobs: days } = await currentRetention()
  const jobs = (await jobsFor(actor, {}, t)).filter(({ state }) => state === 'WAITING' || state === 'RUNNING')
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <div>
          <h1 className="font-serif text-3xl font-semibold">{t('bulk.resultTitle')}</h1>
          <p className="mt-1 text-quiet">{t(`bulk.actions.${change.action}`)}</p>
        </div>
        <LinkButton href="/desk/records">{t('bulk.back')}</LinkButton>
      </header>
      {jobs.length > 0 && (
        <div className="mb-6 space-y-3">
          <JobList jobs={jobs} address="/api/jobs" cancel={cancelJobAction} />
          <LinkButton href={`/desk/records/bulk/${id}`}>{t('bulk.reload')}</LinkButton>
        </div>
      )}
      <p className="mb-6">{t(summaryOf(counts))}</p>
      {isDone && counts.CHANGED > 0 && (
        <div className="mb-6 space-y-2">
          <StartForm action={undoBulkAction} submit={t('bulk.undo', { count: counts.CHANGED })}>
            <input type="hidden" name="bulkId" value={id} />
          </StartForm>
          <p className="text-quiet">{t('bulk.undoHint', { days })}</p>
        </div>
      )}
      {records.length > 0 && (
        <BulkTable
          caption={t('bulk.resultTitle')}
          records={records.map(({ outcome, ...record }) => ({ ...record, effect: outcome }))}
        />
      )}
    </>
  )
}
