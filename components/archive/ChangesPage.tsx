import { useLocale, useTranslations } from 'next-intl'
import { createElement, Fragment, type ReactNode } from 'react'
import { useAddress } from '@/components/ui/use-address'
import { formatDay } from '@/lib/dates'
import type { PublicEdition } from '@/lib/editions/queries'
import { warningOf } from '@/lib/records/content-warning'
import type { Difference } from '@/lib/records/revisions/compare'
import { shownTitle } from '@/lib/records/supplied-title'
import { ContentWarning } from './record/ContentWarning'

type Props = {
  edition: PublicEdition
  /** The edition before it; null when that was withdrawn. */
  before: PublicEdition | null
  changes: Difference[] | null
}

/** The changes from one edition to the next, closed where either edition has a content warning. */
export function ChangesPage({ edition, before, changes }: Props) {
  const locale = useLocale()
  const to = useAddress()
  const t = useTranslations('archive')
  const { slug, number, content, publishedAt } = edition
  const warning = warningOf(content) ?? (before && warningOf(before.content))
  const list = changes && <Changes changes={changes} />
  const linkTo = (edition: number) => (chunks: ReactNode) => (
    <a href={to(`/records/${slug}/editions/${edition}`)} className="link">
      {chunks}
    </a>
  )
  const editions = {
    number,
    day: formatDay(publishedAt, { locale }),
    previous: number - 1,
    after: linkTo(number),
  }
  return (
    <>
      <p className="kicker">{t('changes.title')}</p>
      <h1 lang={content.language === 'und' ? undefined : content.language} dir="auto" className="page-title">
        {shownTitle(content)}
      </h1>
      <p className="mt-4 max-w-measure text-quiet">
        {before
          ? t.rich('changes.between', {
              ...editions,
              previousDay: formatDay(before.publishedAt, { locale }),
              before: linkTo(number - 1),
            })
          : t.rich('changes.beforeWithdrawn', editions)}
      </p>
      {list && (
        <div className="mt-8">
          {warning ? (
            <ContentWarning warning={warning} part="changes">
              {list}
            </ContentWarning>
          ) : (
            list
          )}
        </div>
      )}
      <p className="mt-8">
        <a href={to(`/records/${slug}/editions`)} className="link">
          {t('editions.all')}
        </a>
      </p>
    </>
  )
}

function Changes({ changes }: { changes: readonly Difference[] }) {
  const t = useTranslations('archive.changes')
  if (changes.length === 0) return <p>{t('same')}</p>
  return (
    <dl className="max-w-measure divide-y divide-line border-y border-line">
      {changes.map(({ label, runs, isReplaced }, at) => {
        const key = `${at} ${label}`
        return (
          <div key={key} className="py-4">
            <dt className="text-quiet">{label}</dt>
            {isReplaced && <dd className="mt-1 text-quiet">{t('replaced')}</dd>}
            <dd className="mt-1 font-serif text-lg whitespace-pre-wrap">
              {createElement(
                Fragment,
                null,
                ...linesOf(runs).map((line) => shownLine(line, { removed: t('removed'), added: t('added') })),
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}

type Run = Difference['runs'][number]
type Labels = Record<'removed' | 'added', string>

/** The lines of a text, each with its runs. A run that goes on in the next line is one of that line too. */
function linesOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) lines.push([])
      if (text !== '') lines.at(-1)?.push({ ...run, text })
    }
  }
  return lines
}

/** A line in its own direction: the words of the archive and of a source can be in turn. */
const shownLine = (line: readonly Run[], labels: Labels) =>
  createElement(
    'span',
    { dir: 'auto', className: 'block min-h-[1lh]' },
    ...line.map((run) => shown(run, labels)),
  )

function shown({ kind, text }: Run, labels: Labels) {
  if (kind === 'same') return text
  const Mark = kind === 'removed' ? 'del' : 'ins'
  const look =
    kind === 'removed' ? 'text-quiet decoration-1' : 'decoration-accent decoration-2 underline-offset-3'
  return (
    <Mark className={look}>
      <bdi className="sr-only">{labels[kind]} </bdi>
      {text}
    </Mark>
  )
}
