import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ReportForm } from '@/components/reports/ReportForm'
import { editionBySlug } from '@/lib/editions/queries'
import { numberIn } from '@/lib/input'
import { refusedReport } from '@/lib/reports/refused'
import { getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({ title: t('reports.title'), description: t('reports.description'), isListed: false })
}

const textIn = (value: unknown) => (typeof value === 'string' ? value.slice(0, 200) : '')

export default async function Report({ searchParams }: Props) {
  const asked = await searchParams
  const number = numberIn(asked.edition)
  const edition = number === null ? null : await editionBySlug(textIn(asked.record), number)
  return (
    <ReportForm
      edition={edition}
      statement={textIn(asked.statement)}
      kind={textIn(asked.kind)}
      problem={textIn(asked.problem)}
      typed={refusedReport(textIn(asked.kept))}
    />
  )
}
