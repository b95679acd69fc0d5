import type { Metadata } from 'next'
import { addressOf } from '@/app/address'
import { arkAddress } from '@/app/ark-address'
import { JsonLd } from '@/components/archive/JsonLd'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { RecordPage } from '@/components/archive/record/RecordPage'
import { linkedPage } from '@/lib/exchange/linked-edition'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { editionMetadata } from '../../edition-metadata'
import { type EditionProps, editionAt } from './edition-at'

export async function generateMetadata(props: EditionProps): Promise<Metadata> {
  const edition = await editionAt(props)
  return edition ? editionMetadata(edition, 'EDITION') : {}
}

export default async function Edition(props: EditionProps) {
  const edition = await editionAt(props)
  if (!edition) return <PageNotFound />
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  return (
    <>
      <JsonLd data={linkedPage({ edition, archive, addressOf, ark: arkAddress(edition) }, t)} />
      <RecordPage citing={{ edition, archive, addressOf, ark: arkAddress(edition) }} />
    </>
  )
}
