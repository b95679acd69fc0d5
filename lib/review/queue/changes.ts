import { z } from 'zod'
import { SubjectType } from '@/lib/generated/prisma/enums'
import { canonicalJson } from '@/lib/hashing'
import type { Message } from '@/lib/messages/message'
import type { Subject } from '@/lib/records/subjects'
import { keyOf, nameOf, numbersOf } from '../subject-names'

/**
 * The subjects that changed since the previous submission: those changed and added, by type and number in the later text ("QUOTATION 2"),
 * and the number of removed ones.
 */
type SubjectChanges = { changed: string[]; added: string[]; removed: number }

/** The most names that are stored of each; the comparison of the two texts shows the others. */
const MOST = 50

const typeSchema = z.enum(SubjectType)

/** The names of subjects as `subjectChanges` gives them. */
export const keptNames = (kept: readonly string[]): Message[] =>
  kept.map((text) => {
    const [type, number] = text.split(' ')
    return nameOf({ type: typeSchema.parse(type), number: Number(number) })
  })

/** Compares subject by subject: wording, mode, chain and passage. The first submission has no changes. */
export function subjectChanges(before: readonly Subject[] | null, now: readonly Subject[]): SubjectChanges {
  if (before === null) return { changed: [], added: [], removed: 0 }
  const numbers = numbersOf(now)
  const earlier = new Map(before.map((subject) => [keyOf(subject), canonicalJson(subject)]))
  const present = new Set(now.map(keyOf))
  const named = (subjects: readonly Subject[]) =>
    subjects.slice(0, MOST).flatMap((subject) => {
      const numbered = numbers.get(keyOf(subject))
      return numbered ? `${numbered.type} ${numbered.number}` : []
    })
  return {
    changed: named(
      now.filter((subject) => {
        const then = earlier.get(keyOf(subject))
        return then !== undefined && then !== canonicalJson(subject)
      }),
    ),
    added: named(now.filter((subject) => !earlier.has(keyOf(subject)))),
    removed: before.filter((subject) => !present.has(keyOf(subject))).length,
  }
}
