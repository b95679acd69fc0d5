import { answer } from '@/app/api/answer'
import { findingsOf } from '@/lib/review/findings/report'

/** The findings of the automatic checks in the saved draft: 200 { version, report }; 401; 404. */
export function GET(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(request, async (actor) => findingsOf(actor, (await params).recordId))
}
