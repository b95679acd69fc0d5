import type { ReviewedPart } from '@/lib/citations/fingerprint'
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

/** Outcomes that count as a pass. */
export const passing: readonly Outcome[] = ['VERIFIED']

/** Outcomes that say that the text couldn't be compared with the original. */
export const unseen: readonly Outcome[] = ['NEEDS_ORIGINAL', 'CANNOT_ACCESS']

type SubjectForm = 'VERBATIM' | 'ABRIDGED' | 'TRANSLATION' | 'PARAPHRASE' | 'CITATION' | 'FIGURE' | 'TIMELINE'

/** The aspects that must be verified before publishing, and others that can be checked. With `whenSecondHand` the one table of the gate. */
const aspectsByForm: Record<SubjectForm, { required: readonly Aspect[]; offered: readonly Aspect[] }> = {
  VERBATIM: { required: ['TRACEABLE', 'VERBATIM'], offered: ['ATTRIBUTION', 'LOCATOR', 'CONTEXT'] },
  ABRIDGED: { required: ['TRACEABLE', 'VERBATIM'], offered: ['ATTRIBUTION', 'LOCATOR', 'CONTEXT'] },
  TRANSLATION: { required: ['TRACEABLE', 'TRANSLATION'], offered: ['ATTRIBUTION', 'LOCATOR', 'CONTEXT'] },
  PARAPHRASE: { required: ['TRACEABLE', 'ATTRIBUTION'], offered: ['LOCATOR', 'CONTEXT'] },
  CITATION: { required: ['TRACEABLE'], offered: ['ATTRIBUTION', 'LOCATOR', 'DATE', 'CONTEXT'] },
  FIGURE: { required: ['TRACEABLE', 'FIGURES'], offered: ['ATTRIBUTION', 'LOCATOR', 'DATE', 'CONTEXT'] },
  TIMELINE: { required: ['TRACEABLE'], offered: ['ATTRIBUTION', 'LOCATOR', 'DATE', 'CONTEXT'] },
}

/** Also required for a second-hand quotation: that the speaker is right. */
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

/** All aspects that can be checked of this, the required ones first. */
export const checkableOf = (subject: Formed): readonly Aspect[] => {
  const { offered } = aspectsByForm[formOf(subject)]
  return [...new Set([...requiredOf(subject), ...offered, ...metadata])]
}

/**
 * The parts that a verdict on each aspect relies on. It becomes outdated when one of these parts changes, and only then
 * (docs/decisions/008). The copy is part of every aspect that is compared with it.
 */
export const partsOfAspect: Readonly<Record<Aspect, readonly ReviewedPart[]>> = {
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

const ofSourcesOrConsent: readonly ReviewedPart[] = ['dates', 'titles', 'names', 'other', 'consent']

/**
 * True when a verdict on the aspect relies on the descriptions of the cited sources or on the speaker's consent, which are neither in the
 * text nor in a copy.
 */
export const reliesOnSourcesOrConsent = (aspect: Aspect): boolean =>
  partsOfAspect[aspect].some((part) => ofSourcesOrConsent.includes(part))

/** All parts of a subject that are checked. Consent belongs to the record and can change at any time, so it isn't among them. */
export const partsOfSubject: readonly ReviewedPart[] = [
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
