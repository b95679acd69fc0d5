import { z } from 'zod'
import { filledLineOf } from '@/lib/text/characters'

/** CSL locator terms (CSL 1.0.2, appendix) that an archive meets. */
export const locatorLabels = [
  'page',
  'column',
  'line',
  'paragraph',
  'section',
  'chapter',
  'part',
  'article',
  'folio',
  'verse',
  'timestamp',
] as const
export const locatorSchema = z.strictObject({
  label: z.enum(locatorLabels, { error: 'Choose what kind of place this is.' }),
  value: filledLineOf(100, 'Give the place.'),
})

export const accesses = ['ORIGINAL_SEEN', 'FACSIMILE_SEEN', 'TRANSCRIPT_SEEN', 'NOT_SEEN'] as const
/** What was seen of a hop's source, in words. */
export const accessLabels: Record<(typeof accesses)[number], string> = {
  ORIGINAL_SEEN: 'Original seen',
  FACSIMILE_SEEN: 'Facsimile seen',
  TRANSCRIPT_SEEN: 'Transcript seen',
  NOT_SEEN: 'Not seen',
}
export const hopSchema = z.strictObject({
  sourceId: z.uuid('Pick a source.'),
  locator: locatorSchema.nullable(),
  access: z.enum(accesses),
})

/**
 * A chain of hops from the work that first said it to the copy that somebody saw: exactly the last hop was seen, and no source
 * stands twice (design §2, Chicago 14.260 "quoted in").
 */
export const chainSchema = z
  .array(hopSchema)
  .min(1, 'A citation needs a source.')
  .max(8, 'A chain has at most eight hops.')
  .refine((hops) => hops.at(-1)?.access !== 'NOT_SEEN', 'The last hop must be a copy that somebody saw.')
  .refine(
    (hops) => hops.slice(0, -1).every((hop) => hop.access === 'NOT_SEEN'),
    'Only the last hop is the one that was seen.',
  )
  .refine(
    (hops) => new Set(hops.map((hop) => hop.sourceId)).size === hops.length,
    'A source stands twice in this chain.',
  )

export type Locator = z.output<typeof locatorSchema>
export type Hop = z.output<typeof hopSchema>
export type Chain = Hop[]

/** How what one source says is known through the next: as its words, or told in others. `mode` is null for all but quotations. */
export const knownThrough = (mode: string | null): string =>
  mode === null || mode === 'PARAPHRASE' ? 'as reported in' : 'quoted in'

/** Whether the words are known only through another source: "A, quoted in B". */
export const isSecondHand = (chain: Chain) => chain.length > 1
