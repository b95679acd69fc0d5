import { addressOf } from '@/app/address'
import { editionsOf } from '@/lib/editions/queries'
import { publicEditions } from '@/lib/exchange/records'
import { goneAnswer, preflight, publicAnswer } from '../../../answer'

export const OPTIONS = preflight

/** GET the editions of a record, newest first. */
export function GET(request: Request, { params }: { params: Promise<{ slug: string }> }) {
  return publicAnswer(request, async () => {
    const { slug } = await params
    const editions = await editionsOf(slug)
    const isOpen = editions?.some(({ withdrawn }) => !withdrawn)
    return editions && isOpen ? publicEditions(slug, editions, addressOf) : goneAnswer(slug, null)
  })
}
