import { textIn } from '@/app/(desk)/form-values'
import { publishSchema, withdrawSchema } from '@/lib/editions/publication'
import { parseInput } from '@/lib/input'
import { approveSchema, recallSchema, returnSchema, submitSchema, verdictSchema } from '@/lib/review/schema'

/** The correction whose button was pressed ("wording", "locator.1"); null for any other. */
function correctionOf(form: FormData) {
  const key = textIn(form, 'correct')
  if (!key) return null
  const [part, hop] = key.split('.')
  return {
    part,
    hop: hop === undefined ? null : Number(hop),
    before: textIn(form, `before.${key}`),
    after: textIn(form, `after.${key}`),
  }
}

/** What it rests on as the form showed it; null where it shows nothing, and where what came is no JSON. */
function seenIn(form: FormData): unknown {
  try {
    return JSON.parse(textIn(form, 'seen') || 'null')
  } catch {
    return null
  }
}

/** Where no copy is chosen, it is the one of the bound passage. The form carries the fingerprint of each aspect that it offers. */
export const verdictOf = (form: FormData) => {
  const correction = correctionOf(form)
  return parseInput(verdictSchema, {
    recordId: textIn(form, 'recordId'),
    subjectType: textIn(form, 'subjectType'),
    subjectId: textIn(form, 'subjectId'),
    fingerprint: textIn(form, `fingerprint.${textIn(form, 'aspect')}`),
    aspect: textIn(form, 'aspect'),
    outcome: correction ? 'CORRECTED' : textIn(form, 'outcome'),
    holdingId: textIn(form, 'holdingId') || null,
    note: textIn(form, 'note'),
    seen: seenIn(form),
    correction,
  })
}

export const submissionOf = (form: FormData) =>
  parseInput(submitSchema, { version: Number(textIn(form, 'version')), message: textIn(form, 'message') })

export const recallOf = (form: FormData) => parseInput(recallSchema, { state: textIn(form, 'state') })

export const returnOf = (form: FormData) =>
  parseInput(returnSchema, { revisionId: textIn(form, 'revisionId'), reason: textIn(form, 'reason') })

export const approvalOf = (form: FormData) =>
  parseInput(approveSchema, { revisionId: textIn(form, 'revisionId') })

export const publicationOf = (form: FormData) =>
  parseInput(publishSchema, { revisionId: textIn(form, 'revisionId') })

export const withdrawalOf = (form: FormData) =>
  parseInput(withdrawSchema, { edition: Number(textIn(form, 'edition')), reason: textIn(form, 'reason') })
