import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledProseOf } from '@/lib/text/characters'

/** What a pasted text was read as. */
export const referenceFormats = ['CSL', 'BIBTEX', 'RIS', 'DOI', 'ISBN', 'ADDRESS', 'REFERENCE'] as const

/** The longest text that is read: Citation.js takes about 10 ms for it. */
const LONGEST = 20_000

export const pastedReferenceSchema = z.strictObject({
  text: filledProseOf(LONGEST, issue('citing.newSource.textMissing')),
})
