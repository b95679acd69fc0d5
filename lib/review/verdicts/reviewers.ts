import { findText, mayName } from '@/lib/checks/detect/names-in-text'
import type { Person } from '@/lib/records/people'
import type { Subject } from '@/lib/records/subjects'

/** A person whom the record lists, with every name in their entry. */
export type NamedPerson = { as: Person['as']; names: readonly string[] }

/** The number of reviewers that a subject needs, and the reason for more than one. */
export type Reviewers = { count: 1; because: null } | { count: 2; because: 'figure' | 'person' }

type Rule = {
  because: 'figure' | 'person'
  applies: (subject: Subject, people: readonly NamedPerson[]) => boolean
}

/** The reasons for two reviewers. The one table. */
const needsTwo: readonly Rule[] = [
  { because: 'figure', applies: ({ type }) => type === 'FIGURE' },
  {
    because: 'person',
    applies: ({ wording, quotation }, people) => {
      if (people.length === 0) return false
      const words = findText(`${wording}\n${quotation?.original ?? ''}`)
      return people.some(({ names }) => mayName(words, names))
    },
  },
]

/** The reviewers that the subject needs. `people` are those whom its record lists. */
export function reviewersOf(subject: Subject, people: readonly NamedPerson[]): Reviewers {
  const rule = needsTwo.find(({ applies }) => applies(subject, people))
  return rule ? { count: 2, because: rule.because } : { count: 1, because: null }
}
