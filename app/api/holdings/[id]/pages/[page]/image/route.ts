import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer'
import { pageResponse } from '@/app/api/download'
import { refusalByLimit } from '@/app/limits'
import { type ImageSize, imageSizes, pageImageOf } from '@/lib/holdings/page-images'
import { pageNumber } from '../../page-number'

const isSize = (text: string): text is ImageSize => Object.hasOwn(imageSizes, text)

/**
 * GET ?size= the image of a page of a copy, for members only. The header `Stele-Page` has the number of pages and the size of the page as
 * JSON.
 */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ id: string; page: string }> },
) {
  const refused = await refusalByLimit(request)
  if (refused) return refused
  const { id, page } = await params
  const size = request.nextUrl.searchParams.get('size') ?? 'page'
  return answer(request, async (actor) => {
    return pageResponse(await pageImageOf(actor, id, pageNumber(page), isSize(size) ? size : 'page'))
  })
}
