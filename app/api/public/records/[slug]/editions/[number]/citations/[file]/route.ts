import { addressOf } from '@/app/address'
import { editionAnswer } from '@/app/api/public/edition-answer'
import { citationFile } from '@/lib/exchange/citing/formats'
import { backLink } from '@/lib/exchange/signposting'
import { archiveSettings } from '@/lib/settings/settings'
import { preflight, Written } from '../../../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string; file: string }> }

/** GET a citation of an edition ("record.bib") or of one of its statements ("quotation-ID.ris") as a file; 404 when there is none. */
export const GET = (request: Request, context: Context) =>
  editionAnswer(request, context, async (edition, t) => {
    const archive = await archiveSettings()
    const found = citationFile((await context.params).file, { edition, archive, addressOf }, t)
    if (!found) return null
    const headers = {
      'Content-Disposition': `attachment; filename="${found.filename}"`,
      ...backLink('describes', edition, addressOf),
    }
    return new Written(found.text, found.mediaType, headers)
  })
