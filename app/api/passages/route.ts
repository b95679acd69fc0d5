import { answer, smallJson } from '@/app/api/answer'
import { createPassage } from '@/lib/holdings/passages'
import { newPassageSchema } from '@/lib/holdings/schema'
import { parseInput } from '@/lib/input'

/** POST { textLayerId, start, end, locator? }: the passage at that place, made or found. */
export function POST(request: Request) {
  return answer(
    async (actor) => createPassage(actor, parseInput(newPassageSchema, await smallJson(request))),
    201,
  )
}
