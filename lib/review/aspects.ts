import type { JudgedPart } from '@/lib/citations/fingerprint'
import { type Aspect, Outcome } from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import type { Subject } from '@/lib/records/subjects'
import { isSecondHand } from '@/lib/text/chain'

/** The aspects in the order in which they are shown. */
export const aspects = [
  'TRACEABLE',
  'VERBATIM',
  'TRANSLATION',
  'ATTRIBUTION',
  'FIGURES',
  'LOCATOR',
  'DATE',
  'TITLE',
  'AUTHOR',
  'CONTEXT',
  'CONSENT',
] as const satisfies readonly Aspect[]

/** The question that a verdict on an aspect answers; its id where an old edition has an aspect that no longer exists. */
export function aspectQuestion(id: string, t: Translator): string {
  const aspect = aspects.find((one) => one === id)
  return aspect ? t(`labels.aspectQuestion.${aspect}`) : id
}

/** The label of an outcome; its id where an old edition has an outcome that no longer exists. */
export function outcomeLabel(id: string, t: Translator): string {
  const outcome = Object.values(Outcome).find((one) => one === id)
  return outcome ? t(`labels.outcome.${outcome}`) : id
}

/** Asks for what a verdict's note must say; null for an outcome that needs no note. */
export const noteNeededFor = (outcome: Outcome): Message | null =>
  outcome === 'VERIFIED' || outcome === 'CORRECTED' ? null : message(`labels.outcomeNote.${outcome}`)

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
