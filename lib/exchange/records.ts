import { authorityNameSchema } from '@/lib/authorities/schema'
import { textOf } from '@/lib/citations/runs'
import { coverageSentence } from '@/lib/editions/coverage'
import { type Evidence, keyOf, readingOf } from '@/lib/editions/evidence'
import type { OtherFigures } from '@/lib/editions/figures'
import type { PositionOf } from '@/lib/editions/passage-positions'
import type { EditionLine, PublicEdition } from '@/lib/editions/queries'
import type { PublicTranslation } from '@/lib/editions/translations'
import { figuresPath } from '@/lib/figures/address'
import type { Figure } from '@/lib/figures/schema'
import { formatQuantity } from '@/lib/figures/sentence'
import type { Translator } from '@/lib/messages/translator'
import { hidesText } from '@/lib/records/content-warning'
import { kindOf } from '@/lib/records/kinds'
import type { Found, Results } from '@/lib/search/queries'
import type { StatedRelation } from '@/lib/search/stated-relations'
import { plainText } from '@/lib/text'
import { captionsAddress, fileAddress } from '@/lib/text/file-address'
import { htmlParts } from '@/lib/text/html'
import { formats, imageAddress, widthsOf } from '@/lib/text/image-address'
import { filesOf, imagesOf } from '@/lib/text/images'
import { inTurns, nextTurn } from '@/lib/workers/turns'
import { editionPath } from './citing/item'
import type { publicArchive } from './linked-archive'
import { type Addressing, type PublicStatement, statementOf, workOf } from './statements'

/** The images in the text with the hashes of their files. Those behind a content warning say so. */
const imagesIn = ({ content }: PublicEdition, addressOf: Addressing) =>
  imagesOf(content.body).map(({ sha256, width, height, alternative, caption, credit, rights, ...image }) => ({
    ...{ sha256, width, height, alternative, caption, credit, rights },
    contentWarning: image.warning || null,
    isWarned: image.isWarned || hidesText(content),
    urls: widthsOf(width).flatMap((one) =>
      formats.map((format) => addressOf(imageAddress(sha256, one, format))),
    ),
  }))

/** The recordings and documents in the text in the same way. */
const filesIn = (edition: PublicEdition, addressOf: Addressing) =>
  filesOf(edition.content.body).map(({ position: _, isWarned, warning, ...file }) => ({
    ...file,
    contentWarning: warning || null,
    isWarned: isWarned || hidesText(edition.content),
    url: addressOf(fileAddress(file.sha256, file.mediaType)),
    captions:
      file.transcript.length > 0 ? addressOf(captionsAddress(editionPath(edition), file.sha256)) : null,
  }))

/** The name without the id of its authority. */
const nameOf = (name: { name: string } | null) => name?.name ?? null

const figureOf =
  (record: string, others: OtherFigures, addressOf: Addressing, t: Translator) => (figure: Figure) => ({
    id: figure.id,
    statement: keyOf({ type: 'FIGURE', id: figure.id }),
    event: figure.event.name,
    measure: figure.measure,
    population: figure.population,
    place: nameOf(figure.place),
    quantity: figure.quantity,
    quantityInWords: formatQuantity(figure.quantity, t),
    asOf: figure.asOf,
    statedBy: figure.statedBy.name,
    partOf: figure.partOf,
    note: figure.note || null,
    elsewhere: (others.get(figure.id)?.numbers ?? [])
      .flatMap(({ stated }) => stated)
      .map(({ id, slug, title, quantity, asOf, statedBy, state }) => ({
        record: addressOf(`/records/${slug}`),
        figure: `${addressOf(`/records/${slug}`)}#figure-${id}`,
        title,
        quantity,
        quantityInWords: formatQuantity(quantity, t),
        asOf,
        statedBy: statedBy.name,
        state,
      })),
    elsewhereTotal: others.get(figure.id)?.total ?? 0,
    elsewhereTotalIsMinimum: others.get(figure.id)?.isMinimum ?? false,
    elsewhereUrl: others.has(figure.id)
      ? addressOf(figuresPath({ of: { record, figure: figure.id } }))
      : null,
  })

const nameSchema = authorityNameSchema.nullable().catch(null)

function fieldsOf({ kind, content }: PublicEdition) {
  const given = Object.entries(kindOf(kind).form).filter(([, { input }]) => input !== 'timeline')
  return Object.fromEntries(
    given.map(([name, { input }]) => {
      const value = content.fields[name] ?? null
      return [name, input === 'authority' ? nameOf(nameSchema.parse(value)) : value]
    }),
  )
}

type Published = {
  edition: PublicEdition
  addressOf: Addressing
  positionOf: PositionOf
  /** The current figures of other records for the same counts. */
  others?: OtherFigures
  translations?: readonly PublicTranslation[]
  relations?: readonly StatedRelation[]
}

/**
 * The statement with the position of its passage in the text of the copy, in characters as in annotations; null for one whose text readers don't
 * have.
 */
function placed(statement: PublicStatement, { passage }: Evidence, positionOf: PositionOf) {
  const hash = passage?.textLayerSha256
  const position = hash ? positionOf(passage) : null
  return {
    ...statement,
    passage: statement.passage && {
      ...statement.passage,
      position: position && { ...position, textLayerSha256: hash },
    },
  }
}

/**
 * An edition for machines (docs/api.md): everything that its page shows, from its snapshot. A long one is made in turns, so that it doesn't stop the
 * server.
 */
export async function publicRecord(
  { edition, addressOf, positionOf, others = new Map(), translations = [], relations = [] }: Published,
  t: Translator,
) {
  const { slug, kind, number, content } = edition
  const { evidence, coverage, sources } = readingOf(edition, t)
  const known = [...evidence.values()]
  const noteText = (subject: { id: string }) => {
    const found = known.find((one) => one.subject.id === subject.id)
    return found ? `${textOf(found.chain)}.` : ''
  }
  const { blocks, block, notes } = htmlParts(content.body, noteText, t, addressOf)
  await nextTurn()
  const html = (await inTurns(blocks, (node) => [block(node)])).join('') + notes()
  await nextTurn()
  const text = plainText(content.body)
  await nextTurn()
  return {
    slug,
    url: addressOf(`/records/${slug}`),
    kind,
    edition: {
      number,
      url: addressOf(`/records/${slug}/editions/${number}`),
      publishedAt: edition.publishedAt,
      approved: edition.approved,
      newest: edition.newest,
      isLive: edition.isLive,
      hash: edition.hash && {
        ...edition.hash,
        parts:
          edition.hash.scheme === 1
            ? null
            : addressOf(`/api/public/records/${slug}/editions/${number}/parts`),
        proof:
          edition.hash.scheme === 1 ? null : addressOf(`/api/public/proofs/${edition.recordId}/${number}`),
      },
    },
    title: content.title,
    titleIsSupplied: content.titleIsSupplied ?? false,
    summary: content.summary,
    language: content.language,
    translations: translations.map((one) => ({
      url: addressOf(`/records/${one.slug}`),
      language: one.language,
      title: one.title,
      relation: one.relation,
    })),
    relations: relations.map(({ type, isOwn, slug, kind, language, title }) => ({
      type,
      statedOf: isOwn ? ('THIS' as const) : ('OTHER' as const),
      url: addressOf(`/records/${slug}`),
      kind,
      language,
      title,
    })),
    contentWarning: content.contentWarning,
    contentWarningHidesText: hidesText(content),
    speaker: edition.speaker,
    fields: fieldsOf(edition),
    text,
    html,
    images: imagesIn(edition, addressOf),
    files: filesIn(edition, addressOf),
    coverage: { inWords: coverageSentence(coverage, t), byType: coverage },
    statements: known.map((one) => placed(statementOf(one, edition, addressOf, t), one, positionOf)),
    figures: content.figures.map(figureOf(slug, others, addressOf, t)),
    sources: sources.map(workOf(addressOf, t)),
  }
}

/** The editions of a record, newest first; withdrawn ones without their title. */
export const publicEditions = (slug: string, editions: readonly EditionLine[], addressOf: Addressing) => ({
  slug,
  editions: editions.map(({ number, publishedAt, title, withdrawn }) => ({
    number,
    publishedAt: publishedAt.toISOString(),
    withdrawn,
    title: withdrawn ? null : title,
    url: addressOf(`/records/${slug}/editions/${number}`),
    data: addressOf(`/api/public/records/${slug}/editions/${number}`),
  })),
})

const lineOf =
  (addressOf: Addressing) =>
  ({ slug, kind, language, title, attribution, publishedAt, snippet, quotation }: Found) => ({
    slug,
    kind,
    language,
    title,
    attribution,
    publishedAt: publishedAt.toISOString(),
    snippet: (quotation?.parts ?? snippet).map(({ text }) => text).join(''),
    url: addressOf(`/records/${slug}`),
    data: addressOf(`/api/public/records/${slug}`),
  })

/** One page of search results. `next` is the address of the next page, or null. */
export const publicList = (
  { total, isCapped, pages, found }: Results,
  { page, next }: { page: number; next: string | null },
  archive: ReturnType<typeof publicArchive>,
  addressOf: Addressing,
) => ({ archive, total, totalIsMinimum: isCapped, page, pages, next, records: found.map(lineOf(addressOf)) })
