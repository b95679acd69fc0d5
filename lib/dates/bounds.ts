import { Invalid } from '@/lib/errors'
import { type EdtfDate, type End, ImpossibleDate, readDate } from './edtf'
import type { DateGroup } from './schema'

/** ISO 8601 days; null at an end that is open, unknown, or without a year. */
export type Bounds = { from: string | null; to: string | null }

const nowhere: Bounds = { from: null, to: null }
const boundsOf = ({ from, to }: EdtfDate): Bounds => ({
  from: typeof from === 'string' ? null : from.first,
  to: lastOf(to ?? from),
})
const lastOf = (end: End) => (typeof end === 'string' ? null : end.last)

/** First and last day that a date can mean, for sorting and comparing. Throws `Invalid` on the field `edtf` for an impossible date. */
export function bounds(edtf: string | null): Bounds {
  if (edtf === null) return nowhere
  try {
    return boundsOf(readDate(edtf))
  } catch (error) {
    throw error instanceof ImpossibleDate ? new Invalid({ edtf: error.text }) : error
  }
}

type SortKey = [rank: number, from: string, to: string]

/** Dated before year-less before unread; within the year-less by month and day. */
function sortKey(group: DateGroup | null): SortKey {
  if (!group?.edtf) return [2, group?.verbatim ?? '', '']
  const date = readDate(group.edtf)
  const { from, to } = boundsOf(date)
  if (from !== null || to !== null) return [0, from ?? to ?? '', to ?? '9999-12-31']
  return [1, group.edtf, '']
}

/** For sorting: earlier first; dates without a year after those that have one, unread and missing ones last. */
export function compareDates(a: DateGroup | null, b: DateGroup | null): number {
  const [left, right] = [sortKey(a), sortKey(b)]
  if (left[0] !== right[0]) return left[0] - right[0]
  return compareText(left[1], right[1]) || compareText(left[2], right[2])
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
