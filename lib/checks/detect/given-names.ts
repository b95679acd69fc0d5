import { authorityNameSchema } from '@/lib/authorities/schema'
import { kindOf } from '@/lib/records/kinds'
import type { RecordContent } from '@/lib/records/schema'
import { fromCsl } from '@/lib/sources/csl'
import { personName } from '@/lib/sources/person-name'
import type { CheckedName } from '../input'

const given = (field: string, kind: CheckedName['kind'], name: string | null | undefined): CheckedName[] =>
  name ? [{ field, kind, name }] : []

const named = authorityNameSchema.nullable().catch(null)

/** The names in the fields of a record, in the order of its form. */
export function namesGivenIn(kind: string, content: RecordContent): CheckedName[] {
  const fields = Object.entries(kindOf(kind).form).flatMap(([name, input]) =>
    input.input === 'authority'
      ? given(`fields.${name}`, input.kind, named.parse(content.fields[name] ?? null)?.name)
      : [],
  )
  const figures = content.figures.flatMap(({ id, event, place, statedBy }) => [
    ...given(`figures.${id}`, 'EVENT', event?.name),
    ...given(`figures.${id}`, 'PLACE', place?.name),
    ...given(`figures.${id}`, null, statedBy?.name),
  ])
  const people = content.people.flatMap(({ name }) => given('people', 'PERSON', name.name))
  return [...fields, ...figures, ...people]
}

/** The names in the description of a source, except its periodical, which is its container. */
export function namesGivenBy(id: string, csl: unknown): CheckedName[] {
  const source = fromCsl(csl)
  const at = (field: string) => `source.${id}.${field}`
  return [
    ...given(at('publisher'), null, source.publisher),
    ...given(at('publisherPlace'), 'PLACE', source.publisherPlace),
    ...given(at('jurisdiction'), 'PLACE', source.jurisdiction),
    ...given(at('eventTitle'), 'EVENT', source.eventTitle),
    ...given(at('eventPlace'), 'PLACE', source.eventPlace),
    ...given(at('archive'), 'BODY', source.archive),
    ...given(at('archivePlace'), 'PLACE', source.archivePlace),
    ...source.contributors.flatMap((name) => given(at('contributors'), null, personName(name))),
  ]
}
