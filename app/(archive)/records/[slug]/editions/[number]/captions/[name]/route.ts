import { webVttOf } from '@/lib/holdings/captions'
import { filesOf } from '@/lib/text/images'
import { editionAt } from '../../edition-at'

type Context = { params: Promise<{ slug: string; number: string; name: string }> }

/** GET what a recording in the text of an edition says, as captions (WebVTT): /captions/SHA-256.vtt; else 404. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const [edition, { name }] = await Promise.all([editionAt({ params }), params])
  const file = edition && filesOf(edition.content.body).find(({ sha256 }) => `${sha256}.vtt` === name)
  if (!file || file.transcript.length === 0) return new Response(null, { status: 404 })
  return new Response(webVttOf(file.transcript), {
    headers: {
      'Content-Type': 'text/vtt; charset=utf-8',
      'Cache-Control': 'no-cache',
      'X-Robots-Tag': 'noindex',
    },
  })
}
