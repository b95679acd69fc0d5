import { answer } from '@/app/api/answer'
import { getPassage } from '@/lib/holdings/queries'

/** GET: the text of one passage, with its language. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return answer(request, (actor) => getPassage(actor, id))
}
