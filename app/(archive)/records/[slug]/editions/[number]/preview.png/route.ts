import { formatDate } from '@/lib/dates'
import { previewImage } from '@/lib/exchange/preview-image'
import { attributionOf, recordDate } from '@/lib/records/kinds/fields'
import { kindLabel } from '@/lib/records/kinds/labels'
import { shownTitle } from '@/lib/records/supplied-title'
import { getTranslator } from '@/lib/settings/language'
import { archiveName } from '@/lib/settings/schema'
import { archiveSettings } from '@/lib/settings/settings'
import { editionAt } from '../edition-at'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ slug: string; number: string }> }

/** GET the image that other sites show with a link to an edition, made of its title and source. */
export async function GET(_: Request, context: Context): Promise<Response> {
  const edition = await editionAt(context)
  if (!edition) return new Response(null, { status: 404 })
  const [t, archive] = await Promise.all([getTranslator(), archiveSettings()])
  const { kind, content } = edition
  const date = recordDate(kind, content.fields)
  const image = await previewImage({
    kicker: [t(kindLabel(kind)), date && formatDate(date, t)].filter(Boolean).join(' · '),
    title: shownTitle(content),
    source: attributionOf(kind, content.fields, t),
    archive: archiveName(archive, t),
    language: content.language === 'und' ? null : content.language,
  })
  return new Response(new Uint8Array(image), {
    headers: {
      'Content-Type': 'image/png',
      'Cache-Control': 'no-cache',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })
}
