import { skippedBy, skippedIn, spansWithin } from '@/lib/holdings/skipped-text'
import { compare, type DifferenceClass, differenceClasses, examine, fold, severity } from '@/lib/quotation'
import type { Pair } from './pairs'

export interface Judged {
  pair: Pair
  /** The gravest class against the bound passage; `NONE` when nothing differs. */
  bound: DifferenceClass | 'NONE'
  boundClasses: DifferenceClass[]
  /** The gravest class when the quotation is looked for in the whole text; `null` when it was not located. */
  found: DifferenceClass | 'NONE' | null
  foundClasses: DifferenceClass[]
  /** True if it was located at its own passage. */
  located: boolean
  status: string
  /** The signs at omissions and cuts. */
  signs: string[]
}

const gravest = (classes: DifferenceClass[]): DifferenceClass | 'NONE' =>
  classes.length === 0
    ? 'NONE'
    : (differenceClasses[Math.min(...classes.map((entry) => differenceClasses.indexOf(entry)))] ?? 'NONE')

/** Returns the engine's results for a labelled pair, bound to its passage and searched for in the whole text. */
export function judge(pair: Pair): Judged {
  const spans = pair.spans ?? []
  const exact = pair.text.slice(pair.start, pair.end)
  const passage = fold(exact, skippedIn(exact, spansWithin(spans, pair)))
  const whole = fold(pair.text, skippedBy('BODY', pair.text.length, spans))
  const bound = compare(pair.quotation, passage, pair.language)
  const boundClasses = bound.differences.map((difference) => difference.class)
  const examined = examine(pair.quotation, whole, pair.language)
  const foundClasses = examined.comparison?.differences.map((difference) => difference.class) ?? []
  const { parts, status } = examined.location
  return {
    pair,
    bound: gravest(boundClasses),
    boundClasses,
    found: examined.comparison ? gravest(foundClasses) : null,
    foundClasses,
    located: parts.length > 0 && parts.every((part) => part.start < pair.end && part.end > pair.start),
    status: `${status}${examined.location.reason ? ` ${examined.location.reason}` : ''}`,
    signs: [
      ...bound.omissions.flatMap((omission) => omission.signs),
      ...examined.cuts.flatMap((cut) => cut.signs),
    ],
  }
}

export const level = (found: DifferenceClass | 'NONE') => (found === 'NONE' ? 'NONE' : severity(found))

const blocks = (label: DifferenceClass | null) => label !== null && severity(label) === 'BLOCK'
const isEdit = (pair: Pair) => pair.category.startsWith('EDIT')

export interface Figures {
  edits: number
  missed: Judged[]
  missedInText: Judged[]
  harmless: number
  falseBlocks: Judged[]
  scannedNumbers: number
  numbersMissed: Judged[]
  scanned: number
  scannedBlocks: Judged[]
  located: number
  toLocate: number
  misplaced: Judged[]
  refused: number
  toRefuse: number
  notRefused: Judged[]
  hidden: number
  notTold: Judged[]
}

/** True if an edit did not get the right level: a block for number, negation and hedge, a warning for name and word. */
const isMissed = (entry: Judged, found: Judged['found']) =>
  found !== null &&
  (blocks(entry.pair.label) ? level(found) !== 'BLOCK' : level(found) === 'NONE' || level(found) === 'INFO')

/** The measured figures, each with the cases that count against the engine. */
export function figuresOf(judged: Judged[]): Figures {
  const edits = judged.filter((entry) => isEdit(entry.pair))
  const harmless = judged.filter((entry) =>
    ['UNTOUCHED', 'TYPOGRAPHIC', 'ABRIDGED', 'LAYOUT'].includes(entry.pair.category),
  )
  const scannedNumbers = judged.filter((entry) => entry.pair.category === 'EDIT_OCR')
  const scanned = judged.filter((entry) => entry.pair.category === 'OCR')
  const toLocate = judged.filter((entry) => !['REORDERED', 'TWICE', 'HIDING'].includes(entry.pair.category))
  const toRefuse = judged.filter((entry) => ['REORDERED', 'TWICE'].includes(entry.pair.category))
  const hidden = judged.filter((entry) => entry.pair.category === 'HIDING')
  const stands = (entry: Judged) => /^(FOUND|APPROXIMATE)/.test(entry.status)
  return {
    edits: edits.length,
    missed: edits.filter((entry) => isMissed(entry, entry.bound)),
    missedInText: edits.filter((entry) => isMissed(entry, entry.found)),
    harmless: harmless.length,
    falseBlocks: harmless.filter(
      (entry) => level(entry.bound) === 'BLOCK' || (entry.found && level(entry.found) === 'BLOCK'),
    ),
    scannedNumbers: scannedNumbers.length,
    numbersMissed: scannedNumbers.filter(
      (entry) =>
        !entry.boundClasses.includes('NUMBER') || (entry.found && !entry.foundClasses.includes('NUMBER')),
    ),
    scanned: scanned.length,
    scannedBlocks: scanned.filter((entry) => level(entry.bound) === 'BLOCK'),
    located: toLocate.filter((entry) => entry.located).length,
    toLocate: toLocate.length,
    misplaced: toLocate.filter((entry) => stands(entry) && !entry.located),
    refused: toRefuse.filter((entry) => !stands(entry)).length,
    toRefuse: toRefuse.length,
    notRefused: toRefuse.filter(stands),
    hidden: hidden.length,
    notTold: hidden.filter((entry) => !entry.signs.includes(entry.pair.label ?? '')),
  }
}
