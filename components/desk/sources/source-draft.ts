import type { Pick } from '@/components/ui/Combobox'
import type { DateGroup } from '@/lib/dates'
import { type ContributorRole, type SourceField, sourceFieldNames } from '@/lib/sources/fields'
import type { AuthorityRole, Source, SourceInput } from '@/lib/sources/schema'
import { sourceType } from '@/lib/sources/types'

/** A name in the form. `whole` says that it is one name, such as a body's, and not family and given. */
export type NameDraft = {
  key: string
  role: ContributorRole
  whole: boolean
  family: string
  given: string
  literal: string
  authority: Pick | null
}
export type TieDraft = { key: string; role: AuthorityRole; authority: Pick | null }

/** What stands in the form of a source; every field of every type, so that changing the type loses nothing. */
export type SourceFormState = {
  type: string
  identification: SourceInput['identification']
  title: string
  language: string
  note: string
  values: Record<SourceField, string>
  issued: DateGroup | null
  accessed: DateGroup | null
  names: NameDraft[]
  ties: TieDraft[]
  extra: SourceInput['extra']
}

const blank: SourceFormState = {
  type: 'article-newspaper',
  identification: 'IDENTIFIED',
  title: '',
  language: '',
  note: '',
  values: {
    titleShort: '',
    containerTitle: '',
    collectionTitle: '',
    genre: '',
    number: '',
    volume: '',
    issue: '',
    page: '',
    section: '',
    edition: '',
    publisher: '',
    publisherPlace: '',
    jurisdiction: '',
    eventTitle: '',
    eventPlace: '',
    medium: '',
    archive: '',
    archivePlace: '',
    callNumber: '',
    url: '',
    doi: '',
    isbn: '',
    issn: '',
  },
  issued: null,
  accessed: null,
  names: [],
  ties: [],
  extra: {},
}

/** The form as it opens: empty, or with what stands. `names` gives the authorities' own names by id. */
export function formOf(
  source: Source | null,
  names: ReadonlyMap<string, string> = new Map(),
): SourceFormState {
  if (!source) return blank
  const pick = (id: string | null): Pick | null =>
    id ? { id, label: names.get(id) ?? 'An authority' } : null
  const values = { ...blank.values }
  for (const field of sourceFieldNames) values[field] = source[field] ?? ''
  return {
    type: source.type,
    identification: source.identification,
    title: source.title,
    language: source.language ?? '',
    note: source.note,
    values,
    issued: source.issued,
    accessed: source.accessed,
    names: source.contributors.map((name, index) => ({
      key: `name-${index}`,
      role: name.role,
      whole: name.literal !== null,
      family: name.family ?? '',
      given: name.given ?? '',
      literal: name.literal ?? '',
      authority: pick(name.authorityId),
    })),
    ties: source.authorities.map(({ role, authorityId }, index) => ({
      key: `tie-${index}`,
      role,
      authority: pick(authorityId),
    })),
    extra: source.extra,
  }
}

/** What the form sends: the input of `createSource` and `editSource`, not yet checked. Ties without a name are left out. */
export function draftOf(state: SourceFormState) {
  const { values, names, ties, ...rest } = state
  return {
    ...rest,
    ...values,
    contributors: names.map(({ role, whole, family, given, literal, authority }) => ({
      role,
      ...(whole ? { literal } : { family, given }),
      authorityId: authority?.id ?? null,
    })),
    authorities: ties.flatMap(({ role, authority }) =>
      authority ? [{ role, authorityId: authority.id }] : [],
    ),
  }
}

/** Fields of the type, then those of other types that hold something: nothing that is kept hides. */
export function fieldsShown({ type, values }: SourceFormState): {
  own: SourceField[]
  others: SourceField[]
} {
  const own = [...sourceType(type).fields]
  return { own, others: sourceFieldNames.filter((name) => !own.includes(name) && values[name] !== '') }
}
