import { addressOf } from '@/app/address'
import { editionBySlug } from '@/lib/editions/queries'
import { citationFile } from '@/lib/exchange/citing/formats'
import { numberIn } from '@/lib/input'
import { archiveSettings } from '@/lib/settings/settings'
import { goneAnswer, preflight, publicAnswer, Written } from '../../../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string; file: string }> }

/**
 * GET a citation of an edition ("record.bib") or of one of its statements ("quotation-ID.ris") as a file; 404 when there is none, 410 with the
 * tombstone when the edition was withdrawn.
 */
export function GET(request: Request, { params }: Context) {
  return publicAnswer(request, async (t) => {
    const { slug, number: text, file } = await params
    const number = numberIn(text)
    if (number === null) return null
    const [edition, archive] = await Promise.all([editionBySlug(slug, number), archiveSettings()])
    if (!edition) return goneAnswer(slug, number)
    const found = citationFile(file, { edition, archive, addressOf }, t)
    return (
      found &&
      new Written(found.text, found.mediaType, {
        'Content-Disposition': `attachment; filename="${found.filename}"`,
      })
    )
  })
}
