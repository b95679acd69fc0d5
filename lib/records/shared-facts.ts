import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import type { SourceFacts } from '@/lib/sources/facts'
import type { SourceInput } from '@/lib/sources/schema'
import { kindOf } from './kinds'
import type { Fields } from './kinds/fields'

/** What a source and the fields of a record can both state, each with the field of the record that states it. */
function sharedFields(kind: string) {
  const { sourceFields, csl } = kindOf(kind)
  return {
    issued: sourceFields.DATE,
    title: sourceFields.TITLE,
    containerTitle: sourceFields.CONTAINER,
    number: sourceFields.NUMBER,
    page: sourceFields.PAGE,
    publisherPlace: csl.variables['publisher-place'],
  }
}

/** True where a source of this type is the work that records of this kind are made from. */
export function describesSource(kind: string, type: string): boolean {
  const own = kindOf(kind).csl.type
  return type === own || (own.startsWith('article') && type.startsWith('article'))
}

const isEmpty = (value: unknown) => (typeof value === 'string' ? value.trim() === '' : value == null)

/**
 * The fields that a record leaves empty and its source states, as the record would have them. A field that has a value is never among them. The
 * title only where the source was seen, because a title known through another source can be a description of it.
 */
export function fieldsFromSource(
  kind: string,
  fields: Fields,
  facts: SourceFacts | null,
  isSeen: boolean,
): Record<string, unknown> {
  if (!facts || !describesSource(kind, facts.type)) return {}
  const shared = sharedFields(kind)
  const values = [
    [shared.containerTitle, facts.containerTitle],
    [shared.publisherPlace, facts.publisherPlace],
    [shared.issued, facts.issued],
    [shared.title, isSeen ? facts.title : null],
    [shared.number, facts.number],
    [shared.page, facts.page],
  ] as const
  const { form } = kindOf(kind)
  return Object.fromEntries(
    values.flatMap(([name, value]) => {
      if (name === undefined || !value || !isEmpty(fields[name])) return []
      const isName = form[name]?.input === 'authority'
      return [[name, isName ? { name: value, authorityId: facts.periodicalId } : value]]
    }),
  )
}

const sharedLines = ['containerTitle', 'publisherPlace', 'number', 'page'] as const

type Described = Pick<
  SourceInput,
  'type' | 'title' | 'containerTitle' | 'publisherPlace' | 'issued' | 'number' | 'page'
>

/** The details that a new source leaves empty and the fields of its record state. A detail that has a value is never among them. */
export function sourceFromFields(kind: string, fields: Fields, source: Described): Partial<Described> {
  if (!describesSource(kind, source.type)) return {}
  const shared = sharedFields(kind)
  const read = (name: string | undefined): string | null => {
    const value = name === undefined ? null : fields[name]
    if (typeof value === 'string') return value.trim() || null
    return authorityNameSchema.safeParse(value).data?.name ?? null
  }
  const issued = shared.issued && dateGroupSchema.safeParse(fields[shared.issued]).data
  const title = read(shared.title)
  const proposed = {
    containerTitle: read(shared.containerTitle),
    publisherPlace: read(shared.publisherPlace),
    number: read(shared.number),
    page: read(shared.page),
  }
  return {
    ...(title && !source.title && { title }),
    ...(issued && !source.issued && { issued }),
    ...Object.fromEntries(
      sharedLines.flatMap((name) => (proposed[name] && !source[name] ? [[name, proposed[name]]] : [])),
    ),
  }
}
