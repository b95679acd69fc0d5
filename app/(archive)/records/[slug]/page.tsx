import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { arkAddress } from '@/app/ark-address'
import { CollectionPlaces } from '@/components/archive/finding/CollectionPlaces'
import { JsonLd } from '@/components/archive/JsonLd'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { RecordPage } from '@/components/archive/record/RecordPage'
import { RelatedRecords } from '@/components/archive/record/RelatedRecords'
import { StatedRelations } from '@/components/archive/record/StatedRelations'
import { placesInCollections } from '@/lib/collections/reading'
import { momentsOf } from '@/lib/editions/copies/moments'
import { otherFigures } from '@/lib/editions/figures'
import { liveEdition } from '@/lib/editions/queries'
import { publicTranslations } from '@/lib/editions/translations'
import { linkedPage } from '@/lib/exchange/linked-edition'
import { relatedRecords } from '@/lib/search/related'
import { firstStatedRelations } from '@/lib/search/stated-relations'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { editionMetadata } from './edition-metadata'

type Props = { params: Promise<{ slug: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const edition = await liveEdition((await params).slug)
  return edition ? editionMetadata(edition, 'RECORD') : {}
}

export default async function Record({ params }: Props) {
  const { slug } = await params
  const edition = await liveEdition(slug)
  if (!edition) return <PageNotFound />
  const [others, t, archive, moments, translations, stated, related, collections] = await Promise.all([
    otherFigures(edition),
    getTranslator(),
    archiveSettings(),
    momentsOf(edition),
    publicTranslations(slug),
    firstStatedRelations(edition.recordId),
    relatedRecords(edition.recordId),
    placesInCollections(edition.recordId),
  ])
  return (
    <>
      <JsonLd data={linkedPage({ edition, archive, addressOf, ark: arkAddress(edition) }, t, translations)} />
      <RecordPage
        citing={{ edition, archive, addressOf, ark: arkAddress(edition) }}
        others={others}
        moments={moments}
        translations={translations}
      />
      <CollectionPlaces places={collections} />
      <StatedRelations relations={stated} />
      <RelatedRecords records={related} />
    </>
  )
}
