import { type Message, message } from '@/lib/messages/message'
import { type End, readDate } from './edtf'
import { weekdaysNamed } from './printed/weekdays'

const dayOf = (end: End) =>
  typeof end === 'string' || typeof end.day !== 'number' || end.first === null ? null : end.first

/**
 * A message where the weekday printed with a date is not the weekday of that day; null where they agree, no weekday is printed, or
 * the date is not one day of one year.
 */
export function weekdayProblem(verbatim: string, edtf: string | null): Message | null {
  if (edtf === null) return null
  const { from, to } = readDate(edtf)
  const day = to === null ? dayOf(from) : null
  const printed = weekdaysNamed(verbatim)
  if (day === null || printed.size === 0) return null
  const time = new Date(`${day}T00:00:00Z`)
  if (printed.has(time.getUTCDay())) return null
  return message('dates.weekdayDiffers', { day: time.getTime() })
}
