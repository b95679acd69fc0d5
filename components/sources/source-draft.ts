import { z } from 'zod'
import { bothInLine, bothTexts, keptFirst } from '@/components/desk/typed-early'
import type { Pick } from '@/components/ui/Combobox'
import { type DateGroup, dateBases, withReading } from '@/lib/dates'
import { contributorRoleNames, type SourceField, sourceFieldNames } from '@/lib/sources/fields'
import { authorityRoleNames, identifications, type Source } from '@/lib/sources/schema'
import { sourceType } from '@/lib/sources/types'

const text = z.string()
const pick = z.object({ id: text, label: text, hint: text.optional() }).nullable()
const date = z.object({ verbatim: text, edtf: text.nullable(), basis: z.enum(dateBases) }).nullable()

/** A contributor in the form. `whole` is true for one name, such as an organisation's, without family and given names. */
const nameDraft = z.object({
  key: text,
  role: z.enum(contributorRoleNames),
  whole: z.boolean(),
  family: text,
  given: text,
  literal: text,
  // Forms kept in browsers from before these fields lack them.
  droppingParticle: text.default(''),
  nonDroppingParticle: text.default(''),
  suffix: text.default(''),
  commaSuffix: z.boolean().default(false),
  authority: pick,
})
export type NameDraft = z.output<typeof nameDraft>
const tieDraft = z.object({ key: text, role: z.enum(authorityRoleNames), authority: pick })
export type TieDraft = z.output<typeof tieDraft>

/** The input of the form, complete or not; all fields of all types, so that changing the type loses nothing. */
const sourceFormSchema = z.object({
  type: text,
  identification: z.enum(identifications).or(z.literal('')),
  title: text,
  // Forms kept in browsers from before this field lack it.
  titleIsSupplied: z.boolean().default(false),
  language: text,
  note: text,
  values: z.record(z.enum(sourceFieldNames), text),
  issued: date,
  accessed: date,
  names: z.array(nameDraft),
  ties: z.array(tieDraft),
  extra: z.record(text, z.unknown()),
})
export type SourceFormState = z.output<typeof sourceFormSchema>

/** The same as stored in the browser, with the version that it was started from; null for a new source. */
export const keptSourceSchema = z.object({ state: sourceFormSchema, base: z.int().nullable() })
export type KeptSource = z.output<typeof keptSourceSchema>

/** Both printed dates where both were typed. The date is read again from the two. */
function bothDates(kept: DateGroup | null, typed: DateGroup | null, opened: DateGroup | null) {
  if (!kept || !typed) return kept ?? typed
  const verbatim = bothInLine(kept.verbatim, typed.verbatim, opened?.verbatim ?? '')
  return verbatim === kept.verbatim ? kept : withReading(kept, verbatim)
}

/** The same text for equal names, whatever the order of their fields. */
const written = (name: NameDraft): string => JSON.stringify(nameDraft.parse(name))

/**
 * The kept names, or as they were typed where what was kept changed nothing, and those that were added before they were read: names of the saved source
 * have its keys.
 */
const bothNames = (kept: NameDraft[], typed: NameDraft[], opened: NameDraft[]): NameDraft[] => {
  const saved = new Set(opened.map(written))
  const early = new Map(typed.map((name) => [name.key, name]))
  const known = new Set([...kept, ...opened].map(({ key }) => key))
  return [
    ...kept.map((name) => (saved.has(written(name)) ? (early.get(name.key) ?? name) : name)),
    ...typed.filter(({ key }) => !known.has(key)),
  ]
}

/**
 * The kept input with what was typed before it was read, into the form as it was opened: a line has both, one after the other, and the note
 * has each in a paragraph. Of what is chosen and not typed, the kept choice stays.
 */
export function withTyped(kept: KeptSource, typed: KeptSource, opened: SourceFormState): KeptSource {
  const [old, early] = [kept.state, typed.state]
  const values = { ...old.values }
  for (const name of sourceFieldNames)
    values[name] = bothInLine(old.values[name], early.values[name], opened.values[name])
  return {
    ...kept,
    state: {
      ...keptFirst(old, early),
      ...{ values, title: bothInLine(old.title, early.title, opened.title) },
      issued: bothDates(old.issued, early.issued, opened.issued),
      accessed: bothDates(old.accessed, early.accessed, opened.accessed),
      names: bothNames(old.names, early.names, opened.names),
      note: bothTexts(old.note, early.note),
    },
  }
}

const blank: SourceFormState = {
  type: 'article-newspaper',
  identification: '',
  title: '',
  titleIsSupplied: false,
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

/** The initial state of the form: empty, or the saved source. `names` are the names of its entries under Names, by id. */
export function formOf(
  source: Source | null,
  names: ReadonlyMap<string, string> = new Map(),
): SourceFormState {
  if (!source) return blank
  const pick = (id: string | null): Pick | null => (id ? { id, label: names.get(id) ?? id } : null)
  const values = { ...blank.values }
  for (const field of sourceFieldNames) values[field] = source[field] ?? ''
  return {
    type: source.type,
    identification: source.identification,
    title: source.title,
    titleIsSupplied: source.titleIsSupplied,
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
      droppingParticle: name.droppingParticle ?? '',
      nonDroppingParticle: name.nonDroppingParticle ?? '',
      suffix: name.suffix ?? '',
      commaSuffix: name.commaSuffix,
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

/** The input of `createSource` and `editSource`, not checked yet. Ties without a name are left out. */
export function draftOf(state: SourceFormState) {
  const { values, names, ties, ...rest } = state
  return {
    ...rest,
    ...values,
    contributors: names.map(({ key: _, role, whole, literal, authority, ...parts }) => ({
      role,
      ...(whole ? { literal } : parts),
      authorityId: authority?.id ?? null,
    })),
    authorities: ties.flatMap(({ role, authority }) =>
      authority ? [{ role, authorityId: authority.id }] : [],
    ),
  }
}

/** Fields of the type, then filled-in fields of other types, so that no stored value is hidden. */
export function fieldsShown({ type, values }: SourceFormState): {
  own: SourceField[]
  others: SourceField[]
} {
  const own = [...sourceType(type).fields]
  return { own, others: sourceFieldNames.filter((name) => !own.includes(name) && values[name] !== '') }
}
