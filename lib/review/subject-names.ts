import type { SubjectType } from '@/lib/generated/prisma/enums'

type Named = { type: SubjectType; id: string }

const words: Record<SubjectType, string> = {
  QUOTATION: 'Quotation',
  CITATION: 'Citation',
  TIMELINE: 'Event',
  FIGURE: 'Figure',
}

/** The key of a subject: ids are unique within their type only. */
export const keyOf = ({ type, id }: Named) => `${type} ${id}`

/** "Quotation 3": each subject's name, counted by type in the order of the page, by `keyOf`. */
export function namesOf(subjects: readonly Named[]): Map<string, string> {
  const counts = new Map<SubjectType, number>()
  return new Map(
    subjects.map((subject) => {
      const count = (counts.get(subject.type) ?? 0) + 1
      counts.set(subject.type, count)
      return [keyOf(subject), `${words[subject.type]} ${count}`]
    }),
  )
}

/** Where a subject stands on the review page. */
export const anchorOf = ({ type, id }: Named) => `${type.toLowerCase()}-${id}`
