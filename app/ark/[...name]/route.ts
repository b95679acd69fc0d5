import type { NextRequest } from 'next/server'
import { addressOf } from '@/app/address'
import { publishedById } from '@/lib/editions/by-id'
import { editionBySlug, liveEdition } from '@/lib/editions/queries'
import { env } from '@/lib/env'
import { arkIn, arkOf } from '@/lib/exchange/ark'
import { shownTitle } from '@/lib/records/supplied-title'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'

const none = () => new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })

/** What `?info` answers: who keeps what, when and where (ERC, "kernel" elements), as plain text. */
async function described(ark: string, slug: string, edition: number | null): Promise<Response> {
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const found = edition === null ? await liveEdition(slug) : await editionBySlug(slug, edition)
  const where = addressOf(edition === null ? `/records/${slug}` : `/records/${slug}/editions/${edition}`)
  const lines = [
    'erc:',
    `who: ${archiveName(archive, t)}`,
    // Of what was withdrawn, only that it existed.
    `what: ${found ? shownTitle(found.content) : '(:unav)'}`,
    `when: ${found ? found.publishedAt.slice(0, 10) : '(:unav)'}`,
    `where: ${where}`,
    `id: ${ark}`,
    'persistence: (:permanent)',
  ]
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'X-Robots-Tag': 'noindex' },
  })
}

/** Resolves an ARK of this archive: goes on to its record or edition, or describes it for `?info`. 404 without a NAAN. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ name: string[] }> },
): Promise<Response> {
  const naan = env.STELE_NAAN
  const { name } = await params
  const ark = naan ? arkIn(naan, `ark:${name.join('/')}`) : null
  const record = ark && (await publishedById(ark.idStart))
  if (!naan || !ark || !record) return none()
  const { edition } = ark
  const { id, slug } = record
  if (/^\?\??$|^\?info$/i.test(request.nextUrl.search))
    return described(arkOf(naan, id, edition), slug, edition)
  const path = edition === null ? `/records/${slug}` : `/records/${slug}/editions/${edition}`
  return new Response(null, { status: 302, headers: { Location: path } })
}
