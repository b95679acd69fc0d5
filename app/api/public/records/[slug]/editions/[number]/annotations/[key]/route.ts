import { addressOf } from '@/app/address'
import { editionAnswer } from '@/app/api/public/edition-answer'
import { passagePositions } from '@/lib/editions/passage-positions'
import { ANNOTATION_TYPE, annotationByKey } from '@/lib/exchange/annotations'
import { preflight, Written } from '../../../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string; key: string }> }

/** GET the passage of one statement as a W3C Web Annotation; 404 when the statement has none. */
export const GET = (request: Request, context: Context) =>
  editionAnswer(request, context, async (edition, t) => {
    const positionOf = await passagePositions(edition.passages)
    const annotation = annotationByKey((await context.params).key, { edition, addressOf, positionOf }, t)
    return annotation && new Written(JSON.stringify(annotation), ANNOTATION_TYPE)
  })
