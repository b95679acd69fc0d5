import { answer, smallJson } from '@/app/api/answer'
import { dismissFinding, takeBackDismissal } from '@/lib/review/findings/dismissals'
import { findingsOf } from '@/lib/review/findings/report'

type Props = { params: Promise<{ recordId: string }> }

/** Lets a warning pass: 200 with the findings as they stand then; 401; 404; 409 when it is no longer found so; 422 with the fields. */
export function POST(request: Request, { params }: Props) {
  return answer(async (actor) => {
    const { recordId } = await params
    await dismissFinding(actor, recordId, await smallJson(request))
    return findingsOf(actor, recordId)
  })
}

/** Takes a dismissal back: 200 with the findings as they stand then; 401; 404; 409 when it was taken back before. */
export function DELETE(request: Request, { params }: Props) {
  return answer(async (actor) => {
    const { recordId } = await params
    await takeBackDismissal(actor, recordId, await smallJson(request))
    return findingsOf(actor, recordId)
  })
}
