import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { CorrectionsPage } from '@/components/reports/CorrectionsPage'
import { pageSchema } from '@/lib/input'
import { corrections } from '@/lib/reports/queries'
import { getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('reports.corrections.title'),
    description: t('reports.corrections.lead'),
    path: '/corrections',
  })
}

export default async function Corrections({ searchParams }: Props) {
  const page = pageSchema.parse((await searchParams).page)
  return <CorrectionsPage {...(await corrections(page))} page={page} />
}
