import { faultText } from '@/lib/errors'
import type { Translator } from '@/lib/messages/translator'
import { type Chain, chainSchema, type Hop, type Locator } from '@/lib/text/chain'
import type { ChosenPassage } from './chosen-passage'

type Seen = Exclude<Hop['access'], 'NOT_SEEN'>

/** A citation that is being written: sources can still be missing. */
export type CitationDraft = {
  /** The source that was seen: the last hop. What was seen of it is null until it is chosen. */
  seen: { sourceId: string | null; locator: Locator | null; access: Seen | null }
  /** The sources that it quotes, not seen: the hops before the last, the original source first. */
  attributed: { sourceId: string | null; locator: Locator | null }[]
  /** The saved passage that it is bound to. */
  passageId: string | null
  /** A passage chosen in an archive copy that is not saved yet. */
  chosen: ChosenPassage | null
}

export const emptyCitation: CitationDraft = {
  seen: { sourceId: null, locator: null, access: null },
  attributed: [],
  passageId: null,
  chosen: null,
}

/** The draft of a saved citation. */
export function draftOf({ chain, passageId }: { chain: Chain; passageId: string | null }): CitationDraft {
  const last = chain.at(-1)
  if (!last || last.access === 'NOT_SEEN') return { ...emptyCitation, passageId }
  return {
    seen: { sourceId: last.sourceId, locator: last.locator, access: last.access },
    attributed: chain.slice(0, -1).map(({ sourceId, locator }) => ({ sourceId, locator })),
    passageId,
    chosen: null,
  }
}

/** The chain of the draft, or what is wrong with it. */
export function chainOf(draft: CitationDraft, t: Translator): { chain: Chain } | { fault: string } {
  if (draft.seen.sourceId !== null && draft.seen.access === null)
    return { fault: t('citing.seen.accessMissing') }
  const chain = [...draft.attributed.map((hop) => ({ ...hop, access: 'NOT_SEEN' })), draft.seen]
  const parsed = chainSchema.safeParse(chain)
  return parsed.success ? { chain: parsed.data } : { fault: faultText(parsed.error, t) }
}
