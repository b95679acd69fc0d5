import type { Metadata } from 'next'
import { found } from '@/app/(desk)/found'
import { DeskReports } from '@/components/reports/DeskReports'
import { EmptyState } from '@/components/ui/EmptyState'
import { requireActor } from '@/lib/auth'
import { reportsFor } from '@/lib/reports/queries'
import { getTranslator } from '@/lib/settings/language'
import { answerReportAction } from './actions'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('reports.desk.title'),
})

export default async function ReportsPage() {
  const [actor, t] = await Promise.all([requireActor(), getTranslator()])
  const { open, answered } = await found(reportsFor(actor))
  return (
    <>
      <header className="py-8">
        <h1 className="font-serif text-3xl font-semibold">{t('reports.desk.title')}</h1>
        <p className="mt-1 max-w-measure">{t('reports.desk.lead')}</p>
      </header>
      {open.length > 0 ? (
        <DeskReports reports={open} action={answerReportAction} />
      ) : (
        <EmptyState title={t('reports.desk.none')}>{t('reports.desk.noneHint')}</EmptyState>
      )}
      {answered.length > 0 && (
        <section aria-labelledby="answered" className="mt-14">
          <h2 id="answered" className="mb-3 font-serif text-xl font-semibold">
            {t('reports.desk.answeredTitle')}
          </h2>
          <DeskReports reports={answered} action={answerReportAction} />
        </section>
      )}
    </>
  )
}
