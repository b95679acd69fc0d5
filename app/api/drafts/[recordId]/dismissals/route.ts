import { answer, smallJson } from '@/app/api/answer'
import { dismissFinding, takeBackDismissal } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'

type Props = { params: Promise<{ recordId: string }> }

/** Dismisses a warning: 200 with the findings after it; 401; 404; 409 when the finding has changed; 422 with the fields. */
export function POST(request: Request, { params }: Props) {
  return answer(request, async (actor) => {
    const { recordId } = await params
    await dismissFinding(actor, recordId, await smallJson(request))
    return findingsOf(actor, recordId)
  })
}

/** Removes a dismissal: 200 with the findings after it; 401; 404; 409 when it was already removed. */
export function DELETE(request: Request, { params }: Props) {
  return answer(request, async (actor) => {
    const { recordId } = await params
    await takeBackDismissal(actor, recordId, await smallJson(request))
    return findingsOf(actor, recordId)
  })
}
