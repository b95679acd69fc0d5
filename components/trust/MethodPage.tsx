import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import { useAddress } from '@/components/ui/use-address'
import { useTranslator } from '@/components/ui/use-translator'
import { formatDay } from '@/lib/dates'
import type { CheckedCounts } from '@/lib/editions/archive'
import type { Checking } from '@/lib/method/checking'
import type { PublicRuns } from '@/lib/method/maintenance'
import type { Year } from '@/lib/method/years'
import { AgreementTable, CheckedAspects } from './AspectTables'
import { NumberTable } from './NumberTable'

type Props = { checking: Checking; counts: CheckedCounts; years: readonly Year[]; runs: PublicRuns }

/** What the archive checks, in numbers of its own data: each with what it is a part of. */
export function MethodPage({ checking, counts, years, runs }: Props) {
  const t = useTranslator()
  const to = useAddress()
  const statements = checking.byOne + checking.byTwo + checking.byMore
  const none = <p className="mt-3 max-w-measure text-quiet">{t('archive.home.empty')}</p>
  const agreements = checking.aspects.filter(({ agreement }) => agreement.pairs > 0)
  return (
    <article className="[&>section]:mt-10">
      <h1 className="page-title">{t('trust.method.title')}</h1>
      <p className="mt-4 max-w-measure">{t('trust.method.lead')}</p>
      <p className="mt-2 max-w-measure">
        <a href={to('/about')} className="link">
          {t('archive.about.title')}
        </a>
      </p>

      <Section id="checked" title={t('trust.method.checked.title')}>
        <p className="mt-3 max-w-measure">{t('trust.method.checked.text')}</p>
        {checking.aspects.length > 0 ? <CheckedAspects aspects={checking.aspects} /> : none}
      </Section>

      <Section id="reviewers" title={t('trust.method.reviewers.title')}>
        <p className="mt-3 max-w-measure">{t('trust.method.reviewers.text')}</p>
        <NumberTable
          caption={t('trust.method.reviewers.title')}
          heads={[t('trust.method.columns.what'), t('trust.method.columns.number')]}
          rows={[
            ...(['records', 'reviewers'] as const).map((name) => ({
              name: t(`trust.method.reviewers.${name}`),
              cells: [t('trust.method.number', { value: checking[name] })],
            })),
            ...(['byOne', 'byTwo', 'byMore'] as const).map((name) => ({
              name: t(`trust.method.reviewers.${name}`),
              cells: [t('trust.method.kept.of', { compared: checking[name], all: statements })],
            })),
          ]}
        />
      </Section>

      <Section id="agreement" title={t('trust.method.agreement.title')}>
        <p className="mt-3 max-w-measure">{t('trust.method.agreement.text')}</p>
        {agreements.length > 0 ? (
          <AgreementTable aspects={agreements} />
        ) : (
          <p className="mt-3 max-w-measure text-quiet">{t('trust.method.agreement.none')}</p>
        )}
      </Section>

      <Section id="unverified" title={t('trust.method.unverified.title')}>
        <p className="mt-3 max-w-measure">{t('archive.unverified.counts', counts)}</p>
        <p className="mt-2">
          <a href={to('/unverified')} className="link">
            {t('archive.footer.unverified')}
          </a>
        </p>
      </Section>

      <Section id="years" title={t('trust.method.years.title')}>
        <p className="mt-3 max-w-measure">{t('trust.method.years.text')}</p>
        {years.length > 0 ? <YearTable years={years} /> : none}
        <p className="mt-3">
          <a href={to('/corrections')} className="link">
            {t('reports.corrections.title')}
          </a>
        </p>
      </Section>

      <Section id="kept" title={t('trust.method.kept.title')}>
        <Kept runs={runs} />
        <p className="mt-3">
          <a href={to('/verify')} className="link">
            {t('trust.verify.title')}
          </a>
        </p>
      </Section>
    </article>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="section-title">
        {title}
      </h2>
      {children}
    </section>
  )
}

const columnsOfYear = [
  'editions',
  'renewed',
  'reports',
  'corrected',
  'takenDown',
  'withdrawn',
  'erased',
] as const

function YearTable({ years }: Pick<Props, 'years'>) {
  const t = useTranslator()
  return (
    <NumberTable
      caption={t('trust.method.years.title')}
      heads={[
        t('trust.method.columns.year'),
        ...columnsOfYear.map((name) => t(`trust.method.years.${name}`)),
      ]}
      rows={years.map((year) => ({
        name: String(year.year),
        cells: columnsOfYear.map((name) => t('trust.method.number', { value: year[name] })),
      }))}
    />
  )
}

/** When files, editions and backups were last checked. */
function Kept({ runs: { fixity, drill, editions, files } }: Pick<Props, 'runs'>) {
  const t = useTranslator()
  const locale = useLocale()
  const run = (last: PublicRuns['drill']) =>
    last
      ? t('trust.method.kept.run', {
          day: formatDay(last.at, { locale }),
          succeeded: String(last.succeeded),
        })
      : t('trust.method.kept.never')
  return (
    <>
      <p className="mt-3 max-w-measure">{t('trust.method.kept.text')}</p>
      <NumberTable
        caption={t('trust.method.kept.title')}
        heads={[t('trust.method.columns.what'), t('trust.method.columns.result')]}
        rows={[
          { name: t('trust.method.kept.editions'), cells: [t('trust.method.kept.of', editions)] },
          { name: t('trust.method.kept.files'), cells: [t('trust.method.kept.of', files)] },
          { name: t('trust.method.kept.fixity'), cells: [run(fixity)] },
          { name: t('trust.method.kept.drill'), cells: [run(drill)] },
        ]}
      />
    </>
  )
}
