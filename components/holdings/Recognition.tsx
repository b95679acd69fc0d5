import { useTranslations } from 'next-intl'
import type { FormAction } from '@/components/desk/use-form'
import { JobList } from '@/components/jobs/JobList'
import { Disclosure } from '@/components/ui/Disclosure'
import { useTranslator } from '@/components/ui/use-translator'
import type { RecognitionLanguage } from '@/lib/holdings/recognition/languages'
import { isOpenJob, type ShownJob } from '@/lib/jobs/schema'
import { languageName } from '@/lib/text'
import { RecogniseForm } from './RecogniseForm'

type Props = {
  holdingId: string
  /** The number of pages without text; null when the copy has no text at all. */
  pagesWithoutText: number | null
  hasMachineRead: boolean
  languages: readonly RecognitionLanguage[]
  /** The jobs that read this copy. */
  jobs: readonly ShownJob[]
  actions: { start: FormAction; cancel: FormAction }
}

/** Reading the text of a scan or picture by machine: the form that starts it, how far it is, and how it ended. */
export function Recognition({
  holdingId,
  pagesWithoutText,
  hasMachineRead,
  languages,
  jobs,
  actions,
}: Props) {
  const t = useTranslations('holdings.recognition')
  const translate = useTranslator()
  const options = languages.map(({ code, tag }) => ({ value: code, label: languageName(tag, translate) }))
  const isNeeded = pagesWithoutText === null || pagesWithoutText > 0
  const isRunning = jobs.some(isOpenJob)
  if (!isNeeded && !hasMachineRead && jobs.length === 0) return null
  const form =
    languages.length === 0 ? (
      <p>{t('none')}</p>
    ) : (
      <RecogniseForm
        holdingId={holdingId}
        languages={options.toSorted((a, b) => a.label.localeCompare(b.label, translate.locale))}
        hasMachineRead={hasMachineRead}
        action={actions.start}
      />
    )
  return (
    <section aria-labelledby="recognition" className="mt-10 max-w-3xl space-y-4">
      <h2 id="recognition" className="font-serif text-xl font-semibold">
        {t('title')}
      </h2>
      {jobs.length > 0 && (
        <JobList
          jobs={jobs}
          address={`/api/jobs?${new URLSearchParams({ kind: 'recognise', subjectId: holdingId })}`}
          cancel={actions.cancel}
        />
      )}
      {!isRunning && isNeeded && (
        <>
          <p className="max-w-measure">{t('lead', { pages: pagesWithoutText ?? -1 })}</p>
          {form}
        </>
      )}
      {!isRunning && !isNeeded && hasMachineRead && <Disclosure summary={t('readAgain')}>{form}</Disclosure>}
    </section>
  )
}
