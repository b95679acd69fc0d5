import { type Message, message } from '@/lib/messages/message'
import type { Subject } from '@/lib/records/subjects'
import { keyOf, namesOf } from '../subject-names'

/** Says what is missing for a review, for the field `body`; empty when everything can be reviewed. */
export function completenessFaults(subjects: readonly Subject[]): Record<string, Message> {
  if (subjects.length === 0) return { body: message('review.incomplete.empty') }
  const names = namesOf(subjects)
  const bare = subjects.find(({ wording }) => wording.trim() === '')
  if (!bare) return {}
  const name = names.get(keyOf(bare)) ?? ''
  return {
    body: message(`review.incomplete.${bare.type === 'QUOTATION' ? 'quotation' : 'citation'}`, { name }),
  }
}
