import { faultText } from '@/lib/errors'
import type { Translator } from '@/lib/messages/translator'
import { type Chain, chainSchema, type Hop, type Locator } from '@/lib/text/chain'
import type { ChosenWords } from './chosen-words'

type Seen = Exclude<Hop['access'], 'NOT_SEEN'>

/** What a citation is while it is being written: sources may still be missing. */
export type CitationDraft = {
  /** The copy that was read: the last hop. */
  seen: { sourceId: string | null; locator: Locator | null; access: Seen }
  /** Whom that copy names for the words: the hops before it, not seen, the first to say it first. */
  attributed: { sourceId: string | null; locator: Locator | null }[]
  /** The passage it is bound to already. */
  passageId: string | null
  /** Words chosen in a held copy that are not a passage yet. */
  chosen: ChosenWords | null
}

export const emptyCitation: CitationDraft = {
  seen: { sourceId: null, locator: null, access: 'ORIGINAL_SEEN' },
  attributed: [],
  passageId: null,
  chosen: null,
}

/** The draft of a citation that stands. */
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

/** The chain that the draft makes, or what is still to be mended in it. */
export function chainOf(draft: CitationDraft, t: Translator): { chain: Chain } | { fault: string } {
  const chain = [...draft.attributed.map((hop) => ({ ...hop, access: 'NOT_SEEN' })), draft.seen]
  const parsed = chainSchema.safeParse(chain)
  return parsed.success ? { chain: parsed.data } : { fault: faultText(parsed.error, t) }
}
