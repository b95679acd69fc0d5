import { mayName, wordsIn } from '@/lib/checks/detect/names-in-text'
import type { Person } from '@/lib/records/people'
import type { Subject } from '@/lib/records/subjects'

/** Somebody whom the record lists, under every name by which the archive knows them. */
export type NamedPerson = { as: Person['as']; names: readonly string[] }

/** How many members each have to judge a subject, and for what reason more than one. */
export type Reviewers = { count: 1; because: null } | { count: 2; because: 'figure' | 'person' }

type Rule = {
  because: 'figure' | 'person'
  applies: (subject: Subject, people: readonly NamedPerson[]) => boolean
}

/** What asks for two reviewers. The one table. */
const needsTwo: readonly Rule[] = [
  { because: 'figure', applies: ({ type }) => type === 'FIGURE' },
  {
    because: 'person',
    applies: ({ wording, quotation }, people) => {
      if (people.length === 0) return false
      const words = wordsIn(`${wording}\n${quotation?.original ?? ''}`)
      return people.some(({ names }) => mayName(words, names))
    },
  },
]

/** How many reviewers the subject needs. `people` are those whom its record lists. */
export function reviewersOf(subject: Subject, people: readonly NamedPerson[]): Reviewers {
  const rule = needsTwo.find(({ applies }) => applies(subject, people))
  return rule ? { count: 2, because: rule.because } : { count: 1, because: null }
}
