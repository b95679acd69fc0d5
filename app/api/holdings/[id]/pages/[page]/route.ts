import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { readPagePlaces } from '@/lib/holdings/page-places'
import { pageNumber } from '../page-number'

/** GET the text of a page of a PDF copy with its places, to mark a passage on the picture of the page. For members only. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string; page: string }> },
) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id, page } = await params
  return answer(request, async (actor) => readPagePlaces(actor, id, pageNumber(page)))
}
