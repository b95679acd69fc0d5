import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { addressOf, alternatesOfRecord } from '@/app/address'
import { arkAddress } from '@/app/ark-address'
import { figureEvents } from '@/components/archive/finding/figure-groups'
import { formatBibliography } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import { readingOf } from '@/lib/editions/evidence'
import type { OtherFigures } from '@/lib/editions/figures'
import type { PublicEdition } from '@/lib/editions/queries'
import { publicTranslations } from '@/lib/editions/translations'
import { citationPath, WHOLE } from '@/lib/exchange/citing/formats'
import { editionPath } from '@/lib/exchange/citing/item'
import { metaTagsOf } from '@/lib/exchange/citing/meta-tags'
import { previewOf } from '@/lib/exchange/edition-preview'
import { checkingTerms, linkedStatements } from '@/lib/exchange/linked-data'
import { linkedEdition, linkedRelations } from '@/lib/exchange/linked-edition'
import { PREVIEW_SIZE } from '@/lib/exchange/preview-size'
import type { Translator } from '@/lib/messages/translator'
import { shownTitle } from '@/lib/records/supplied-title'
import type { StatedRelation } from '@/lib/search/stated-relations'
import { getTranslator } from '@/lib/settings/language'
import type { ArchiveSettings } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

/**
 * Title, description, Open Graph, canonical address, the same as data, and tags for reference managers. The page of a record and that of its
 * edition are each canonical; search engines list the first.
 */
export async function editionMetadata(edition: PublicEdition, at: 'RECORD' | 'EDITION'): Promise<Metadata> {
  const { slug, content, publishedAt } = edition
  const { summary, language } = content
  const title = shownTitle(content)
  const permanent = editionPath(edition)
  const path = at === 'RECORD' ? `/records/${slug}` : permanent
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const hasPreview = previewOf(edition, archive, t) !== null
  const image = { url: addressOf(`${permanent}/preview.png`), ...PREVIEW_SIZE, type: 'image/png', alt: title }
  const [translations, metadata] = await Promise.all([
    at === 'RECORD' ? publicTranslations(slug) : [],
    pageMetadata({
      title,
      description: summary,
      path,
      isPermanent: at === 'EDITION',
      isListed: at === 'RECORD',
      openGraph: {
        type: 'article',
        ...(language !== 'und' && { locale: language.replace('-', '_') }),
        publishedTime: publishedAt,
        ...(hasPreview && { images: [image] }),
      },
    }),
  ])
  const types = {
    'application/json': addressOf(`/api/public${path}`),
    'application/ld+json': addressOf(`/api/public${permanent}/graph`),
    'application/vnd.citationstyles.csl+json': addressOf(citationPath(permanent, WHOLE, 'csl')),
    'application/x-research-info-systems': addressOf(citationPath(permanent, WHOLE, 'ris')),
    'application/x-bibtex': addressOf(citationPath(permanent, WHOLE, 'bib')),
  }
  const other = metaTagsOf({ edition, archive, addressOf }, t)
  const card = hasPreview ? ('summary_large_image' as const) : ('summary' as const)
  const twitter = { ...metadata.twitter, card }
  const alternates = { ...metadata.alternates, types }
  if (translations.length === 0) return { ...metadata, twitter, other, alternates }
  // A translated record is what readers of its language look for, not this text under a translated interface: that page isn't canonical.
  const languages = alternatesOfRecord(archive, { slug, language }, translations)
  const own = String(metadata.alternates?.canonical)
  const canonical = Object.values(languages).includes(own) ? own : addressOf(path)
  const openGraph = { ...metadata.openGraph, url: canonical }
  return { ...metadata, openGraph, twitter, other, alternates: { ...alternates, canonical, languages } }
}

/** Ids of the figures that the page shows as differing from another. */
const differingIn = ({ content }: PublicEdition, others: OtherFigures) =>
  new Set(
    figureEvents(content.figures, others)
      .flatMap(({ groups }) => groups.filter(({ differ }) => differ))
      .flatMap(({ figures }) => figures.map(({ id }) => id)),
  )

/**
 * The edition as schema.org data, in full: the page, the record as its main entity with the type of its kind, and the statements as its parts,
 * with the same evidence as on the page. `others` has the figures of other records that the page shows, `relations` those to other records.
 */
export function editionJsonLd(
  edition: PublicEdition,
  others: OtherFigures,
  archive: ArchiveSettings,
  t: Translator,
  relations: readonly StatedRelation[] = [],
) {
  const { evidence, sources } = readingOf(edition, t)
  const works = formatBibliography(
    sources.map(({ csl }) => csl),
    t,
  )
  const { mainEntity, ...page } = linkedEdition({ edition, archive, addressOf, ark: arkAddress(edition) }, t)
  return {
    '@context': ['https://schema.org', checkingTerms(addressOf)],
    ...page,
    mainEntity: {
      ...mainEntity,
      ...linkedRelations(relations, addressOf),
      citation: works.map(({ runs }) => textOf(runs)),
      hasPart: linkedStatements(
        edition,
        evidence.values(),
        addressOf,
        { others, differing: differingIn(edition, others) },
        t,
      ),
    },
  }
}
