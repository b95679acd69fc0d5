import type { Metadata } from 'next'
import { JobList } from '@/components/jobs/JobList'
import { StartForm } from '@/components/jobs/StartForm'
import { Checkbox } from '@/components/ui/Checkbox'
import { EmptyState } from '@/components/ui/EmptyState'
import { can } from '@/lib/access'
import { requireActor } from '@/lib/auth'
import { jobsFor } from '@/lib/jobs/queries'
import { countReadBefore } from '@/lib/relocation/read-again'
import { getTranslator } from '@/lib/settings/language'
import { cancelJobAction, readAgainAction } from './actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('jobs.title'),
})

export default async function JobsPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const jobs = await jobsFor(actor, {}, t)
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('jobs.title')}</h1>
        <p className="mt-1 max-w-measure">{t('jobs.lead')}</p>
      </header>
      {jobs.length > 0 ? (
        <JobList jobs={jobs} address="/api/jobs" cancel={cancelJobAction} />
      ) : (
        <EmptyState title={t('jobs.none')}>{t('jobs.noneHint')}</EmptyState>
      )}
      {can(actor, 'publish') && (
        <section aria-labelledby="read-again" className="mt-14 max-w-3xl space-y-3">
          <h2 id="read-again" className="border-b border-line pb-1 font-serif text-xl font-semibold">
            {t('jobs.readAgain.title')}
          </h2>
          <p>{t('jobs.readAgain.lead', { count: await countReadBefore({ after: null }) })}</p>
          <p className="max-w-measure text-quiet">{t('jobs.readAgain.hint')}</p>
          <StartForm action={readAgainAction} submit={t('jobs.readAgain.start')}>
            <Checkbox name="all" value="yes" label={t('jobs.readAgain.all')} />
          </StartForm>
        </section>
      )}
    </>
  )
}
