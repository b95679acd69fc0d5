import { answer } from '@/app/api/answer'
import { findingsOf } from '@/lib/review/findings/report'

/** What the automatic checks find in the draft as it is saved now: 200 { version, report }; 401; 404. */
export function GET(_: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(async (actor) => findingsOf(actor, (await params).recordId))
}
