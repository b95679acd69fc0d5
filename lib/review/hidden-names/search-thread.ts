// Runs in a thread of its own (search-aside.ts).
import type { SoughtNames } from '@/lib/folding/find-names'
import type { Message } from '@/lib/messages/message'
import { type HiddenName, hiddenNamesIn } from './names'
import { isIdentifier, type PublicValues, publicTextsOf, stringsIn } from './texts'

/** What is searched: what an edition makes public, or every text of any values, all at one place. */
export type Searched = { public: PublicValues } | { place: Message; values: unknown }

/** The name in each of these. */
export const searchEach = (all: readonly Searched[], sought: SoughtNames): HiddenName[][] =>
  all.map((one) => {
    if ('public' in one) return hiddenNamesIn(publicTextsOf(one.public), sought)
    const { place, values } = one
    return hiddenNamesIn(
      stringsIn(values).map((text) => ({ place, text, identifier: isIdentifier(text) })),
      sought,
    )
  })

/** Takes and gives values as JSON, which a thread takes sooner. */
export default ({ all, sought }: { all: string; sought: SoughtNames }): string =>
  JSON.stringify(searchEach(JSON.parse(all), sought))
