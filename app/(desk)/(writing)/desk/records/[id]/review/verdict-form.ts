import { textIn } from '@/app/(desk)/form-values'
import { unchecked } from '@/lib/input'

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

/** The sources and consent as the form showed them; null where it shows nothing, or no JSON. */
function seenIn(form: FormData): unknown {
  try {
    return JSON.parse(textIn(form, 'seen') || 'null')
  } catch {
    return null
  }
}

/** The verdict that the form gives. Where no copy is chosen, it is the one of the bound passage. The form carries the fingerprint of each aspect that it offers. */
export const verdictIn = (form: FormData) => {
  const correction = correctionOf(form)
  return unchecked({
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
