import { numberIn } from '@/lib/input'
import { proofFile } from '@/lib/public-log/proof'
import { preflight, publicAnswer } from '../../../answer'

export const OPTIONS = preflight

type Context = { params: Promise<{ record: string; number: string }> }

/**
 * GET the proof of an edition, by the id of its record: 404 when it never existed or was hashed as a whole. A withdrawn or erased edition keeps
 * its proof, without its words.
 */
export function GET(request: Request, { params }: Context) {
  return publicAnswer(request, async () => {
    const { record, number: text } = await params
    const number = numberIn(text)
    return number === null ? null : proofFile(record, number)
  })
}
