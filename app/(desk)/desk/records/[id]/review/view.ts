import { z } from 'zod'
import type { JudgedSubject } from '@/lib/review/judge'
import { anchorOf, keyOf } from '@/lib/review/subject-names'

/** Subjects on one page. */
export const PAGE = 50

/** What of a revision is shown, as it stands in the address; anything that cannot be is left out. */
export const viewSchema = z.object({
  show: z.enum(['all', 'open']).catch('all'),
  page: z.coerce.number().int().positive().max(10_000).catch(1),
  /** The anchor of a subject that is looked for, on whatever page it stands. */
  at: z.string().max(80).nullable().catch(null).default(null),
})
export type View = Omit<z.output<typeof viewSchema>, 'at'>

export const hrefOf = (recordId: string, { show, page }: View) =>
  `/desk/records/${recordId}/review?show=${show}&page=${page}`

/** The part of the subjects that this view shows. */
export function shownIn<Subject extends JudgedSubject>(subjects: readonly Subject[], { show, page }: View) {
  const all = show === 'open' ? subjects.filter(({ state }) => state === 'OPEN') : subjects
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const from = (Math.min(page, pages) - 1) * PAGE
  return { shown: all.slice(from, from + PAGE), pages, page: Math.min(page, pages) }
}

/** Where the subject with this anchor stands among all; null when there is none. */
export function placeAt(recordId: string, subjects: readonly JudgedSubject[], at: string | null) {
  const sought = at === null ? undefined : subjects.find((subject) => anchorOf(subject) === at)
  return sought ? (placesOf(recordId, subjects).get(keyOf(sought)) ?? null) : null
}

/** Where a subject stands among all, by `keyOf`. */
export function placesOf(recordId: string, subjects: readonly JudgedSubject[]): Map<string, string> {
  return new Map(
    subjects.map((subject, index) => {
      const page = Math.floor(index / PAGE) + 1
      return [keyOf(subject), `${hrefOf(recordId, { show: 'all', page })}#${anchorOf(subject)}`]
    }),
  )
}
