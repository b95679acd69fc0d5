import { z } from 'zod'
import type { CslItem } from '@/lib/sources/csl'
import type { contributorRoles } from '@/lib/sources/fields'

const part = z.string().catch('')
const namesSchema = z
  .array(z.object({ family: part, given: part, literal: part, 'non-dropping-particle': part, suffix: part }))
  .catch([])
type Name = z.output<typeof namesSchema>[number]

const inOrder = (name: Name) =>
  name.literal ||
  [name.given, name['non-dropping-particle'], name.family, name.suffix].filter(Boolean).join(' ')
const inverted = (name: Name) =>
  name.literal ||
  [[name['non-dropping-particle'], name.family].filter(Boolean).join(' '), name.given, name.suffix]
    .filter(Boolean)
    .join(', ')

const listed = (names: string[]) =>
  names.length < 3 ? names.join(' and ') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Names in one role as a note prints them: "Jane Doe and Richard Roe"; more than three as the first and "et al." */
export function namesIn(item: CslItem, role: string): string {
  const names = namesSchema.parse(item[role]).map(inOrder).filter(Boolean)
  return names.length > 3 ? `${names[0]} et al.` : listed(names)
}

/** Authors as a bibliography prints them, the first inverted; more than ten as the first seven and "et al." Editors stand in for authors. */
export function headNames(item: CslItem): string {
  const authors = namesSchema.parse(item.author)
  const names = authors.length ? authors : namesSchema.parse(item.editor)
  const [first, ...rest] = names
  if (!first) return ''
  const shown = [inverted(first), ...rest.map(inOrder)].filter(Boolean)
  const list = shown.length > 10 ? `${shown.slice(0, 7).join(', ')} et al.` : listed(shown)
  return authors.length ? list : `${list}, ${names.length > 1 ? 'eds.' : 'ed.'}`
}

/** "translated by Jane Doe", for each role that is not the author's and has names. */
export function helpersOf(item: CslItem): string[] {
  const roles = ['translator', 'interviewer', 'recipient', 'director', 'compiler'] as const
  const words = {
    translator: 'translated by',
    interviewer: 'interview by',
    recipient: 'to',
    director: 'directed by',
    compiler: 'compiled by',
  } satisfies Partial<Record<keyof typeof contributorRoles, string>>
  return roles.flatMap((role) => {
    const names = namesIn(item, role)
    return names ? [`${words[role]} ${names}`] : []
  })
}
