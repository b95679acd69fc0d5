import type { Chain } from '@/lib/citations/schema'
import type { SubjectType } from '@/lib/generated/prisma/enums'

/** One thing in a record that rests on a source and can be judged by itself. */
export type Subject = {
  type: SubjectType
  id: string
  /** The words or the statement that is judged, as plain text. A citation's is the sentence that it closes. */
  wording: string
  chain: Chain
  passageId: string | null
  /** Only for quotations. */
  quotation: {
    mode: 'VERBATIM' | 'ABRIDGED' | 'TRANSLATION' | 'PARAPHRASE'
    language: string | null
    original: string | null
    translator: string | null
    openlyUnverified: boolean
  } | null
}
