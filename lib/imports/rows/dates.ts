import { type DateGroup, edtfSchema, plainReading, suggestEdtf } from '@/lib/dates'
import { type Message, message } from '@/lib/messages/message'
import { digitOf } from '@/lib/text/digits'
import { shortened } from '@/lib/text/shortened'
import type { DateOrder } from '../schema'

/** Text that is shown in a message. */
export const shown = (text: string): string => shortened(text, 60)

/** 3/4/1992, 03.04.1992, 3-4-1992 in digits of any script. */
const FIGURES = /^(\p{Nd}{1,2})([./-])(\p{Nd}{1,2})\2(\p{Nd}{4})\.?$/u

const plain = (digits: string) => [...digits].map((digit) => digitOf(digit) ?? digit).join('')

/** The day that figures say in this order; null for other forms, and where the archive doesn't read the text as a date at all. */
function inOrder(verbatim: string, order: DateOrder): { edtf: string | null } | null {
  const [, first = '', , second = '', year = ''] = FIGURES.exec(verbatim) ?? []
  if (!year) return null
  const [day, month] = (order === 'DAY' ? [first, second] : [second, first]).map((part) =>
    plain(part).padStart(2, '0'),
  )
  const edtf = `${plain(year)}-${month}-${day}`
  const isRead = suggestEdtf(verbatim).some(
    (reading) => reading.edtf === edtf && reading.basis === 'AS_PRINTED',
  )
  return { edtf: isRead ? edtf : null }
}

/**
 * A date as EDTF, or as it is printed where that can be read in one way only. Figures such as 3/4/1992 are read in the order that a person chose for the
 * file, and refused where they can't be read in it. Without a choice they are refused where both orders are possible.
 */
export function dateIn(
  verbatim: string,
  order?: DateOrder | null,
): { value: DateGroup } | { fault: Message } {
  const text = shown(verbatim)
  const ordered = order && inOrder(verbatim, order)
  if (ordered && ordered.edtf === null) return { fault: message('imports.faults.dateOrder', { text, order }) }
  const edtf = ordered?.edtf ?? (edtfSchema.safeParse(verbatim).success ? verbatim : plainReading(verbatim))
  if (edtf !== null) return { value: { verbatim, edtf, basis: 'AS_PRINTED' } }
  const isAmbiguous = [inOrder(verbatim, 'DAY'), inOrder(verbatim, 'MONTH')].every((reading) => reading?.edtf)
  return { fault: message(isAmbiguous ? 'imports.faults.dateAmbiguous' : 'imports.faults.date', { text }) }
}
