import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { MethodPage } from '@/components/trust/MethodPage'
import { checkedCounts } from '@/lib/editions/archive'
import { checkingOf } from '@/lib/method/checking'
import { publicRuns } from '@/lib/method/maintenance'
import { yearsOf } from '@/lib/method/years'
import { getTranslator } from '@/lib/settings/language'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslator()
  return pageMetadata({
    title: t('trust.method.title'),
    description: t('trust.method.lead'),
    path: '/about/method',
  })
}

export default async function Method() {
  const [checking, counts, years, runs] = await Promise.all([
    checkingOf(),
    checkedCounts(),
    yearsOf(),
    publicRuns(),
  ])
  return <MethodPage checking={checking} counts={counts} years={years} runs={runs} />
}
