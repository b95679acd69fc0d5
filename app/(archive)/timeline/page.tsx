import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { TimelinePage } from '@/components/archive/finding/TimelinePage'
import { timelinePath } from '@/components/archive/finding/timeline-path'
import { timelineOf, timelineSchema } from '@/lib/search/timeline'
import { getTranslator, interfaceLanguage } from '@/lib/settings/language'

type Props = { searchParams: Promise<Record<string, unknown>> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const [t, asked] = await Promise.all([getTranslator(), searchParams.then(timelineSchema.parse)])
  return pageMetadata({
    title: t('archive.timeline.title'),
    description: t('archive.timeline.intro'),
    path: timelinePath(asked),
    isListed: asked.show === 'all' && asked.year === null && asked.view === null,
  })
}

export default async function TimelineRoute({ searchParams }: Props) {
  const asked = timelineSchema.parse(await searchParams)
  return <TimelinePage asked={asked} timeline={await timelineOf(asked, await interfaceLanguage())} />
}
