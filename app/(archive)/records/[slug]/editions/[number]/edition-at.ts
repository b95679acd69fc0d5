import { editionBySlug, type PublicEdition } from '@/lib/editions/queries'
import { numberIn } from '@/lib/input'

export type EditionProps = { params: Promise<{ slug: string; number: string }> }

/** The edition at this address; null when there is none. */
export async function editionAt({ params }: EditionProps): Promise<PublicEdition | null> {
  const { slug, number: text } = await params
  const number = numberIn(text)
  return number === null ? null : editionBySlug(slug, number)
}
