import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { type DateGroup, dateGroupSchema, formatDay } from '@/lib/dates'
import type { PublicEdition } from '@/lib/editions/queries'
import type { Translator } from '@/lib/messages/translator'
import { isWithheld, shownSpeaker } from '@/lib/records/consent/schema'
import { kindOf } from '@/lib/records/kinds'
import { fieldText, genreOf } from '@/lib/records/kinds/fields'
import { recordVariables } from '@/lib/records/kinds/kind'
import { shownTitle } from '@/lib/records/supplied-title'
import { licenceOf } from '@/lib/settings/licences'
import { type ArchiveSettings, archiveName } from '@/lib/settings/schema'
import type { CslItem } from '@/lib/sources/csl'
import { fromCslDate, toCslDate } from '@/lib/sources/csl-date'
import type { Addressing } from '../statements'

/** The permanent path of an edition. */
export const editionPath = ({ slug, number }: { slug: string; number: number }) =>
  `/records/${slug}/editions/${number}`

/** What citing needs of an edition. */
export type CitedEdition = Pick<
  PublicEdition,
  'slug' | 'number' | 'kind' | 'content' | 'speaker' | 'publishedAt'
>

const dateSchema = dateGroupSchema.nullable().catch(null)
const nameSchema = authorityNameSchema.nullable().catch(null)

/** The date under which a record is cited: the day of what it documents, or of the edition where the record itself is the work. */
export function citedDate({ kind, content, publishedAt }: CitedEdition): DateGroup | null {
  const { issued } = kindOf(kind).csl
  if (issued !== null) return dateSchema.parse(content.fields[issued])
  const day = publishedAt.slice(0, 10)
  return { verbatim: day, edtf: day, basis: 'AS_PRINTED' }
}

/** True if the date of CSL says all that the archive knows of it. */
const isExpressible = (date: DateGroup) => {
  const known = fromCslDate(toCslDate(date))
  return known?.edtf === date.edtf && date.basis === 'AS_PRINTED'
}

/** That the title is supplied, and a date that CSL can't express. */
const ownOf = ({ titleIsSupplied }: CitedEdition['content'], date: DateGroup | null) => ({
  ...(titleIsSupplied && { titleIsSupplied }),
  ...(date && !isExpressible(date) && { issued: date }),
})

function variablesOf({ kind, content }: CitedEdition, t: Translator): Record<string, unknown> {
  const { variables } = kindOf(kind).csl
  const given = recordVariables.flatMap((variable) => {
    const name = variables[variable]
    const text = name
      ? nameSchema.parse(content.fields[name])?.name || fieldText(kind, name, content.fields, t)
      : ''
    return text ? [[variable, variable === 'interviewer' ? [{ literal: text }] : text] as const] : []
  })
  return Object.fromEntries(given)
}

/**
 * An edition as an item of CSL-JSON: the record with the details of its kind, as part of this archive, at the address that never changes. A
 * speaker is the author, named as they chose; one whose name is withheld is no author.
 */
export function itemOfEdition(
  edition: CitedEdition,
  archive: ArchiveSettings,
  addressOf: Addressing,
  t: Translator,
): CslItem {
  const { slug, number, kind, content, speaker, publishedAt } = edition
  const date = citedDate(edition)
  const rights = licenceOf(archive.licence)
  const stele = ownOf(content, date)
  const custom = {
    ...(rights && { license: rights.url ?? rights.id }),
    ...(Object.keys(stele).length > 0 && { stele }),
  }
  const location = t('citations.archiveEdition', { number, day: formatDay(publishedAt, t) })
  return {
    id: `${slug}-${number}`,
    type: kindOf(kind).csl.type,
    title: shownTitle(content),
    ...(speaker !== null && !isWithheld(speaker) && { author: [{ literal: shownSpeaker(speaker, t) }] }),
    genre: genreOf(kind, content.fields, t),
    ...variablesOf(edition, t),
    ...(date && { issued: toCslDate(date) }),
    ...(content.language !== 'und' && { language: content.language }),
    abstract: content.summary,
    archive: archiveName(archive, t),
    archive_location: location,
    URL: addressOf(editionPath(edition)),
    ...(Object.keys(custom).length > 0 && { custom }),
  }
}

const licensedSchema = z.object({ license: z.string() })

/** The licence of an item, as an address where it has one. CSL has no variable for it. */
export const licenseIn = (item: CslItem): string => licensedSchema.safeParse(item.custom).data?.license ?? ''
