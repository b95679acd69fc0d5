import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { ArchivePage } from '@/components/archive/ArchivePage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { livePage } from '@/lib/pages/queries'
import { pathOfPage } from '@/lib/pages/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { plainText } from '@/lib/text'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const page = await livePage(slug)
  if (!page) return {}
  const [description = ''] = plainText(page.body).slice(0, 300).split('\n')
  return pageMetadata({ title: page.title, description, path: pathOfPage(slug) })
}

export default async function Page({ params }: Props) {
  const page = await livePage((await params).slug)
  if (!page) return <PageNotFound />
  const { language } = await archiveSettings()
  return <ArchivePage page={page} language={language} />
}
