import { answer } from '@/app/api/answer'
import { textKeyOf } from '@/lib/members/text-key'

/** GET the signed-in member's own key for unsent texts in this browser: 200 { memberId, key }; 401 signed out. No cache keeps it. */
export function GET(request: Request) {
  return answer(request, async (actor) => ({ memberId: actor.id, key: await textKeyOf(actor) }))
}
