import type { JudgedPart } from '@/lib/citations/fingerprint'
import type { Aspect, Outcome } from '@/lib/generated/prisma/enums'
import type { Subject } from '@/lib/records/subjects'
import { isSecondHand } from '@/lib/text/chain'

/** What each aspect is called, and the question that a verdict on it answers. In the order in which they are shown. */
export const aspectWords: Record<Aspect, { label: string; question: string }> = {
  TRACEABLE: { label: 'Traceable', question: 'Can it be found at the place that is given?' },
  VERBATIM: {
    label: 'Word for word',
    question: 'Are the words those of the copy, and what is left out marked?',
  },
  TRANSLATION: {
    label: 'Translation',
    question: 'Does the translation say what the original says, no more and no less?',
  },
  ATTRIBUTION: {
    label: 'Attribution',
    question: 'Does the source say this, and is it given to whoever said it?',
  },
  FIGURES: {
    label: 'Figures',
    question: 'Are the number, what is counted, place, date and who states it as in the copy?',
  },
  LOCATOR: { label: 'Place in the source', question: 'Are page, column, line or time as in the copy?' },
  DATE: { label: 'Date', question: 'Is the date as the copy gives it?' },
  TITLE: { label: 'Title', question: 'Is the title as the copy gives it?' },
  AUTHOR: { label: 'Author', question: 'Is the author as the copy gives it?' },
  CONTEXT: { label: 'Context', question: 'Do the words mean here what they mean in their place?' },
  CONSENT: { label: 'Consent', question: 'Is it shown as the speaker allowed?' },
}

type OutcomeWords = {
  label: string
  /** What to say in the note; null where a note may be left out. */
  needsNote: string | null
}

export const outcomeWords: Record<Outcome, OutcomeWords> = {
  VERIFIED: { label: 'Verified', needsNote: null },
  // What a verdict said before it carried the correction itself; readers of older editions still meet it.
  CORRECTED: { label: 'Correct now, after a correction', needsNote: null },
  FAILED_VERIFICATION: {
    label: 'Failed verification',
    needsNote: 'Say what differs, so that it can be mended.',
  },
  NEEDS_ORIGINAL: { label: 'Needs the original', needsNote: 'Say what the original is needed for.' },
  CANNOT_ACCESS: { label: 'Cannot be reached', needsNote: 'Say what could not be reached.' },
  NOT_APPLICABLE: { label: 'Does not apply', needsNote: 'Say why it does not apply.' },
}

/** Outcomes with which an aspect is checked. */
export const passing: readonly Outcome[] = ['VERIFIED']

/** Outcomes that say, honestly, that the words could not be compared with the original. */
export const unseen: readonly Outcome[] = ['NEEDS_ORIGINAL', 'CANNOT_ACCESS']

type SubjectForm = 'VERBATIM' | 'ABRIDGED' | 'TRANSLATION' | 'PARAPHRASE' | 'CITATION' | 'FIGURE' | 'TIMELINE'

/** What must be verified before publishing, and what else can be judged. With `whenSecondHand` the one table of the gate. */
const aspectsByForm: Record<SubjectForm, { required: readonly Aspect[]; offered: readonly Aspect[] }> = {
  VERBATIM: { required: ['TRACEABLE', 'VERBATIM'], offered: ['ATTRIBUTION', 'LOCATOR', 'CONTEXT'] },
  ABRIDGED: { required: ['TRACEABLE', 'VERBATIM'], offered: ['ATTRIBUTION', 'LOCATOR', 'CONTEXT'] },
  TRANSLATION: { required: ['TRACEABLE', 'TRANSLATION'], offered: ['ATTRIBUTION', 'LOCATOR', 'CONTEXT'] },
  PARAPHRASE: { required: ['TRACEABLE', 'ATTRIBUTION'], offered: ['LOCATOR', 'CONTEXT'] },
  CITATION: { required: ['TRACEABLE'], offered: ['ATTRIBUTION', 'LOCATOR', 'DATE', 'CONTEXT'] },
  FIGURE: { required: ['TRACEABLE', 'FIGURES'], offered: ['ATTRIBUTION', 'LOCATOR', 'DATE', 'CONTEXT'] },
  TIMELINE: { required: ['TRACEABLE'], offered: ['ATTRIBUTION', 'LOCATOR', 'DATE', 'CONTEXT'] },
}

/** What must be verified as well where the words are known only through another source: that they are given to whoever said them. */
const whenSecondHand: readonly Aspect[] = ['ATTRIBUTION']

const metadata: readonly Aspect[] = ['TITLE', 'AUTHOR', 'CONSENT']

type Formed = Pick<Subject, 'type' | 'quotation' | 'chain'>

const formOf = ({ type, quotation }: Formed): SubjectForm =>
  type === 'QUOTATION' ? (quotation?.mode ?? 'VERBATIM') : type

/** The aspects that must be verified before this can be published. */
export const requiredOf = (subject: Formed): readonly Aspect[] => {
  const { required } = aspectsByForm[formOf(subject)]
  return isSecondHand(subject.chain) ? [...new Set([...required, ...whenSecondHand])] : required
}

/** All aspects that a verdict on this can be given for, the required ones first. */
export const judgeableOf = (subject: Formed): readonly Aspect[] => {
  const { offered } = aspectsByForm[formOf(subject)]
  return [...new Set([...requiredOf(subject), ...offered, ...metadata])]
}

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
