import { addressOf } from '@/app/address'
import { editionAnswer } from '@/app/api/public/edition-answer'
import { passagePositions } from '@/lib/editions/passage-positions'
import { ANNOTATION_TYPE, annotationPage } from '@/lib/exchange/annotations'
import { preflight, Written } from '../../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string }> }

/** GET the passages of an edition as W3C Web Annotations. */
export const GET = (request: Request, context: Context) =>
  editionAnswer(request, context, async (edition, t) => {
    const positionOf = await passagePositions(edition.passages)
    return new Written(JSON.stringify(annotationPage({ edition, addressOf, positionOf }, t)), ANNOTATION_TYPE)
  })
