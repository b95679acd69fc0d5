import { alteredCopy } from './altered-copy'
import { ambiguousDate } from './ambiguous-date'
import { bodyOrCommittee } from './body-or-committee'
import { chargedVoice } from './charged-voice'
import type { Check } from './check'
import { citationNeeded } from './citation-needed'
import { consent } from './consent'
import { cutMeaning } from './cut-meaning'
import { danglingMarker } from './dangling-marker'
import { duplicateExcerpt } from './duplicate-excerpt'
import { ellipsisOrder } from './ellipsis-order'
import { explainedOf } from './explained'
import { fakeCorroboration } from './fake-corroboration'
import { figuresDiffer } from './figures-differ'
import { impossibleDate } from './impossible-date'
import type { CheckInput } from './input'
import { lookalike } from './lookalike'
import { missingYear } from './missing-year'
import { namedOnly } from './named-only'
import { namedPerson } from './named-person'
import { noCopy } from './no-copy'
import { numberYear } from './number-year'
import { partsExceedTotal } from './parts-exceed-total'
import { quoteDrift } from './quote-drift'
import { type CheckReport, runChecks as run } from './run'
import { sameSourceDiffers } from './same-source-differs'
import { secondHand } from './second-hand'
import { sequence } from './sequence'
import { staleVerdict } from './stale-verdict'
import { translationAsVerbatim } from './translation-as-verbatim'
import { unbalancedQuotes } from './unbalanced-quotes'
import { unlikeAuthority } from './unlike-authority'

/** Every check, in the order in which an editor meets them. */
export const checks: readonly Check[] = [
  consent,
  staleVerdict,
  alteredCopy,
  quoteDrift,
  ellipsisOrder,
  secondHand,
  translationAsVerbatim,
  lookalike,
  noCopy,
  cutMeaning,
  figuresDiffer,
  partsExceedTotal,
  impossibleDate,
  missingYear,
  ambiguousDate,
  numberYear,
  sequence,
  danglingMarker,
  unbalancedQuotes,
  namedOnly,
  namedPerson,
  citationNeeded,
  chargedVoice,
  bodyOrCommittee,
  unlikeAuthority,
  sameSourceDiffers,
  fakeCorroboration,
  duplicateExcerpt,
]

/** What each check looks for, by its id. */
export const explained = explainedOf(checks)

/** Runs all checks, or those given. See `runChecks` in run.ts. */
export const runChecks = (input: CheckInput, only: readonly Check[] = checks): CheckReport => run(input, only)

export { textBlocksOf } from './blocks'
export { type Check, type Finding, isKnownBy, type Level, type Place } from './check'
export * from './input'
export { wordsToFind } from './no-copy'
export { recordInput, type Surroundings } from './record'
export { blocks, type CheckReport } from './run'
export { namesIn } from './unlike-authority'
