import { message } from '@/lib/messages/message'
import { kindOf } from '@/lib/records/kinds'
import { type Check, foundIn } from '../check'
import type { CheckInput } from '../input'

/** A heading and a sentence are no delay. UTF-16 units. */
const MOST = 200

/** The text of the archive before the first quotation or paraphrase; empty where there is none. */
function ownTextFirst({ texts }: CheckInput) {
  const body = texts.filter(({ field, text }) => field.startsWith('body.') && text.trim() !== '')
  const first = body.findIndex(({ subjectId }) => subjectId !== null)
  return body.slice(0, Math.max(0, first))
}

export const operativeTextLate: Check = {
  id: 'operative-text-late',
  level: 'INFO',
  applies: ({ kind, subjects }) =>
    kind !== null && Boolean(kindOf(kind).actField) && subjects.some(({ type }) => type === 'QUOTATION'),
  run: (input) => {
    const own = ownTextFirst(input)
    const [first] = own
    const length = own.reduce((sum, { text }) => sum + text.length, 0)
    return first && length > MOST
      ? [foundIn(first, 0, first.text.length, message('checks.operative-text-late.found'))]
      : []
  },
}
