import { Invalid } from '@/lib/errors'
import type { Aspect, Outcome } from '@/lib/generated/prisma/enums'
import { message, messageOfIssue } from '@/lib/messages/message'
import { contentSchemaOf, type RecordContent } from '@/lib/records/schema'
import type { Subject } from '@/lib/records/subjects'
import { correctableOf, partRules, restsOn } from './parts'
import type { Correction, CorrectionPart } from './schema'

/** How a part is written, where not any words will do. */
const asked: Partial<Record<CorrectionPart, string>> = {
  locator: 'Give the kind of place and where it is, such as “page 7”.',
  number: 'Give a whole number, such as “613”, “at least 613”, “about 600” or “1,000 to 1,200”.',
  date: 'Give the date as it is printed and, if it can be read, in brackets, such as “26 February [XXXX-02-26]”.',
  event: 'Say which event this is about.',
  statedBy: 'Say who states it.',
}

/**
 * The content with the correction in its place, as its schema gives it. `Invalid` where it cannot be put there, or where what comes out
 * is no content.
 */
export function corrected(
  kind: string,
  content: RecordContent,
  subject: Subject,
  { part, hop, after }: Correction,
): RecordContent {
  const written = partRules[part].write({ content, subject, hop }, after)
  if (!written)
    throw new Invalid({
      'correction.after':
        asked[part] ?? 'This cannot be put there as it is: return the record with a note instead.',
    })
  const parsed = contentSchemaOf(kind).safeParse(written)
  if (parsed.success) return parsed.data
  const [found] = parsed.error.issues
  throw new Invalid({ 'correction.after': found ? messageOfIssue(found) : message('errors.input.invalid') })
}

type Proposal = { aspect: Aspect; outcome: Outcome; correction: Correction | null }

/** `Invalid` unless a verdict of CORRECTED, and no other, carries a correction of something that its aspect rests on and that stands there. */
export function demandCorrection(
  kind: string,
  content: RecordContent,
  subject: Subject,
  { aspect, outcome, correction }: Proposal,
): void {
  if (outcome !== 'CORRECTED') {
    if (correction) throw new Invalid({ outcome: 'A correction is proposed by its own button.' })
    return
  }
  if (!correction) throw new Invalid({ outcome: 'Write what it should say.' })
  const { part, hop } = correction
  const place = correctableOf(content, subject).find((one) => one.part === part && one.hop === hop)
  if (!place || !restsOn(aspect, part))
    throw new Invalid({ 'correction.part': 'This cannot be corrected here.' })
  if (place.text !== correction.before)
    throw new Invalid({ 'correction.after': 'What you corrected is not what stands there now.' })
  corrected(kind, content, subject, correction)
}
