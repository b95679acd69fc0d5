import { coverageSentence } from '@/lib/editions/coverage'
import { readingOf } from '@/lib/editions/evidence'
import type { PublicTranslation } from '@/lib/editions/translations'
import type { Translator } from '@/lib/messages/translator'
import { isWithheld } from '@/lib/records/consent/schema'
import { hidesText } from '@/lib/records/content-warning'
import { kindOf } from '@/lib/records/kinds'
import { fieldText, recordDate } from '@/lib/records/kinds/fields'
import { shownTitle } from '@/lib/records/supplied-title'
import type { StatedRelation } from '@/lib/search/stated-relations'
import { licenceOf } from '@/lib/settings/licences'
import { archiveName } from '@/lib/settings/schema'
import { fileAddress, fileTypes } from '@/lib/text/file-address'
import { imageAddress, widthsOf } from '@/lib/text/image-address'
import { filesOf, imagesOf } from '@/lib/text/images'
import type { Citing } from './citing/citations'
import { citedDate, editionPath } from './citing/item'
import { linkedArchive } from './linked-archive'
import { checkingTerms } from './linked-data'
import type { Addressing } from './statements'

const ISO_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/

/** The dates of a record, where they are plain days, months or years: when what it documents came about, or the time that it is about. */
function datesOf({ edition }: Citing) {
  const { kind, content } = edition
  const date = recordDate(kind, content.fields)?.edtf ?? ''
  const isOfWork = kindOf(kind).csl.issued !== null
  const created = isOfWork ? (citedDate(edition)?.edtf ?? '') : ''
  return {
    ...(ISO_DATE.test(created) && { dateCreated: created }),
    ...(!isOfWork && ISO_DATE.test(date) && { temporalCoverage: date }),
  }
}

/** What the fields of a record say in the terms of schema.org, as its kind declares. */
function fieldsOf({ edition: { kind, content } }: Citing, t: Translator) {
  const { schemaOrg, form } = kindOf(kind)
  return Object.fromEntries(
    Object.entries(schemaOrg.properties ?? {}).flatMap(([property, name]) => {
      const text = fieldText(kind, name, content.fields, t)
      if (text === '') return []
      return [[property, form[name]?.input === 'authority' ? { '@type': 'Organization', name: text } : text]]
    }),
  )
}

/** The most images that the data in a page lists. */
const MOST_IMAGES = 10

/** The images that no content warning hides, with who made them. */
function linkedImages({ edition: { content }, addressOf }: Citing) {
  const shown = hidesText(content) ? [] : imagesOf(content.body).filter(({ isWarned }) => !isWarned)
  const image = shown
    .slice(0, MOST_IMAGES)
    .map(({ sha256, width, alternative, caption, credit, rights }) => ({
      '@type': 'ImageObject',
      contentUrl: addressOf(imageAddress(sha256, widthsOf(width).at(-1) ?? 480, 'webp')),
      encodingFormat: 'image/webp',
      ...(alternative && { description: alternative }),
      ...(caption && { caption }),
      ...(credit && { creditText: credit }),
      ...(rights && { copyrightNotice: rights }),
    }))
  return image.length > 0 && { image }
}

const typeOf = { AUDIO: 'AudioObject', VIDEO: 'VideoObject', DOCUMENT: 'MediaObject' } as const

/** The recordings and documents that no content warning hides, in the same way. */
function linkedFiles({ edition: { content }, addressOf }: Citing) {
  const shown = hidesText(content) ? [] : filesOf(content.body).filter(({ isWarned }) => !isWarned)
  const associatedMedia = shown
    .slice(0, MOST_IMAGES)
    .map(({ sha256, mediaType, title, description, credit, rights }) => ({
      '@type': typeOf[fileTypes[mediaType][0]],
      contentUrl: addressOf(fileAddress(sha256, mediaType)),
      encodingFormat: mediaType,
      name: title,
      ...(description && { description }),
      ...(credit && { creditText: credit }),
      ...(rights && { copyrightNotice: rights }),
    }))
  return associatedMedia.length > 0 && { associatedMedia }
}

/** The page of an edition and its record as schema.org data, without the statements. */
export function linkedEdition(citing: Citing, t: Translator) {
  const { edition, archive, addressOf, ark } = citing
  const { slug, number, kind, content, publishedAt, approved, isLive, speaker } = edition
  const { schemaOrg } = kindOf(kind)
  const address = addressOf(editionPath(edition))
  const license = licenceOf(archive.licence)?.url
  return {
    '@type': 'WebPage',
    '@id': address,
    url: isLive ? addressOf(`/records/${slug}`) : address,
    ...(ark && { identifier: ark }),
    version: number,
    datePublished: publishedAt,
    inLanguage: t.locale,
    ...(license && { license }),
    isPartOf: { '@type': 'WebSite', '@id': addressOf('/#site'), name: archiveName(archive, t) },
    publisher: linkedArchive(archive, addressOf, t),
    mainEntity: {
      '@type': schemaOrg.type,
      '@id': `${address}#record`,
      name: shownTitle(content),
      ...(schemaOrg.headline && { headline: shownTitle(content) }),
      abstract: content.summary,
      inLanguage: content.language,
      ...datesOf(citing),
      ...fieldsOf(citing, t),
      ...(speaker !== null && !isWithheld(speaker) && { creditText: speaker }),
      'stele:coverage': coverageSentence(readingOf(edition, t).coverage, t),
      ...linkedImages(citing),
      ...linkedFiles(citing),
      ...(approved && { 'stele:approved': approved }),
    },
  }
}

/** The original of a record, and its translations. */
function linkedTranslations({ edition, addressOf }: Citing, translations: readonly PublicTranslation[]) {
  const { type } = kindOf(edition.kind).schemaOrg
  const workOf = ({ slug, language, title }: PublicTranslation) => ({
    '@type': type,
    '@id': addressOf(`/records/${slug}`),
    name: title,
    inLanguage: language,
  })
  const original = translations.find(({ relation }) => relation === 'ORIGINAL')
  const own = translations.filter(({ relation }) => relation === 'TRANSLATION')
  return {
    ...(original && { translationOfWork: workOf(original) }),
    ...(own.length > 0 && { workTranslation: own.map(workOf) }),
  }
}

/** The relations that were stated of a record, and those that were stated of others to it. schema.org has no terms for them. */
export const linkedRelations = (relations: readonly StatedRelation[], addressOf: Addressing) =>
  relations.length > 0 && {
    'stele:relations': relations.map(({ type, isOwn, slug, kind, title, language }) => ({
      'stele:type': type,
      'stele:statedOf': isOwn ? 'THIS' : 'OTHER',
      'stele:record': {
        '@type': kindOf(kind).schemaOrg.type,
        '@id': addressOf(`/records/${slug}`),
        name: title,
        inLanguage: language,
      },
    })),
  }

/** The most that the data in a page may weigh, in bytes. */
export const PAGE_DATA_BYTES = 10 * 1024

/** The bytes of a text in the page, where "<" and ">" take six. */
const bytesIn = (text: string) =>
  Buffer.byteLength(JSON.stringify(text)) + 5 * (text.match(/[<>]/g)?.length ?? 0)

/**
 * The data in the page itself, at most 10 KB whatever the record: the edition and its record, with the address of the whole graph. The abstract,
 * which the page has as its description, is left out if it alone would be too long.
 */
export function linkedPage(citing: Citing, t: Translator, translations: readonly PublicTranslation[] = []) {
  const { edition, addressOf } = citing
  const page = linkedEdition(citing, t)
  const { abstract, ...mainEntity } = page.mainEntity
  const graph = addressOf(`/api/public${editionPath(edition)}/graph`)
  return {
    '@context': ['https://schema.org', checkingTerms(addressOf)],
    ...page,
    mainEntity: {
      ...mainEntity,
      ...(bytesIn(abstract) < PAGE_DATA_BYTES / 3 && { abstract }),
      ...linkedTranslations(citing, translations),
      subjectOf: { '@type': 'DataDownload', encodingFormat: 'application/ld+json', contentUrl: graph },
    },
  }
}
