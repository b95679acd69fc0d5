import type { Check } from './check'
import type { CheckInput } from './input'
import { alteredCopy } from './rules/altered-copy'
import { ambiguousDate } from './rules/ambiguous-date'
import { bodyOrCommittee } from './rules/body-or-committee'
import { chargedVoice } from './rules/charged-voice'
import { citationNeeded } from './rules/citation-needed'
import { consent } from './rules/consent'
import { cutMeaning } from './rules/cut-meaning'
import { danglingMarker } from './rules/dangling-marker'
import { duplicateExcerpt } from './rules/duplicate-excerpt'
import { ellipsisOrder } from './rules/ellipsis-order'
import { fakeCorroboration } from './rules/fake-corroboration'
import { figuresDiffer } from './rules/figures-differ'
import { fileUndescribed } from './rules/file-undescribed'
import { imageUndescribed } from './rules/image-undescribed'
import { impossibleDate } from './rules/impossible-date'
import { lookalike } from './rules/lookalike'
import { missingYear } from './rules/missing-year'
import { namedOnly } from './rules/named-only'
import { namedPerson } from './rules/named-person'
import { noCopy } from './rules/no-copy'
import { numberYear } from './rules/number-year'
import { operativeTextLate } from './rules/operative-text-late'
import { partsExceedTotal } from './rules/parts-exceed-total'
import { quoteDrift } from './rules/quote-drift'
import { sameSourceDiffers } from './rules/same-source-differs'
import { secondHand } from './rules/second-hand'
import { sequence } from './rules/sequence'
import { staleVerdict } from './rules/stale-verdict'
import { textNotShown } from './rules/text-not-shown'
import { textStructure } from './rules/text-structure'
import { translationAsVerbatim } from './rules/translation-as-verbatim'
import { unbalancedQuotes } from './rules/unbalanced-quotes'
import { unlikeAuthority } from './rules/unlike-authority'
import { type CheckReport, runChecks as run } from './run'

/** Every check, in the order in which an editor meets them. */
export const checks: readonly Check[] = [
  consent,
  staleVerdict,
  imageUndescribed,
  fileUndescribed,
  alteredCopy,
  quoteDrift,
  textNotShown,
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
  operativeTextLate,
  textStructure,
]

/** Runs all checks, or those given. See `runChecks` in run.ts. */
export const runChecks = (input: CheckInput, only: readonly Check[] = checks): CheckReport => run(input, only)

export { type Check, type Finding, hasKey, type Level, type Place } from './check'
export * from './input'
export { recordInput, type Surroundings } from './record-input'
export { wordsToFind } from './rules/no-copy'
export { namesIn } from './rules/unlike-authority'
export { blocks, type CheckReport } from './run'
export { textBlocksOf } from './text-blocks'
