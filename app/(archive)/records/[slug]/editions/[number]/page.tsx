import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { JsonLd } from '@/components/archive/JsonLd'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { RecordPage } from '@/components/archive/RecordPage'
import { editionBySlug } from '@/lib/editions/queries'
import { numberIn } from '@/lib/input'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { editionJsonLd, editionMetadata } from '../../edition-metadata'

export const revalidate = 60
export const generateStaticParams = () => []

type Props = { params: Promise<{ slug: string; number: string }> }

async function editionAt({ params }: Props) {
  const { slug, number: text } = await params
  const number = numberIn(text)
  return number === null ? null : editionBySlug(slug, number)
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const edition = await editionAt(props)
  return edition ? editionMetadata(edition) : {}
}

export default async function Edition(props: Props) {
  const edition = await editionAt(props)
  if (!edition) return <PageNotFound />
  const { slug, number } = edition
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  return (
    <>
      <JsonLd data={editionJsonLd(edition, new Map(), archive, t)} />
      <RecordPage
        edition={edition}
        address={addressOf(`/records/${slug}/editions/${number}`)}
        archive={archiveName(archive, t)}
      />
    </>
  )
}
