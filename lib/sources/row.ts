import { z } from 'zod'
import { bounds, type DateGroup } from '@/lib/dates'
import { dateOfDay } from '@/lib/dates/days'
import { wordLine } from '@/lib/folding/word-lines'
import type { Prisma } from '@/lib/generated/prisma/client'
import { contributorRoleNames, type sourceFieldNames } from './fields'
import { type NameParts, personName } from './person-name'
import { authorityRoleNames, type Source, type SourceInput, sourceInputSchema } from './schema'

/** The relations that `sourceOf` needs with the row. */
export const sourceParts = {
  contributors: { orderBy: [{ role: 'asc' }, { position: 'asc' }] },
  authorities: true,
} as const satisfies Prisma.SourceInclude

export type SourceRow = Prisma.SourceGetPayload<{ include: typeof sourceParts }>

const roleSchema = z.enum(contributorRoleNames)
const authorityRoleSchema = z.enum(authorityRoleNames)
const extraSchema = sourceInputSchema.shape.extra
const typeSchema = sourceInputSchema.shape.type

const dateGroup = (
  verbatim: string | null,
  edtf: string | null,
  basis: DateGroup['basis'] | null,
): DateGroup | null => (verbatim === null || basis === null ? null : { verbatim, edtf, basis })

/** The source as forms, citations and exports use it, from its row. */
export function sourceOf(row: SourceRow): Source {
  const contributors = row.contributors
    .map(({ id: _, sourceId: __, position: ___, role, ...name }) => ({
      role: roleSchema.parse(role),
      ...name,
    }))
    .sort((a, b) => contributorRoleNames.indexOf(a.role) - contributorRoleNames.indexOf(b.role))
  return {
    id: row.id,
    type: typeSchema.parse(row.type),
    identification: row.identification,
    title: row.title,
    titleIsSupplied: row.titleIsSupplied,
    ...fieldsOf(row),
    language: row.language,
    note: row.note,
    issued: dateGroup(row.issuedVerbatim, row.issuedEdtf, row.issuedBasis),
    accessed: dateGroup(row.accessedVerbatim, row.accessedEdtf, row.accessedBasis),
    contributors,
    authorities: row.authorities.map(({ authorityId, role }) => ({
      authorityId,
      role: authorityRoleSchema.parse(role),
    })),
    extra: extraSchema.parse(row.extra),
  }
}

type Fields = Pick<SourceInput, (typeof sourceFieldNames)[number]>
const fieldsOf = (fields: Fields): Fields => ({
  titleShort: fields.titleShort,
  containerTitle: fields.containerTitle,
  collectionTitle: fields.collectionTitle,
  genre: fields.genre,
  number: fields.number,
  volume: fields.volume,
  issue: fields.issue,
  page: fields.page,
  section: fields.section,
  edition: fields.edition,
  publisher: fields.publisher,
  publisherPlace: fields.publisherPlace,
  jurisdiction: fields.jurisdiction,
  eventTitle: fields.eventTitle,
  eventPlace: fields.eventPlace,
  medium: fields.medium,
  archive: fields.archive,
  archivePlace: fields.archivePlace,
  callNumber: fields.callNumber,
  url: fields.url,
  doi: fields.doi,
  isbn: fields.isbn,
  issn: fields.issn,
})

type Worded = Pick<
  SourceInput,
  'title' | 'titleShort' | 'containerTitle' | 'collectionTitle' | 'publisher'
> & {
  contributors: readonly NameParts[]
}

/** The words by which a source is found in lists: of its titles, container, publisher and names. */
export const sourceWords = (source: Worded): string =>
  wordLine(
    [
      ...[source.title, source.titleShort, source.containerTitle, source.collectionTitle, source.publisher],
      ...source.contributors.map(personName),
    ]
      .filter(Boolean)
      .join('\n'),
  )

/** The words by which two sources are alike: of the title, and of the container or else the publisher. */
export const likenessWords = (source: Pick<SourceInput, 'title' | 'containerTitle' | 'publisher'>) => {
  const container = source.containerTitle ?? source.publisher
  return { titleWords: wordLine(source.title), containerWords: container ? wordLine(container) : null }
}

/** The columns of a source's own row; contributors and names have their own rows. */
export function columnsOf(input: SourceInput) {
  const issued = bounds(input.issued?.edtf ?? null)
  return {
    type: input.type,
    identification: input.identification,
    title: input.title,
    titleIsSupplied: input.titleIsSupplied,
    ...fieldsOf(input),
    words: sourceWords(input),
    ...likenessWords(input),
    language: input.language,
    note: input.note,
    issuedVerbatim: input.issued?.verbatim ?? null,
    issuedEdtf: input.issued?.edtf ?? null,
    issuedBasis: input.issued?.basis ?? null,
    issuedFrom: dateOfDay(issued.from),
    issuedTo: dateOfDay(issued.to),
    accessedVerbatim: input.accessed?.verbatim ?? null,
    accessedEdtf: input.accessed?.edtf ?? null,
    accessedBasis: input.accessed?.basis ?? null,
    extra: input.extra,
  } satisfies Omit<Prisma.SourceUncheckedCreateInput, 'createdById' | 'describedBy'>
}

/** Rows of contributors, numbered within their role in the order given. */
export function contributorRows(sourceId: string, { contributors }: SourceInput) {
  const counts = new Map<string, number>()
  return contributors.map((name) => {
    const position = counts.get(name.role) ?? 0
    counts.set(name.role, position + 1)
    return { ...name, sourceId, position }
  })
}
