import type { Locator } from '@/lib/text/chain'

type Choice = {
  /** The locator that the member typed; null if they typed none. */
  typed: Locator | null
  /** That of the chosen passage, by the pages of its copy. */
  found: Locator | null
  /** What the citation had before, without a passage. */
  before: Locator | null
  /** By what the member said of another page of the copy. */
  remembered: Locator | null
}

/** The locator of a citation whose passage was just chosen. What the member typed is never replaced. */
export const locatorOfChoice = ({ typed, found, before, remembered }: Choice): Locator | null =>
  typed ?? found ?? before ?? remembered

/** The locator that the copy gives for the chosen passage, where the citation has another one. */
export const offeredLocator = (locator: Locator | null, found: Locator | null): Locator | null =>
  found && (locator?.label !== found.label || locator.value.trim() !== found.value) ? found : null
