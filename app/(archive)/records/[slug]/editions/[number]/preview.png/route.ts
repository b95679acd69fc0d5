import { previewOf } from '@/lib/exchange/edition-preview'
import { previewImage } from '@/lib/exchange/preview-image'
import { COME_BACK_SECONDS } from '@/lib/page-store/one-by-one'
import { getTranslator } from '@/lib/settings/language'
import { archiveSettings } from '@/lib/settings/settings'
import { editionAt } from '../edition-at'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; number: string }> }

/**
 * GET the image that other sites show with a link to an edition, made of its title and source. 404 where its signs can't be drawn, 503
 * while many wait to be drawn: no one needs it at once.
 */
export async function GET(_: Request, context: Context): Promise<Response> {
  const edition = await editionAt(context)
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const preview = edition && previewOf(edition, archive, t)
  if (!preview) return new Response(null, { status: 404 })
  const image = await previewImage(preview)
  if (!image)
    return new Response(null, {
      status: 503,
      headers: { 'Retry-After': String(COME_BACK_SECONDS), 'Cache-Control': 'no-store' },
    })
  return new Response(new Uint8Array(image), {
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': 'no-cache',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })
}
