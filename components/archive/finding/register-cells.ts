import type { State } from '@/components/ui/StateMark'
import { formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import { fieldText, mastheadOf } from '@/lib/records/kinds/fields'
import { kindOfRegister, type RegisterColumn, type RegisterId } from '@/lib/search/register-columns'
import type { RegisterRow } from '@/lib/search/registers'

/** How the statements of a record were checked; null for one without statements. */
export function stateOfRow({ statements, secondHand, unseen }: RegisterRow): State | null {
  if (statements === 0) return null
  if (unseen > 0) return 'UNCHECKED'
  return secondHand > 0 ? 'SECOND_HAND' : 'CHECKED'
}

/** One cell of a register as text. Nothing is filled in that the record doesn't give. */
export function cellText(id: RegisterId, column: RegisterColumn, row: RegisterRow, t: Translator): string {
  const kind = kindOfRegister(id)
  switch (column) {
    case 'date':
      return row.date ? formatDate(row.date, t) : ''
    case 'speaker':
      return row.speaker || t('labels.nameWithheld')
    case 'role':
      return fieldText(kind, 'standing', row.fields, t)
    case 'title':
      return row.title
    case 'seen': {
      const state = stateOfRow(row)
      return state === null
        ? ''
        : t(
            `archive.register.seen.${state === 'DISPUTED' || state === 'AWAITS_SECOND' ? 'UNCHECKED' : state}`,
          )
    }
    case 'periodical':
      return mastheadOf(kind, row.fields, t).join(', ')
    // A choice that no one has made says nothing.
    case 'act':
    case 'status':
      return row.fields[column] ? fieldText(kind, column, row.fields, t) : ''
    default:
      return fieldText(kind, column, row.fields, t)
  }
}
