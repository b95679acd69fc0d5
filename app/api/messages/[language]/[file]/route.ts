import { languages } from '@/lib/messages/catalogue'
import { staffMessages } from '@/lib/messages/staff-messages'

type Context = { params: Promise<{ language: string; file: string }> }

/**
 * GET the script with the messages of staff pages in a language. At the address of the messages as they are it can be kept for ever; a page of
 * another version of the archive is led there.
 */
export async function GET(request: Request, { params }: Context) {
  const { language } = await params
  if (!languages().includes(language)) return new Response(null, { status: 404 })
  const { address, text } = staffMessages(language)
  if (new URL(request.url).pathname !== address)
    return new Response(null, { status: 307, headers: { Location: address, 'Cache-Control': 'no-cache' } })
  return new Response(text, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  })
}
