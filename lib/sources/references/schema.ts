import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledProseOf } from '@/lib/text/characters'

/** What a pasted text was read as. */
export const referenceFormats = ['CSL', 'BIBTEX', 'RIS', 'DOI', 'ISBN', 'ADDRESS', 'REFERENCE'] as const

/** The longest text that is read: as long as the note of a source, which keeps it whole where it can't be read. */
const LONGEST = 10_000

export const pastedReferenceSchema = z.strictObject({
  text: filledProseOf(LONGEST, issue('citing.newSource.textMissing')),
})
