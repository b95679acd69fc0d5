import { z } from 'zod'
import { answer } from '@/app/api/answer'
import { parseInput } from '@/lib/input'
import { newerDraft } from '@/lib/records/current-draft'

const knownSchema = z.coerce.number().int().nonnegative()

/** For the editor, the draft if it is newer than version `known`: 200 { newer: the draft, or null }; 401 signed out; 404; 422. */
export function GET(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(request, async (actor) => {
    const { recordId } = await params
    const known = parseInput(knownSchema, new URL(request.url).searchParams.get('known'))
    return { newer: await newerDraft(actor, recordId, known) }
  })
}
