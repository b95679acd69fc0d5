import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { addressOf } from '@/app/address'
import { arkAddress } from '@/app/ark-address'
import { CitePage } from '@/components/archive/CitePage'
import { PageNotFound } from '@/components/archive/PageNotFound'
import { editionPath } from '@/lib/exchange/citing/item'
import { shownTitle } from '@/lib/records/supplied-title'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { type EditionProps, editionAt } from '../edition-at'

export async function generateMetadata(props: EditionProps): Promise<Metadata> {
  const edition = await editionAt(props)
  if (!edition) return {}
  const t = await getTranslator()
  return pageMetadata({
    title: t('archive.cite.titleOf', { title: shownTitle(edition.content) }),
    description: t('archive.cite.description'),
    path: `${editionPath(edition)}/cite`,
    isListed: false,
  })
}

export default async function Cite(props: EditionProps) {
  const edition = await editionAt(props)
  if (!edition) return <PageNotFound />
  return (
    <CitePage citing={{ edition, archive: await archiveSettings(), addressOf, ark: arkAddress(edition) }} />
  )
}
