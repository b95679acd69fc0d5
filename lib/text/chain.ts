import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledLineOf } from '@/lib/text/characters'

/** The CSL locator terms (CSL 1.0.2, appendix) that archives use. */
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
  label: z.enum(locatorLabels, { error: issue('citations.invalid.locatorLabel') }),
  value: filledLineOf(100, issue('citations.invalid.locatorValue')),
})

export const accesses = ['ORIGINAL_SEEN', 'FACSIMILE_SEEN', 'TRANSCRIPT_SEEN', 'NOT_SEEN'] as const
const hopSchema = z.strictObject({
  sourceId: z.uuid(issue('citations.invalid.sourceMissing')),
  locator: locatorSchema.nullable(),
  access: z.enum(accesses),
})

/** A chain of hops from the original source to the copy that was seen: exactly the last hop was seen, and no source occurs twice (Chicago 14.260). */
export const chainSchema = z
  .array(hopSchema)
  .min(1, issue('citations.invalid.empty'))
  .max(8, issue('citations.invalid.tooLong', { maximum: 8 }))
  .refine((hops) => hops.at(-1)?.access !== 'NOT_SEEN', issue('citations.invalid.lastNotSeen'))
  .refine(
    (hops) => hops.slice(0, -1).every((hop) => hop.access === 'NOT_SEEN'),
    issue('citations.invalid.seenBeforeLast'),
  )
  .refine(
    (hops) => new Set(hops.map((hop) => hop.sourceId)).size === hops.length,
    issue('citations.invalid.doubled'),
  )

export type Locator = z.output<typeof locatorSchema>
export type Hop = z.output<typeof hopSchema>
export type Chain = Hop[]

/** How one source is known through the next: quoted or retold. */
export type KnownThrough = 'quotedIn' | 'reportedIn'

/** Returns how a subject is known through the next source of its chain. `mode` is null for all but quotations. */
export const knownThrough = (mode: string | null): KnownThrough =>
  mode === null || mode === 'PARAPHRASE' ? 'reportedIn' : 'quotedIn'

/** True when the source is known only through another one: "A, as cited in B". */
export const isSecondHand = (chain: Chain) => chain.length > 1
