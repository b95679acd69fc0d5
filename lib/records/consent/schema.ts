import { z } from 'zod'
import { type Contributors, storedContributors } from '@/lib/contributions/contributors'
import { issue, type Message, message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { filledLineOf, lineOf, proseOf } from '@/lib/text/characters'
import { WITHHELD } from '@/lib/text/masked-ranges'

/** Only an OPEN testimony can be published. */
export const consentTiers = ['OPEN', 'RESTRICTED', 'CLOSED'] as const
export const nameDisplays = ['NAMED', 'PSEUDONYM', 'ANONYMOUS'] as const

const day = z.iso.date(issue('records.consent.dayInvalid')).nullable()

/** The consent of a testimony's speaker. Days are ISO 8601 calendar days. */
export const consentSchema = z.strictObject({
  tier: z.enum(consentTiers, { error: issue('records.consent.tierMissing') }),
  nameDisplay: z.enum(nameDisplays, { error: issue('records.consent.nameDisplayMissing') }),
  pseudonym: lineOf(200),
  embargoUntil: day,
  transcriptApprovedOn: day,
  withdrawnOn: day,
  note: proseOf(2000),
})
export type ConsentTerms = z.output<typeof consentSchema>

/** The same with the speaker's name, for those who may see identities. */
export const identifiedConsentSchema = consentSchema.extend({ legalName: lineOf(300) })
export type IdentifiedConsent = z.output<typeof identifiedConsentSchema>

/** A signed consent form, whose file comes apart from this. */
export const consentFormSchema = z.strictObject({
  filename: filledLineOf(255, issue('holdings.errors.filenameMissing')).transform((name) =>
    name.replace(/^.*[/\\]/, ''),
  ),
})
export type ConsentFormInput = z.input<typeof consentFormSchema>

/** Kept in editions in place of a name, in every language of the interface. `shownSpeaker` translates it. */
const NAME_WITHHELD = 'Name withheld'

/** The name of the speaker on a page; null when the name to show is missing. */
export function speakerOf(consent: Pick<IdentifiedConsent, 'nameDisplay' | 'pseudonym' | 'legalName'>) {
  if (consent.nameDisplay === 'NAMED') return consent.legalName || null
  if (consent.nameDisplay === 'PSEUDONYM') return consent.pseudonym || null
  return NAME_WITHHELD
}

/** True when an edition names no speaker: the name is withheld by consent, or was erased. */
export const isWithheld = (stated: string): boolean => stated === NAME_WITHHELD || stated.includes(WITHHELD)

/** The speaker of an edition as readers see it: the name, or in their language that it is withheld. */
export const shownSpeaker = (stated: string, t: Translator): string =>
  stated === NAME_WITHHELD ? t('labels.nameWithheld') : stated

/** True when a page with this name of the speaker shows more than the consent allows: any other name. */
export const namesTooMuch = (consent: Parameters<typeof speakerOf>[0], stated: string | null): boolean =>
  stated !== null && stated !== NAME_WITHHELD && stated !== speakerOf(consent)

/** True when no reader may see the testimony on that day (ISO 8601): consent withdrawn, tier not open, or under embargo. */
export const forbidsReading = (
  { withdrawnOn, tier, embargoUntil }: Pick<ConsentTerms, 'withdrawnOn' | 'tier' | 'embargoUntil'>,
  today: string,
): boolean => withdrawnOn !== null || tier !== 'OPEN' || (embargoUntil !== null && embargoUntil > today)

/** The terms of a consent that can open something to readers. Its contributors are known for each. */
const openingTerms = ['tier', 'embargoUntil', 'withdrawnOn', 'transcriptApprovedOn', 'note', 'name'] as const
type OpeningTerm = (typeof openingTerms)[number]

/**
 * The terms by which a change of the consent opens something: the testimony itself, today or at a later day, or another name of its speaker.
 * It does so even where another term still keeps the testimony closed. A change that only restricts opens nothing.
 */
export function openedBy(before: IdentifiedConsent, after: IdentifiedConsent): OpeningTerm[] {
  const opens: Record<OpeningTerm, boolean> = {
    tier: after.tier === 'OPEN' && before.tier !== 'OPEN',
    embargoUntil: (after.embargoUntil ?? '') < (before.embargoUntil ?? ''),
    withdrawnOn: after.withdrawnOn === null && before.withdrawnOn !== null,
    transcriptApprovedOn:
      after.transcriptApprovedOn !== null && after.transcriptApprovedOn !== before.transcriptApprovedOn,
    // Publication without an approved transcript needs a reason in the note.
    note: after.note !== '' && after.note !== before.note,
    name: namesTooMuch(before, speakerOf(after)),
  }
  return openingTerms.filter((term) => opens[term])
}

/** The names that a consent can show readers, each with what shows it. */
const writtenNames = { legalName: 'NAMED', pseudonym: 'PSEUDONYM' } as const
const written = Object.keys(writtenNames) as (keyof typeof writtenNames)[]

/** The names that a change of the consent writes, shown or not. */
export const namesWritten = (before: IdentifiedConsent, after: IdentifiedConsent): string[] =>
  written.filter((name) => after[name] !== '' && after[name] !== before[name])

/** The members who opened something by a consent, and those who wrote the name that it shows readers now. */
export function consentContributors(
  consent: { contributors: unknown; nameDisplay: ConsentTerms['nameDisplay'] } | null | undefined,
): Contributors {
  if (!consent) return {}
  const isHidden = (part: string) =>
    written.some((name) => name === part && writtenNames[name] !== consent.nameDisplay)
  const parts = Object.entries(storedContributors(consent.contributors))
  return Object.fromEntries(parts.filter(([part]) => !isHidden(part)))
}

/** The reasons why this consent doesn't allow publishing on that day (ISO 8601); empty when it does. */
export function consentProblems(consent: IdentifiedConsent, today: string): Message[] {
  const problems: Message[] = []
  if (consent.withdrawnOn)
    problems.push(message('checks.consent.withdrawn', { date: { day: consent.withdrawnOn } }))
  if (consent.tier !== 'OPEN') problems.push(message('checks.consent.notOpen'))
  if (consent.embargoUntil && consent.embargoUntil > today)
    problems.push(message('checks.consent.embargo', { date: { day: consent.embargoUntil } }))
  if (speakerOf(consent) === null) problems.push(message('checks.consent.nameMissing'))
  if (!consent.transcriptApprovedOn && consent.note === '')
    problems.push(message('checks.consent.approvalMissing'))
  return problems
}
