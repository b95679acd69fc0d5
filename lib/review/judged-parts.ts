import type { JudgedPart } from '@/lib/citations/fingerprint'
import type { Aspect } from '@/lib/generated/prisma/enums'

/**
 * What a verdict on each aspect rests on: it falls when one of these parts changes, and when nothing else does (docs/decisions/008). The
 * copy stands wherever somebody compared something with it.
 */
export const partsOfAspect: Readonly<Record<Aspect, readonly JudgedPart[]>> = {
  TRACEABLE: ['wording', 'date', 'chain', 'locators', 'dates', 'titles', 'names', 'other', 'passage', 'copy'],
  VERBATIM: ['wording', 'mode', 'passage', 'copy'],
  TRANSLATION: ['wording', 'mode', 'original', 'translator', 'passage', 'copy'],
  ATTRIBUTION: ['wording', 'chain', 'titles', 'names', 'passage', 'copy'],
  FIGURES: ['wording', 'date', 'passage', 'copy'],
  LOCATOR: ['chain', 'locators', 'passage', 'copy'],
  DATE: ['date', 'chain', 'dates', 'passage', 'copy'],
  TITLE: ['chain', 'titles', 'passage', 'copy'],
  AUTHOR: ['chain', 'names', 'passage', 'copy'],
  CONTEXT: ['wording', 'passage', 'copy'],
  CONSENT: ['wording', 'consent'],
}

const ofWorks: readonly JudgedPart[] = ['dates', 'titles', 'names', 'other']

const restsOn = (parts: readonly JudgedPart[]) => (aspect: Aspect) =>
  partsOfAspect[aspect].some((part) => parts.includes(part))

/** Whether a verdict on the aspect rests on what is known of the works that are cited. */
export const restsOnWorks = restsOn(ofWorks)

/** Whether it rests on that, or on what a speaker allows: on what neither the text nor a copy holds. */
export const restsOnMore = restsOn([...ofWorks, 'consent'])

/** All that is judged of a subject. What the speaker allows belongs to the record and can change at any time; it is asked apart. */
export const partsOfSubject: readonly JudgedPart[] = [
  'wording',
  'date',
  'mode',
  'original',
  'translator',
  'chain',
  'locators',
  'dates',
  'titles',
  'names',
  'other',
  'passage',
  'copy',
]
