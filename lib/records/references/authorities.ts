import { authorityNameSchema } from '@/lib/authorities/schema'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { kindOf } from '../kinds'
import type { RecordContent } from '../schema'

/** A name in a record that is linked to an authority. `role` is the field's name, `figure-…` for a part of a figure, `person-…` for people. */
type NamedAuthority = {
  authorityId: string
  role: string
  /** The kind that the field needs; null where any kind fits. */
  kind: AuthorityKind | null
  /** Path of the field, for `Invalid`. */
  field: string
}

const optionalName = authorityNameSchema.nullable().catch(null)

/** All links to authorities in the content, in the order of the form. */
export function authoritiesOf(kind: string, content: RecordContent): NamedAuthority[] {
  const ties: NamedAuthority[] = []
  const tie = (name: unknown, role: string, kind: AuthorityKind | null, field: string) => {
    const authorityId = optionalName.parse(name)?.authorityId
    if (authorityId) ties.push({ authorityId, role, kind, field })
  }
  for (const [name, input] of Object.entries(kindOf(kind).form))
    if (input.input === 'authority') tie(content.fields[name], name, input.kind, `fields.${name}`)
  content.figures.forEach((figure, index) => {
    tie(figure.event, 'figure-event', 'EVENT', `figures.${index}.event`)
    tie(figure.place, 'figure-place', 'PLACE', `figures.${index}.place`)
    tie(figure.statedBy, 'figure-stated-by', null, `figures.${index}.statedBy`)
  })
  content.people.forEach(({ name, as }, index) => {
    tie(name, `person-${as.toLowerCase()}`, 'PERSON', `people.${index}.name`)
  })
  return ties
}

/** One message for each field whose authority no longer exists or is of another kind. `kinds` has the existing authorities by id. */
export function authorityFaultsOf(
  ties: readonly NamedAuthority[],
  kinds: ReadonlyMap<string, AuthorityKind>,
): Record<string, Message> {
  const faults: Record<string, Message> = {}
  for (const { authorityId, kind, field } of ties) {
    const actual = kinds.get(authorityId)
    if (!actual) faults[field] ??= message('records.reference.nameGone')
    else if (kind && actual !== kind)
      faults[field] ??= message('records.reference.nameOfOtherType', { actual, expected: kind })
  }
  return faults
}

/** The content with other links to authorities (null removes a link); the names stay as they are written. */
export function withAuthorities(
  kind: string,
  content: RecordContent,
  change: (authorityId: string) => string | null,
): RecordContent {
  const retied = <Name>(name: Name): Name => {
    const id = optionalName.parse(name)?.authorityId
    return id ? { ...name, authorityId: change(id) } : name
  }
  const fields = { ...content.fields }
  for (const [name, input] of Object.entries(kindOf(kind).form))
    if (input.input === 'authority') fields[name] = retied(fields[name])
  const figures = content.figures.map((figure) => ({
    ...figure,
    event: retied(figure.event),
    place: retied(figure.place),
    statedBy: retied(figure.statedBy),
  }))
  const people = content.people.map((person) => ({ ...person, name: retied(person.name) }))
  return { ...content, fields, figures, people }
}
