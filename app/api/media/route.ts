import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { refusalByLimit } from '@/app/limits'
import { filesForTexts, imagesForTexts } from '@/lib/media/queries'
import { imageSearchSchema } from '@/lib/media/schema'

/**
 * GET ?q=: the newest images of the library with this text, to put into a text; with ?sha256= the one with this hash; with ?what=files
 * recordings and documents. For members.
 */
export async function GET(request: NextRequest) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const search = imageSearchSchema.parse(Object.fromEntries(request.nextUrl.searchParams))
  const isOfFiles = request.nextUrl.searchParams.get('what') === 'files'
  return answer(
    request,
    (actor): Promise<unknown> => (isOfFiles ? filesForTexts(actor, search) : imagesForTexts(actor, search)),
  )
}
