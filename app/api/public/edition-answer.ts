import { editionBySlug, type PublicEdition } from '@/lib/editions/queries'
import { numberIn } from '@/lib/input'
import type { Translator } from '@/lib/messages/translator'
import { goneAnswer, publicAnswer } from './answer'

type Context = { params: Promise<{ slug: string; number: string }> }

/** Answers a request about one edition; 404 when it never existed, 410 with the tombstone when it was withdrawn. */
export const editionAnswer = (
  request: Request,
  { params }: Context,
  work: (edition: PublicEdition, t: Translator) => unknown,
): Promise<Response> =>
  publicAnswer(request, async (t) => {
    const { slug, number: text } = await params
    const number = numberIn(text)
    if (number === null) return null
    const edition = await editionBySlug(slug, number)
    return edition ? work(edition, t) : goneAnswer(slug, number)
  })
