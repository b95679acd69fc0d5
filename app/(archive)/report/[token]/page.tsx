import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { ReportStatusPage } from '@/components/reports/ReportStatusPage'
import { inLanguage } from '@/lib/messages/public-address'
import { reportStatus } from '@/lib/reports/queries'
import { getTranslator, languagePrefix } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ token: string }> }

/** The address is a secret: no search engine lists the page, and no other site learns of it. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslator())('reports.status.title'),
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
})

export default async function ReportStatus({ params }: Props) {
  const { token } = await params
  const [status, prefix] = await Promise.all([reportStatus(token), languagePrefix()])
  const address = addressOf(inLanguage(prefix, `/report/${token}`))
  return status ? <ReportStatusPage status={status} address={address} /> : <PageNotFound />
}
