import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ThisDayPage } from '@/components/archive/finding/ThisDayPage'
import { dayOfYear, daysBeside, onThisDay } from '@/lib/search/this-day'
import { getTranslator } from '@/lib/settings/language'

export const dynamic = 'force-dynamic'

type Props = { searchParams: Promise<Record<string, unknown>> }

/** The day that is asked for, else today (UTC). */
const dayOf = async (query: Props['searchParams']) =>
  dayOfYear.parse((await query).day) ?? new Date().toISOString().slice(5, 10)

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslator()
  const { day } = await searchParams
  return pageMetadata({
    title: t('archive.thisDay.kicker'),
    description: t('archive.thisDay.intro'),
    path: day === undefined ? '/this-day' : `/this-day?day=${await dayOf(searchParams)}`,
    isListed: day === undefined,
  })
}

export default async function ThisDay({ searchParams }: Props) {
  const day = await dayOf(searchParams)
  const [found, beside] = await Promise.all([onThisDay(day), daysBeside(day)])
  return <ThisDayPage day={day} beside={beside} found={found} />
}
