import { answer, smallJson } from '@/app/api/answer'
import { createPassage } from '@/lib/holdings/passages'

/** POST { textLayerId, start, end, locator? }: the passage with that range, new or existing. */
export function POST(request: Request) {
  return answer(request, async (actor) => createPassage(actor, await smallJson(request)), 201)
}
