import type { Person } from '@/lib/records/people'
import type { Subject } from '@/lib/records/subjects'

/** Somebody whom the record lists, under every name by which the archive knows them. */
export type NamedPerson = { as: Person['as']; names: readonly string[] }

/** How many members each have to judge a subject, and for what reason more than one. */
export type Reviewers = { count: 1; because: null } | { count: 2; because: string }

/** Words apart by one space, without case, accents and punctuation, so that a name is found at the bounds of words only. */
function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ı', 'i')
  return ` ${plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
}

/** "Family, Given" is written "Given Family" in a sentence. */
function formsOf(name: string): string[] {
  const turned = /^([^,]+),([^,]+)$/.exec(name)
  return turned ? [name, `${turned[2]} ${turned[1]}`] : [name]
}

/** Whether the words name somebody who is called by one of these names. */
export function isNamedIn(words: string, names: readonly string[]): boolean {
  const text = folded(words)
  return names.flatMap(formsOf).some((name) => folded(name) !== '  ' && text.includes(folded(name)))
}

type Rule = { because: string; applies: (subject: Subject, people: readonly NamedPerson[]) => boolean }

/** What asks for two reviewers. The one table. */
const needsTwo: readonly Rule[] = [
  { because: 'it states a figure', applies: ({ type }) => type === 'FIGURE' },
  {
    because: 'it names a person who is said to have been harmed or to have harmed others',
    applies: ({ wording, quotation }, people) =>
      people.some(({ names }) => isNamedIn(`${wording} ${quotation?.original ?? ''}`, names)),
  },
]

/** How many reviewers the subject needs. `people` are those whom its record lists. */
export function reviewersOf(subject: Subject, people: readonly NamedPerson[]): Reviewers {
  const rule = needsTwo.find(({ applies }) => applies(subject, people))
  return rule ? { count: 2, because: rule.because } : { count: 1, because: null }
}
