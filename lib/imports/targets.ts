import { foldAccents } from '@/lib/folding/fold'
import type { ImportState } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { kindOf } from '@/lib/records/kinds'
import { fieldLabel, kindPlural, optionLabel } from '@/lib/records/kinds/labels'
import { type ContributorRole, sourceFieldNames, sourceFields } from '@/lib/sources/fields'
import { sourceTypeIds } from '@/lib/sources/types'
import { SOURCES } from './schema'

/** A field that a column can give. */
type TargetField = { name: string; label: Message; required?: true; isDate?: true }

/** Roles of contributors that a column can give, several names apart by semicolons. */
const roles = [
  'author',
  'editor',
  'translator',
  'interviewer',
  'recipient',
] as const satisfies ContributorRole[]

const sourceTargets: readonly TargetField[] = [
  { name: 'title', label: message('imports.fields.title'), required: true },
  { name: 'type', label: message('imports.fields.type') },
  ...roles.map((role) => ({ name: role, label: message(`labels.contributorRole.${role}`) })),
  { name: 'issued', label: message('imports.fields.issued'), isDate: true },
  ...sourceFieldNames.map((name) => ({ name, label: message(`labels.sourceField.${name}`) })),
  { name: 'language', label: message('imports.fields.language') },
  { name: 'accessed', label: message('imports.fields.accessed'), isDate: true },
  { name: 'note', label: message('imports.fields.note') },
]

/** The fields of sources, or of a kind of record, in the order of the form. A field of a list has no column. */
export function fieldsOf(target: string): readonly TargetField[] {
  if (target === SOURCES) return sourceTargets
  return [
    { name: 'title', label: message('imports.fields.title'), required: true },
    { name: 'summary', label: message('imports.fields.summary') },
    { name: 'language', label: message('imports.fields.language') },
    ...Object.entries(kindOf(target).form).flatMap(([name, { input }]) =>
      input === 'timeline'
        ? []
        : [
            {
              ...{ name: `fields.${name}`, label: fieldLabel(target, name) },
              ...(input === 'date' && { isDate: true as const }),
            },
          ],
    ),
    { name: 'body', label: message('imports.fields.body') },
    { name: 'contentWarning', label: message('imports.fields.contentWarning') },
  ]
}

/** What is made: "Sources", "Press excerpts". */
export const targetLabel = (target: string): Message =>
  target === SOURCES ? message('imports.sources') : kindPlural(target)

/** The state of an import: one that stopped in the middle is checked, and has made entries. */
export const stateLabel = ({ state, made }: { state: ImportState; made: number }): Message =>
  message(`imports.states.${state === 'CHECKED' && made > 0 ? 'STOPPED' : state}`)

/** The label of the field of a fault; null for a fault of the whole row. */
export const labelOfField = (target: string, field: string): Message | null =>
  fieldsOf(target).find(({ name }) => name === field)?.label ?? null

/** Other names under which tables have a field. CSL's own names are known for all. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  title: ['title', 'titel', 'titre', 'name'],
  summary: ['summary', 'abstract', 'description'],
  body: ['body', 'text', 'full text', 'content'],
  language: ['language', 'lang', 'language of the text'],
  issued: ['date', 'issued', 'published', 'publication date', 'year'],
  accessed: ['accessed', 'access date', 'date accessed'],
  type: ['type', 'item type', 'kind of source'],
  author: ['author', 'authors', 'creator', 'by'],
  note: ['note', 'notes', 'extra'],
  containerTitle: ['newspaper', 'journal', 'periodical', 'publication title', 'publication'],
  publisherPlace: ['place', 'place of publication'],
  page: ['page', 'pages'],
}

const plain = (text: string) =>
  foldAccents(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The names of a field in a table: its own, its label, and others that are usual. */
function namesOf(target: string, { name, label }: TargetField, t: Translator): string[] {
  const bare = name.replace(/^fields\./, '')
  const own = [name, bare, t(label), ...(otherNames[name] ?? [])]
  if (target === SOURCES) {
    const variable = sourceFieldNames.find((field) => field === name)
    return variable ? [...own, sourceFields[variable].csl] : own
  }
  const { csl, dateField, sourceFields: ofSource } = kindOf(target)
  const variables = Object.entries(csl.variables).flatMap(([variable, field]) =>
    field === bare ? [variable] : [],
  )
  const container = variables.includes('container-title') ? (otherNames.containerTitle ?? []) : []
  const date = bare === dateField ? (otherNames.issued ?? []) : []
  const headline = bare === ofSource.TITLE ? ['headline', 'original title'] : []
  return [...own, ...variables, ...container, ...date, ...headline]
}

/** The field of each column, as its head names it in one of these languages; empty where it names none, or one that a column before it gives. */
export function guessedMapping(
  target: string,
  columns: readonly string[],
  translators: readonly Translator[],
): string[] {
  const named = new Map<string, string>()
  for (const t of translators)
    for (const field of fieldsOf(target))
      for (const name of namesOf(target, field, t))
        if (!named.has(plain(name))) named.set(plain(name), field.name)
  const taken = new Set<string>()
  return columns.map((column) => {
    const field = named.get(plain(column)) ?? ''
    if (field === '' || taken.has(field)) return ''
    taken.add(field)
    return field
  })
}

/** For each field with a fixed list of values: the value by its id and by its labels, folded. */
export type Choices = Readonly<Record<string, Readonly<Record<string, string>>>>

/** How a cell is compared with a label of a choice. */
export const foldedChoice = (text: string): string => plain(text)

/** The values of choices by the words that name them in these languages. */
export function choicesOf(target: string, translators: readonly Translator[]): Choices {
  const named = (values: readonly string[], labelOf: (value: string) => Message) =>
    Object.fromEntries(
      values.flatMap((value) =>
        [value, ...translators.map((t) => t(labelOf(value)))].map((name) => [foldedChoice(name), value]),
      ),
    )
  if (target === SOURCES)
    return {
      type: named(sourceTypeIds, (type) =>
        message(`labels.sourceType.${type as (typeof sourceTypeIds)[number]}`),
      ),
    }
  return Object.fromEntries(
    Object.entries(kindOf(target).form).flatMap(([name, field]) =>
      field.input === 'choice'
        ? [
            [
              `fields.${name}`,
              named(field.options.filter(Boolean), (value) => optionLabel(target, name, value)),
            ],
          ]
        : [],
    ),
  )
}

/** Fields whose cells are names of entries under Names, with the kind of those entries. */
export const nameFieldsOf = (target: string) =>
  target === SOURCES
    ? []
    : Object.entries(kindOf(target).form).flatMap(([name, field]) =>
        field.input === 'authority' ? [{ name: `fields.${name}`, kind: field.kind }] : [],
      )
