import { align, type SideBySide } from '@/lib/quotation'
import type { Subject } from '@/lib/records/subjects'
import type { HeldPassage } from './held-passage'

export type Sides = SideBySide & {
  /** What is compared with the passage: the words of the record, or the original that its translation was made from. */
  compared: 'WORDING' | 'ORIGINAL'
}

/** The words beside the passage with every difference marked, where they are to be the same; null where they need not be. */
export function sidesOf(subject: Subject, passage: HeldPassage | null): Sides | null {
  const { quotation, wording } = subject
  if (!passage || !quotation || quotation.mode === 'PARAPHRASE') return null
  if (quotation.mode !== 'TRANSLATION')
    return {
      compared: 'WORDING',
      ...align(wording, passage.exact, quotation.language ?? passage.language),
    }
  return quotation.original
    ? { compared: 'ORIGINAL', ...align(quotation.original, passage.exact, passage.language) }
    : null
}
