import { Invalid } from '@/lib/errors'
import type { Aspect, Outcome } from '@/lib/generated/prisma/enums'
import type { MessageKey } from '@/lib/messages/keys'
import { message, messageOfIssue } from '@/lib/messages/message'
import { contentSchemaOf, type RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { correctableOf, partRules, reliesOn } from './parts'
import type { Correction, CorrectionPart } from './schema'

/** Says which text to enter, for the parts that only allow some texts. */
const asked: Partial<Record<CorrectionPart, MessageKey>> = {
  locator: 'review.correction.askedLocator',
  number: 'review.correction.askedNumber',
  date: 'review.correction.askedDate',
  event: 'review.correction.askedEvent',
  statedBy: 'review.correction.askedStatedBy',
}

/** The content with the correction applied, parsed by its schema. `Invalid` where it can't be applied or the result isn't valid content. */
export function corrected(
  kind: string,
  content: RecordContent,
  subject: Subject,
  { part, hop, after }: Correction,
): RecordContent {
  const written = partRules[part].write({ content, subject, hop }, after)
  if (!written)
    throw new Invalid({
      'correction.after': message(asked[part] ?? 'review.correction.notPossible'),
    })
  const parsed = contentSchemaOf(kind).safeParse(written)
  if (parsed.success) return parsed.data
  const [found] = parsed.error.issues
  throw new Invalid({ 'correction.after': found ? messageOfIssue(found) : message('errors.input.invalid') })
}

type Proposal = { aspect: Aspect; outcome: Outcome; correction: Correction | null }

/** Throws `Invalid` unless exactly a CORRECTED verdict has a correction, of the current text of a part that its aspect relies on. */
export function demandCorrection(
  kind: string,
  content: RecordContent,
  subject: Subject,
  { aspect, outcome, correction }: Proposal,
): void {
  if (outcome !== 'CORRECTED') {
    if (correction) throw new Invalid({ outcome: message('review.correction.ownButton') })
    return
  }
  if (!correction) throw new Invalid({ outcome: message('review.correction.missing') })
  const { part, hop } = correction
  const place = correctableOf(content, subject).find((one) => one.part === part && one.hop === hop)
  if (!place || !reliesOn(aspect, part))
    throw new Invalid({ 'correction.part': message('review.correction.notHere') })
  if (place.text !== correction.before)
    throw new Invalid({ 'correction.after': message('review.correction.outdated') })
  corrected(kind, content, subject, correction)
}
