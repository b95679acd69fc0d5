import type { AuthorityName } from '@/lib/authorities/schema'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { wordLine } from '@/lib/folding/word-lines'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import { kindOf } from '@/lib/records/kinds'
import type { RecordContent } from '@/lib/records/schema'
import type { ShownSnapshot } from '../masking/masked-edition'
import { countriesOf, keyOfName, letterOf } from './facets'

/** A kind of name in lists: of an entry, or a country as a record writes it. */
type NameKind = AuthorityKind | 'COUNTRY'

/** A name as an edition writes it. `kind` is null where only its entry can say what it names, `id` where it has none. */
export type GivenName = {
  kind: NameKind | null
  id: string | null
  name: string
  key: string
  letter: string
  /** Its words, for suggestions (lib/folding/word-lines). */
  words: string
}

const optionalName = authorityNameSchema.nullable().catch(null)

function given(kind: NameKind | null, name: AuthorityName | string | null): GivenName[] {
  const { name: text, authorityId: id } =
    typeof name === 'string' ? { name, authorityId: null } : (name ?? { name: '', authorityId: null })
  const key = keyOfName(text)
  return key === ''
    ? []
    : [{ kind, id, name: text.trim(), key, letter: letterOf(text), words: wordLine(text.slice(0, 300)) }]
}

/** A person in CSL-JSON; null for one that is a single string, which may be a body. */
function personOf(person: unknown): { name: string; isPerson: boolean } | null {
  if (typeof person !== 'object' || person === null) return null
  const part = (key: string) => {
    const value: unknown = Reflect.get(person, key)
    return typeof value === 'string' ? value : ''
  }
  if (part('literal')) return { name: part('literal'), isPerson: false }
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'].map(part)
  return { name: parts.filter((one) => one !== '').join(' '), isPerson: true }
}

/** The people, bodies and periodicals that the description of a source names. */
function namesOfSource({ csl }: ShownSnapshot['sources'][number]): GivenName[] {
  const people = Object.values(csl).flatMap((value) => (Array.isArray(value) ? value.map(personOf) : []))
  const container = csl['container-title']
  const isPeriodical = String(csl.type).startsWith('article-')
  return [
    ...people.flatMap((person) => (person ? given(person.isPerson ? 'PERSON' : null, person.name) : [])),
    ...(typeof container === 'string' ? given(isPeriodical ? 'PERIODICAL' : null, container) : []),
  ]
}

/**
 * The names that an edition gives in its fields, figures and sources; `speaker` where the speaker is named. Not those in its text, of which the
 * archive makes no statement.
 */
export function givenNames(
  snapshot: Pick<ShownSnapshot, 'kind' | 'sources'>,
  content: RecordContent,
): GivenName[] {
  const { kind, sources } = snapshot
  const fields = Object.entries(kindOf(kind).form).flatMap(([name, input]) =>
    input.input === 'authority' ? given(input.kind, optionalName.parse(content.fields[name])) : [],
  )
  const figures = content.figures.flatMap(({ event, place, statedBy }) => [
    ...given('EVENT', event),
    ...given('PLACE', place),
    ...given(null, statedBy),
  ])
  return [
    ...fields,
    ...countriesOf(kind, content).flatMap((country) => given('COUNTRY', country)),
    ...figures,
    ...sources.flatMap(namesOfSource),
  ]
}

/** The name of the speaker, for an edition whose consent allows it. */
export const speakerName = (speaker: string): GivenName[] => given('PERSON', speaker)
