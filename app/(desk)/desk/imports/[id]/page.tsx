import type { Metadata } from 'next'
import { z } from 'zod'
import { found } from '@/app/(desk)/found'
import { FormStep } from '@/components/desk/FormStep'
import { CheckForm } from '@/components/imports/CheckForm'
import { ReadingForm } from '@/components/imports/ReadingForm'
import { ResultRows } from '@/components/imports/ResultRows'
import { JobList } from '@/components/jobs/JobList'
import { StartForm } from '@/components/jobs/StartForm'
import { Disclosure } from '@/components/ui/Disclosure'
import { LinkButton } from '@/components/ui/LinkButton'
import { requireActor } from '@/lib/auth'
import type { Import } from '@/lib/generated/prisma/client'
import { importOf } from '@/lib/imports/queries'
import { defaultsSchema, delimiters, SOURCES } from '@/lib/imports/schema'
import { isWhole } from '@/lib/imports/steps'
import { fieldsOf, stateLabel, targetLabel } from '@/lib/imports/targets'
import { jobsFor } from '@/lib/jobs/queries'
import { isOpenJob } from '@/lib/jobs/schema'
import type { Translator } from '@/lib/messages/translator'
import { currentRetention } from '@/lib/retention/commands'
import { getTranslator } from '@/lib/settings/language'
import { offeredTypeIds } from '@/lib/sources/types'
import { cancelJobAction } from '../../jobs/actions'
import {
  forgetImportAction,
  readOtherwiseAction,
  startCheckAction,
  startImportAction,
  undoImportAction,
} from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator())('imports.title') }
}

const sampleSchema = z.array(z.array(z.string())).catch([])

/** How the file was read and what its columns are, while nothing is made of it. */
function Settings({ one, t }: { one: Import; t: Translator }) {
  const { language, type, dateOrder } = defaultsSchema.parse(one.defaults)
  const fields = fieldsOf(one.target)
  const isTable = one.format === 'CSV'
  return (
    <section aria-labelledby="columns" className="space-y-5">
      <h2 id="columns" className="text-lg font-semibold">
        {t('imports.columns')}
      </h2>
      <p>{t('imports.found', { rows: one.rows, format: t(`imports.formats.${one.format}`) })}</p>
      <ReadingForm
        id={one.id}
        encoding={one.encoding}
        isCertain={one.isCertain}
        delimiter={one.delimiter}
        delimiters={
          isTable
            ? delimiters.map((value) => ({ value, label: t(`imports.delimiters.${delimiterNames[value]}`) }))
            : null
        }
        action={readOtherwiseAction}
      />
      <CheckForm
        key={`${one.encoding} ${one.delimiter}`}
        id={one.id}
        columns={one.columns}
        sample={sampleSchema.parse(one.sample)}
        mapping={one.mapping}
        fields={fields.map(({ name, label }) => ({ value: name, label: t(label) }))}
        dates={fields.flatMap(({ name, isDate }) => (isDate ? [name] : []))}
        types={
          one.target === SOURCES
            ? offeredTypeIds.map((value) => ({ value, label: t(`labels.sourceType.${value}`) }))
            : null
        }
        defaults={{ language: language ?? '', type: type ?? '', dateOrder: dateOrder ?? '' }}
        leavesOutLike={one.leavesOutLike}
        isWhole={isWhole(one)}
        action={startCheckAction}
      />
    </section>
  )
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** What can be done next with an import that was checked or is done. `days`: how long it can be undone; null when it can't be. */
function NextStep({ one, days, t }: { one: Import; days: number | null; t: Translator }) {
  const ready = one.rows - one.made - one.refused - (one.leavesOutLike ? one.like : 0)
  const id = <input type="hidden" name="id" value={one.id} />
  const start = one.state === 'CHECKED' && ready > 0 && (
    <StartForm action={startImportAction} submit={t('imports.start', { count: ready })}>
      {id}
    </StartForm>
  )
  const canUndo = one.state === 'DONE' || (one.state === 'CHECKED' && one.made > 0)
  if (!canUndo || days === null) return start
  return (
    <div className="space-y-2">
      {start}
      <StartForm
        action={undoImportAction}
        submit={t('imports.undo', { count: one.made - one.removed - one.stayed })}
      >
        {id}
      </StartForm>
      <p className="text-quiet">{t('imports.undoHint', { days })}</p>
    </div>
  )
}

function summaryOf(one: Import, t: Translator): string | null {
  switch (one.state) {
    case 'CHECKED':
      // It stopped in the middle.
      if (one.made > 0) return t('imports.done', { made: one.made, refused: one.refused, like: one.like })
      return t('imports.checked', { rows: one.rows, refused: one.refused, like: one.like })
    case 'DONE':
    case 'RUNNING':
      return t('imports.done', { made: one.made, refused: one.refused, like: one.like })
    case 'UNDOING':
    case 'UNDONE':
      return t('imports.undone', { removed: one.removed, stayed: one.stayed })
    default:
      return null
  }
}

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const [actor, t, { id }] = await Promise.all([requireActor(), getTranslator(), params])
  const { import: one, results } = await found(importOf(actor, id))
  const [all, { jobs: days }] = await Promise.all([
    jobsFor(actor, { subjectId: one.id }, t),
    currentRetention(),
  ])
  const jobs = all.filter(isOpenJob)
  const isOpen = one.state === 'OPEN' || (one.state === 'CHECKED' && one.made === 0)
  const summary = summaryOf(one, t)
  const entries = one.target === SOURCES ? '/desk/sources' : '/desk/records'
  const rowsOf = (of: string) => `/api/imports/${one.id}/rows?of=${of}`
  return (
    <>
      <header className="flex flex-wrap items-baseline justify-between gap-4 py-8">
        <div>
          <h1 className="font-serif text-3xl font-semibold">
            <bdi>{one.filename}</bdi>
          </h1>
          <p className="mt-1 text-quiet">
            {t('imports.intoTarget', {
              target: targetLabel(one.target),
              state: stateLabel(one),
            })}
          </p>
        </div>
        <LinkButton href="/desk/imports">{t('imports.back')}</LinkButton>
      </header>
      <div className="space-y-8">
        {jobs.length > 0 && (
          <JobList jobs={jobs} address={`/api/jobs?subjectId=${one.id}`} cancel={cancelJobAction} />
        )}
        {summary && (
          <section aria-labelledby="result" className="space-y-4">
            <h2 id="result" className="text-lg font-semibold">
              {t(one.state === 'CHECKED' && isOpen ? 'imports.checkResult' : 'imports.result')}
            </h2>
            <p>{summary}</p>
            <NextStep one={one} days={results.made.length > 0 ? days : null} t={t} />
          </section>
        )}
        <ResultRows
          title={t('imports.refusedRows')}
          rows={results.refused}
          count={one.refused}
          entries={entries}
          file={rowsOf('refused')}
        />
        <ResultRows
          title={t('imports.likeRows')}
          rows={results.like}
          count={one.like}
          entries={entries}
          file={rowsOf('like')}
        />
        <ResultRows
          title={t('imports.stayedRows')}
          rows={results.stayed}
          count={one.stayed}
          entries={entries}
        />
        <ResultRows
          title={t('imports.madeRows')}
          rows={results.made}
          count={one.made}
          entries={entries}
          file={rowsOf('made')}
        />
        {isOpen && <Settings one={one} t={t} />}
        {jobs.length === 0 && (
          <Disclosure summary={t('imports.forgetTitle')}>
            <p className="mb-3 text-quiet">{t('imports.forgetHint')}</p>
            <FormStep
              action={forgetImportAction}
              label={t('imports.forget')}
              look="danger"
              fields={{ id: one.id }}
            />
          </Disclosure>
        )}
      </div>
    </>
  )
}
