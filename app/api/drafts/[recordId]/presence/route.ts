import { answer, smallJson } from '@/app/api/answer'
import { notePresence } from '@/lib/records/presence'

/** POST { page, sign }: notes that a page has the editor open; 200 with who else has it open; 401; 403; 404; 422 with the fields. */
export function POST(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(request, async (actor) => {
    const { recordId } = await params
    return notePresence(actor, recordId, await smallJson(request))
  })
}
