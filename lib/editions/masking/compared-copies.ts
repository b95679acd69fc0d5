import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { spansSchema } from '@/lib/holdings/spans'
import type { Search, Searched } from '@/lib/quotation/other-text/search'
import { searchAside } from '@/lib/quotation/other-text/search-aside'
import type { Range } from '@/lib/text/masked-ranges'
import { type MaskedRange, type OlderMask, openAmong } from './older-masks'

/** The results of a search; none if it took too long. */
export const searchFor = (who: string, search: Omit<Search, 'guessing'>) =>
  searchAside(who, { ...search, guessing: 0 }).catch((error: unknown): Searched[] => {
    if (error instanceof Invalid) return []
    throw error
  })

/** All masks on an older text, and those that were searched for, each with the places of its words in the better one; null if it took too long. */
export type Compared = {
  masks: readonly OlderMask[]
  searched: readonly { mask: OlderMask; places: readonly Range[] | null }[]
}

/** Those of the masks on an older text whose words are at more places without a mask in the better one, which has the masks `here`. */
export async function shownMore(
  tx: Tx,
  actor: Actor | null,
  { masks, searched }: Compared,
  here: readonly MaskedRange[],
): Promise<OlderMask[]> {
  const open = searched
    .map(({ mask, places }) => ({ mask, count: places ? openAmong(places, mask.kind, here) : Infinity }))
    .filter(({ count }) => count > 0)
  const counted = open.filter(({ count }) => count < Infinity)
  const [first] = counted
  if (!first) return open.map(({ mask }) => mask)
  const { textLayerId: id } = first.mask
  const { text, spans } = await tx.textLayer.findUniqueOrThrow({
    where: { id },
    select: { text: true, spans: true },
  })
  const results = await searchFor(actor?.id ?? id, {
    ...{ text, spans: spansSchema.parse(spans), everywhere: 'ONLY' },
    passages: counted.flatMap(({ mask: { words } }) => words ?? []),
  })
  const placed = masks.filter(({ words }) => words !== null)
  const beside = new Map(
    counted.map(({ mask }, index) => [mask, openAmong(results[index]?.places ?? [], mask.kind, placed)]),
  )
  return open.filter(({ mask, count }) => count > (beside.get(mask) ?? 0)).map(({ mask }) => mask)
}
