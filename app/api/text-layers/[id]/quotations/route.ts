import { answer, smallJson } from '@/app/api/answer'
import { findQuotation } from '@/lib/relocation/typed-quotation'

/** POST { words, near? }: where the text of a copy has these words, word for word or similarly, and what differs. Changes nothing. */
export async function POST(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  return answer(request, async (actor) => findQuotation(actor, id, await smallJson(request)))
}
