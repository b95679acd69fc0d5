import { useLocale, useTranslations } from 'next-intl'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { readingOf } from '@/lib/editions/evidence'
import type { PublicEdition } from '@/lib/editions/queries'
import { shownTitle } from '@/lib/records/supplied-title'
import type { AskedPlace, ReportedPlace } from '@/lib/reports/places'
import type { RefusedReport } from '@/lib/reports/refused'
import { REPORT_LENGTH, reportKinds } from '@/lib/reports/schema'
import { keyOf as nameKey, publicNamesOf } from '@/lib/review/subject-names'
import { isolatedIn } from '@/lib/text/isolated'

type Props = {
  /** What the report is about; null where the address names nothing that readers can open. */
  about: ReportedEdition | ReportedSource | null
  kind: string
  /** The field that was refused; empty at first. */
  problem: string
  /** What the reader typed before it was refused. */
  typed?: RefusedReport | null
  /** True where the archive sends e-mails. */
  isMailed?: boolean
}

export type ReportedEdition = { edition: PublicEdition; statement: string }
export type ReportedSource = { place: ReportedPlace; asked: AskedPlace }

const input = 'mt-1 w-full rounded border border-edge bg-page px-3 py-2'

/** A form that anyone can send, without an account and without a script. It repeats no text of the record. */
export function ReportForm({ about, kind, problem, typed = null, isMailed = false }: Props) {
  const t = useTranslations('reports')
  const to = useAddress()
  if (!about)
    return (
      <article>
        <h1 className="page-title">{t('title')}</h1>
        <p className="mt-4 max-w-measure">{t('nothing')}</p>
        <p className="mt-3">
          <a href={to('/records')} className="link">
            {t('findRecord')}
          </a>
        </p>
      </article>
    )
  return (
    <article>
      <h1 className="page-title">{t('title')}</h1>
      <p className="mt-4 max-w-measure">{t('lead')}</p>
      <p className="mt-3 max-w-measure font-serif text-lg">
        {'place' in about ? <AboutPlace {...about} /> : <AboutEdition {...about} />}
      </p>
      {problem && (
        <p
          role="alert"
          className="mt-4 max-w-measure rounded border border-edge bg-panel px-4 py-3 font-medium"
        >
          {t(problem === 'email' ? 'errors.email' : problem === 'kind' ? 'errors.kind' : 'errors.text')}
        </p>
      )}
      <form method="post" action={to('/report/send')} className="mt-6 max-w-measure space-y-5">
        {Object.entries(fieldsOf(about)).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <fieldset>
          <legend className="font-medium">{t('kind')}</legend>
          {reportKinds.map((one) => (
            <label key={one} className="mt-1 flex items-baseline gap-2 py-1">
              <input
                type="radio"
                name="kind"
                value={one}
                required
                defaultChecked={one === (kind || 'ERROR')}
              />
              {t(`kinds.${one}`)}
            </label>
          ))}
        </fieldset>
        <div>
          <label htmlFor="report-text" className="font-medium">
            {t('text')}
          </label>
          <p id="report-text-hint" className="text-quiet">
            {t('textHint')}
          </p>
          <textarea
            id="report-text"
            name="text"
            required
            maxLength={REPORT_LENGTH}
            rows={8}
            defaultValue={typed?.text}
            aria-describedby="report-text-hint"
            aria-invalid={problem === 'text' || undefined}
            className={input}
          />
        </div>
        <fieldset className="space-y-3">
          <legend className="font-medium">{t('reader')}</legend>
          <p className="text-quiet">{t('readerHint')}</p>
          <div>
            <label htmlFor="report-name">{t('name')}</label>
            <input
              id="report-name"
              name="name"
              defaultValue={typed?.name}
              maxLength={200}
              autoComplete="name"
              className={input}
            />
          </div>
          <div>
            <label htmlFor="report-email">{t('email')}</label>
            {isMailed && (
              <p id="report-email-hint" className="text-quiet">
                {t('emailHint')}
              </p>
            )}
            <input
              id="report-email"
              name="email"
              type="email"
              defaultValue={typed?.email}
              maxLength={254}
              autoComplete="email"
              aria-describedby={isMailed ? 'report-email-hint' : undefined}
              aria-invalid={problem === 'email' || undefined}
              className={input}
            />
          </div>
        </fieldset>
        <div hidden>
          <label htmlFor="report-website">{t('leaveEmpty')}</label>
          <input id="report-website" name="website" tabIndex={-1} autoComplete="off" />
        </div>
        <button
          type="submit"
          className="min-h-11 rounded border border-ink bg-ink px-5 font-medium text-paper hover:bg-ink/85"
        >
          {t('send')}
        </button>
      </form>
    </article>
  )
}

/** The hidden fields that say what the report is about. */
const fieldsOf = (about: ReportedEdition | ReportedSource): Record<string, string | number> =>
  'place' in about
    ? about.asked
    : { slug: about.edition.slug, edition: about.edition.number, statement: about.statement }

function AboutEdition({ edition, statement }: ReportedEdition) {
  const t = useTranslations('reports')
  const render = useTranslator()
  const locale = useLocale()
  const to = useAddress()
  const subjects = [...readingOf(edition, render).evidence].map(([key, { subject }]) => ({ key, subject }))
  const about = subjects.find(({ key }) => key === statement)
  const name =
    about &&
    publicNamesOf(
      subjects.map(({ subject }) => subject),
      edition.content.body,
    ).get(nameKey(about.subject))
  const title = isolatedIn(locale, shownTitle(edition.content))
  return (
    <a
      href={to(`/records/${edition.slug}/editions/${edition.number}${about ? `#how-${about.key}` : ''}`)}
      className="link"
    >
      {name ? t('aboutStatement', { statement: render(name), title }) : t('aboutRecord', { title })}
    </a>
  )
}

function AboutPlace({ place: { kind, title, page, path } }: ReportedSource) {
  const t = useTranslations('reports')
  const locale = useLocale()
  const to = useAddress()
  return (
    <a href={to(path)} className="link">
      {t('aboutSource', { place: kind, title: isolatedIn(locale, title), page })}
    </a>
  )
}
