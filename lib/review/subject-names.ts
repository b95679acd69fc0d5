import type { SubjectType } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import { type DocumentJson, quotationsOf } from '@/lib/text'

type Identified = { type: SubjectType; id: string }

/** A subject by its type and its number among the subjects of this type, in the order of the page. */
type NumberedSubject = { type: SubjectType; number: number }

/** The key of a subject: ids are only unique within their type. */
export const keyOf = ({ type, id }: Identified) => `${type} ${id}`

/** The numbers of the subjects, by `keyOf`. */
export function numbersOf(subjects: readonly Identified[]): Map<string, NumberedSubject> {
  const counts = new Map<SubjectType, number>()
  return new Map(
    subjects.map((subject) => {
      const number = (counts.get(subject.type) ?? 0) + 1
      counts.set(subject.type, number)
      return [keyOf(subject), { type: subject.type, number }]
    }),
  )
}

/** "Quotation 3". */
export const nameOf = ({ type, number }: NumberedSubject): Message =>
  message(`labels.numberedSubject.${type}`, { number })

/** The names of the subjects ("Quotation 3"), by `keyOf`. */
export const namesOf = (subjects: readonly Identified[]): Map<string, Message> =>
  new Map([...numbersOf(subjects)].map(([key, numbered]) => [key, nameOf(numbered)]))

/** The same for readers: a paraphrase of the text is never called a quotation, and keeps its number among them. */
export function publicNamesOf(subjects: readonly Identified[], body: DocumentJson): Map<string, Message> {
  const names = namesOf(subjects)
  const numbers = numbersOf(subjects)
  for (const { id, mode } of quotationsOf(body)) {
    const key = keyOf({ type: 'QUOTATION', id })
    const numbered = mode === 'PARAPHRASE' && numbers.get(key)
    if (numbered) names.set(key, message('labels.numberedSubject.PARAPHRASE', { number: numbered.number }))
  }
  return names
}

/** The anchor of a subject on the review page. */
export const anchorOf = ({ type, id }: Identified) => `${type.toLowerCase()}-${id}`
