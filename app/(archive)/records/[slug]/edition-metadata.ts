import type { Metadata } from 'next'
import { pageMetadata } from '@/app/(archive)/page-metadata'
import { addressOf } from '@/app/address'
import { figureEvents } from '@/components/archive/figure-groups'
import { formatBibliography } from '@/lib/citations/format'
import { textOf } from '@/lib/citations/runs'
import { coverageSentence } from '@/lib/editions/coverage'
import { readingOf } from '@/lib/editions/evidence'
import type { OtherFigures } from '@/lib/editions/figures'
import type { PublicEdition } from '@/lib/editions/queries'
import { linkedArchive } from '@/lib/exchange/linked-archive'
import { checkingTerms, linkedStatements } from '@/lib/exchange/linked-data'
import type { Translator } from '@/lib/messages/translator'
import { kindOf } from '@/lib/records/kinds'
import { recordDate } from '@/lib/records/kinds/fields'
import type { ArchiveSettings } from '@/lib/settings/schema'

const pathOf = ({ slug, number, isLive }: PublicEdition) =>
  isLive ? `/records/${slug}` : `/records/${slug}/editions/${number}`

/** Title, description, Open Graph and canonical address. Search engines list the current edition only. */
export async function editionMetadata(edition: PublicEdition): Promise<Metadata> {
  const { title, summary, language } = edition.content
  const path = pathOf(edition)
  const metadata = await pageMetadata({
    title,
    description: summary,
    path,
    isPermanent: !edition.isLive,
    isListed: edition.isLive,
    openGraph: {
      type: 'article',
      ...(language !== 'und' && { locale: language.replace('-', '_') }),
      publishedTime: edition.publishedAt,
    },
  })
  const types = { 'application/json': addressOf(`/api/public${path}`) }
  const other = { 'z:itemType': kindOf(edition.kind).zoteroType }
  return { ...metadata, other, alternates: { ...metadata.alternates, types } }
}

/** Ids of the figures that the page shows as differing from another. */
const differingIn = ({ content }: PublicEdition, others: OtherFigures) =>
  new Set(
    figureEvents(content.figures, others)
      .flatMap(({ groups }) => groups.filter(({ differ }) => differ))
      .flatMap(({ figures }) => figures.map(({ id }) => id)),
  )

/**
 * The edition as schema.org data: the page, the record as its main entity with the type of its kind, and the statements as its parts, with the
 * same evidence as on the page. `others` has the figures of other records that the page shows.
 */
export function editionJsonLd(
  edition: PublicEdition,
  others: OtherFigures,
  archive: ArchiveSettings,
  t: Translator,
) {
  const { content, number, publishedAt } = edition
  const { schemaOrg } = kindOf(edition.kind)
  const edtf = recordDate(edition.kind, content.fields)?.edtf ?? ''
  const { evidence, coverage, sources } = readingOf(edition, t)
  const works = formatBibliography(
    sources.map(({ csl }) => csl),
    t,
  )
  return {
    '@context': ['https://schema.org', checkingTerms(addressOf)],
    '@type': 'WebPage',
    '@id': addressOf(`/records/${edition.slug}/editions/${number}`),
    url: addressOf(pathOf(edition)),
    version: number,
    datePublished: publishedAt,
    inLanguage: t.locale,
    isPartOf: linkedArchive(archive, addressOf, t),
    mainEntity: {
      '@type': schemaOrg.type,
      name: content.title,
      ...(schemaOrg.headline && { headline: content.title }),
      abstract: content.summary,
      inLanguage: content.language,
      ...(/^\d{4}-\d{2}-\d{2}$/.test(edtf) && { dateCreated: edtf }),
      citation: works.map(({ runs }) => textOf(runs)),
      'stele:coverage': coverageSentence(coverage, t),
      ...(edition.approved && { 'stele:approved': edition.approved }),
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
