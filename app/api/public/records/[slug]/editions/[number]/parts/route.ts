import { editionProof } from '@/lib/editions/queries'
import { numberIn } from '@/lib/input'
import { goneAnswer, preflight, publicAnswer } from '../../../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ slug: string; number: string }> }

/**
 * GET the parts of an edition with their hashes and salts, to verify it offline; 404 when it never existed or was hashed as a whole, 410 with the
 * tombstone when it was withdrawn.
 */
export function GET(request: Request, { params }: Context) {
  return publicAnswer(request, async () => {
    const { slug, number: text } = await params
    const number = numberIn(text)
    if (number === null) return null
    return (await editionProof(slug, number)) ?? goneAnswer(slug, number)
  })
}
