import type { Metadata } from 'next'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { ReportStatusPage } from '@/components/reports/ReportStatusPage'
import { reportStatus } from '@/lib/reports/queries'
import { getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string }> }

/** The address is a secret: no search engine lists the page, and no other site learns of it. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('reports.status.title'),
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
})

export default async function ReportStatus({ params }: Props) {
  const status = await reportStatus((await params).token)
  return status ? <ReportStatusPage status={status} /> : <PageNotFound />
}
