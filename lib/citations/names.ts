import { z } from 'zod'
import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'

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

/** Names in one role in the form of a note: "Jane Doe and Richard Roe"; of more than three, the first and "et al." */
export function namesIn(item: CslItem, role: string, t: Translator): string {
  const names = namesSchema.parse(item[role]).map(inOrder).filter(Boolean)
  return names.length > 3 ? t('citations.andOthers', { names: names[0] ?? '' }) : listed(names, t)
}

const listed = (names: string[], t: Translator) => t('citations.names', { names })

/** Authors in the form of a bibliography, the first inverted; of more than ten, the first seven and "et al." Without authors, the editors. */
export function headNames(item: CslItem, t: Translator): string {
  const authors = namesSchema.parse(item.author)
  const names = authors.length ? authors : namesSchema.parse(item.editor)
  const [first, ...rest] = names
  if (!first) return ''
  const shown = [inverted(first), ...rest.map(inOrder)].filter(Boolean)
  const list =
    shown.length > 10 ? t('citations.andOthers', { names: shown.slice(0, 7).join(', ') }) : listed(shown, t)
  return authors.length ? list : t('citations.editors', { names: list, count: names.length })
}

const helpers = ['translator', 'interviewer', 'recipient', 'director', 'compiler'] as const

/** "translated by Jane Doe": one text for each helper role that has names. */
export function helpersOf(item: CslItem, t: Translator): string[] {
  return helpers.flatMap((role) => {
    const names = namesIn(item, role, t)
    return names ? [t(`citations.${role}`, { names })] : []
  })
}
