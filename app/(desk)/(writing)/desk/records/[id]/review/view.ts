import { z } from 'zod'
import { pageSchema } from '@/lib/input'
import { anchorOf, keyOf } from '@/lib/review/subject-names'
import type { ReviewedSubject } from '@/lib/review/verdicts/judge'

/** Subjects on one page. */
export const PAGE = 50

/** The part of a revision that the address asks for. Ignores values that aren't valid. */
export const viewSchema = z.object({
  show: z.enum(['all', 'open']).catch('all'),
  page: pageSchema,
  /** The anchor of a subject to find, on any page. */
  at: z.string().max(80).nullable().catch(null).default(null),
})
export type View = Omit<z.output<typeof viewSchema>, 'at'>

export const hrefOf = (recordId: string, { show, page }: View) =>
  `/desk/records/${recordId}/review?show=${show}&page=${page}`

/** The part of the subjects that this view shows. */
export function shownIn<Subject extends ReviewedSubject>(subjects: readonly Subject[], { show, page }: View) {
  const all = show === 'open' ? subjects.filter(({ state }) => state === 'OPEN') : subjects
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const from = (Math.min(page, pages) - 1) * PAGE
  return { shown: all.slice(from, from + PAGE), pages, page: Math.min(page, pages) }
}

/** The address of the subject with this anchor; null when there is none. */
export function addressAt(recordId: string, subjects: readonly ReviewedSubject[], at: string | null) {
  const sought = at === null ? undefined : subjects.find((subject) => anchorOf(subject) === at)
  return sought ? (addressesOf(recordId, subjects).get(keyOf(sought)) ?? null) : null
}

/** The addresses of the subjects, by `keyOf`. */
export function addressesOf(recordId: string, subjects: readonly ReviewedSubject[]): Map<string, string> {
  return new Map(
    subjects.map((subject, index) => {
      const page = Math.floor(index / PAGE) + 1
      return [keyOf(subject), `${hrefOf(recordId, { show: 'all', page })}#${anchorOf(subject)}`]
    }),
  )
}
