import type { HoldingKind, HoldingShown } from '@/lib/generated/prisma/enums'
import type { CitedSource } from '@/lib/sources/cited'
import type { FiledAs } from '@/lib/sources/merged-ids'
import type { Locator } from '@/lib/text/chain'

/** A passage with the copy that it lies in. */
export type HeldPassage = {
  id: string
  sourceId: string
  exact: string
  prefix: string
  suffix: string
  /** UTF-16 offsets in the text layer. */
  start: number
  end: number
  locator: Locator | null
  language: string
  textLayerId: string
  textLayerSha256: string
  holding: {
    id: string
    kind: HoldingKind
    sha256: string
    obtainedFrom: string
    rights: string
    shown: HoldingShown
  }
}

/** What subjects rest on as it stands now, by id: the one reading that fingerprints, the review page and editions are made from. */
export type Ground = {
  sources: ReadonlyMap<string, CitedSource>
  filedAs: FiledAs
  /** Who last changed what is cited of each; none where it is as it was made. In no fingerprint. */
  describedBy: ReadonlyMap<string, string>
  passages: ReadonlyMap<string, HeldPassage>
  /**
   * What the speaker of a testimony allows; null where nobody speaks. The speaker's own name is left out: no fingerprint can be used to
   * try a guess at it.
   */
  consent: Readonly<Record<string, string | null>> | null
}

/** How many characters of the held copy a reviewer sees on each side of a passage. */
export const CONTEXT = 200
