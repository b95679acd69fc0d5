import { answer, smallJson } from '@/app/api/answer'
import { demand } from '@/lib/access'
import { parseInput } from '@/lib/input'
import { proposalsOf } from '@/lib/sources/references/proposals'
import { pastedReferenceSchema } from '@/lib/sources/references/schema'

/** POST { text }: the sources that a pasted text describes, for a person to complete and add. Writes nothing. */
export function POST(request: Request) {
  return answer(request, async (actor) => {
    demand(actor, 'writeAll')
    return proposalsOf(parseInput(pastedReferenceSchema, await smallJson(request)).text)
  })
}
