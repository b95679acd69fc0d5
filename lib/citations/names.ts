import type { Translator } from '@/lib/messages/translator'
import type { CslItem } from '@/lib/sources/csl'
import { cslNamesIn } from '@/lib/sources/csl-variables'
import { invertedName, personName } from '@/lib/sources/person-name'

/** Names in one role in the form of a note: "Jane Doe and Richard Roe"; of more than three, the first and "et al." */
export function namesIn(item: CslItem, role: string, t: Translator): string {
  const names = cslNamesIn(item[role]).map(personName).filter(Boolean)
  return names.length > 3 ? t('citations.andOthers', { names: names[0] ?? '' }) : listed(names, t)
}

const listed = (names: string[], t: Translator) => t('citations.names', { names })

/** Authors in the form of a bibliography, the first inverted; of more than ten, the first seven and "et al." Without authors, the editors. */
export function headNames(item: CslItem, t: Translator): string {
  const authors = cslNamesIn(item.author)
  const names = authors.length ? authors : cslNamesIn(item.editor)
  const [first, ...rest] = names
  if (!first) return ''
  const shown = [invertedName(first), ...rest.map(personName)].filter(Boolean)
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
