import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { BulkTable } from '@/components/bulk/BulkTable'
import { JobList } from '@/components/jobs/JobList'
import { StartForm } from '@/components/jobs/StartForm'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import { bulkEntriesOf } from '@/lib/bulk/entry-runs'
import { jobsFor } from '@/lib/jobs/queries'
import { currentRetention } from '@/lib/retention/commands'
import { getTranslator } from '@/lib/settings/language'
import { cancelJobAction } from '../../../jobs/actions'
import { undoEntriesAction } from '../actions'
import { entryFieldLabel } from '../asked'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('jobs.kinds.bulkEntries') }
}

export default async function BulkEntriesResultPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, t, { id }] = await Promise.all([requireActor(), getTranslator(), params])
  const { change, isDone, counts, summary, path, entries } = await found(bulkEntriesOf(actor, id))
  const { jobs: days } = await currentRetention()
  const { list, field } = change
  const jobs = (await jobsFor(actor, {}, t)).filter(({ state }) => state === 'WAITING' || state === 'RUNNING')
  const title = t('bulk.entries.resultTitle', { list })
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <div>
          <h1 className="font-serif text-3xl font-semibold">{title}</h1>
          <p className="mt-1 text-quiet">{t(entryFieldLabel(list, field))}</p>
        </div>
        <LinkButton href={path}>{t('bulk.entries.back', { list })}</LinkButton>
      </header>
      {jobs.length > 0 && (
        <div className="mb-6 space-y-3">
          <JobList jobs={jobs} address="/api/jobs" cancel={cancelJobAction} />
          <LinkButton href={`/desk/lists/bulk/${id}`}>{t('bulk.reload')}</LinkButton>
        </div>
      )}
      {isDone && <p className="mb-6">{t(summary)}</p>}
      {isDone && counts.CHANGED > 0 && (
        <div className="mb-6 space-y-2">
          <StartForm action={undoEntriesAction} submit={t('bulk.entries.undo', { count: counts.CHANGED })}>
            <input type="hidden" name="bulkId" value={id} />
          </StartForm>
          <p className="text-quiet">{t('bulk.entries.undoHint', { days })}</p>
        </div>
      )}
      {entries.length > 0 && (
        <BulkTable
          caption={title}
          entries={{ label: t('bulk.entries.entry'), path }}
          records={entries.map(({ outcome, ...entry }) => ({ ...entry, language: 'und', effect: outcome }))}
        />
      )}
    </>
  )
}
