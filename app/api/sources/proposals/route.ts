import { answer, smallJson } from '@/app/api/answer'
import { demand } from '@/lib/access'
import { parseInput } from '@/lib/input'
import { existingFor } from '@/lib/sources/likeness'
import { proposalsOf } from '@/lib/sources/references/proposals'
import { pastedReferenceSchema } from '@/lib/sources/references/schema'

/**
 * POST { text }: the sources that a pasted text describes, for a person to complete and add, each with those that the archive has and that could be
 * the same. Writes nothing.
 */
export function POST(request: Request) {
  return answer(request, async (actor, t) => {
    demand(actor, 'writeAll')
    const proposals = proposalsOf(parseInput(pastedReferenceSchema, await smallJson(request)).text)
    const existing = await existingFor(
      actor,
      proposals.map(({ source }) => source),
      t,
    )
    return proposals.map((proposal, index) => ({ ...proposal, existing: existing[index] ?? [] }))
  })
}
