import { z } from 'zod'
import { issue } from '@/lib/messages/message'
import { filledLineOf, filledProseOf } from '@/lib/text/characters'

/** GRAPHIC: readers see it behind a content warning. PRIVATE: readers see "[withheld]" instead, also in quotations of it. */
export const maskKinds = ['GRAPHIC', 'PRIVATE'] as const
export type MaskKind = (typeof maskKinds)[number]

const position = z.int(issue('masks.errors.select')).min(0, issue('masks.errors.select'))

/** A new mask on a range of a text layer; offsets are UTF-16 units, `end` is exclusive. */
export const newMaskSchema = z.strictObject({
  textLayerId: z.uuid(issue('masks.errors.select')),
  start: position,
  end: position,
  kind: z.enum(maskKinds, { error: issue('masks.errors.kind') }),
  /** For GRAPHIC, the content warning that readers see. */
  reason: filledLineOf(500, issue('masks.errors.reason')),
})

export const liftMaskSchema = z.strictObject({ reason: filledProseOf(500, issue('masks.errors.liftReason')) })

/** A mask that applies, as every edition with a passage of a text with this hash must respect it. */
export const activeMaskSchema = z.object({
  textSha256: z.string(),
  start: z.int(),
  end: z.int(),
  kind: z.enum(maskKinds),
  reason: z.string(),
})
export type ActiveMask = z.output<typeof activeMaskSchema>
