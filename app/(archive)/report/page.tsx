import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { type ReportedEdition, type ReportedSource, ReportForm } from '@/components/reports/ReportForm'
import { editionBySlug } from '@/lib/editions/queries'
import { env } from '@/lib/env'
import { numberIn } from '@/lib/input'
import { reportedPlace } from '@/lib/reports/places'
import { refusedReport } from '@/lib/reports/refused'
import { getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({ title: t('reports.title'), description: t('reports.description'), isListed: false })
}

const textIn = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '')

/** What the address names, as far as readers can open it. */
async function aboutOf(asked: Record<string, unknown>): Promise<ReportedEdition | ReportedSource | null> {
  const source = textIn(asked.source)
  if (source !== '') {
    const of = {
      ...{ source, copy: textIn(asked.copy), passage: textIn(asked.passage) },
      page: numberIn(asked.page) ?? 1,
    }
    const place = await reportedPlace(of)
    return place && { place, asked: of }
  }
  const number = numberIn(asked.edition)
  const edition = number === null ? null : await editionBySlug(textIn(asked.record), number)
  return edition && { edition, statement: textIn(asked.statement) }
}

export default async function Report({ searchParams }: Props) {
  const asked = await searchParams
  return (
    <ReportForm
      about={await aboutOf(asked)}
      kind={textIn(asked.kind)}
      problem={textIn(asked.problem)}
      typed={refusedReport(textIn(asked.kept))}
      isMailed={env.STELE_SMTP_URL !== undefined}
    />
  )
}
