import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import { issue } from '@/lib/messages/message'
import { chainSchema } from '@/lib/text/chain'
import { filledLineOf, proseOf } from '@/lib/text/characters'

const count = z
  .int(issue('figures.invalid.notWhole'))
  .min(0, issue('figures.invalid.negative'))
  .max(1_000_000_000, issue('figures.invalid.tooLarge', { maximum: 1_000_000_000 }))

const quantitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['EXACT', 'AT_LEAST', 'AT_MOST', 'APPROX']), value: count }),
  z
    .strictObject({ kind: z.literal('RANGE'), from: count, to: count })
    .refine((range) => range.from < range.to, {
      path: ['to'],
      message: issue('figures.invalid.reversed'),
    }),
])
export type Quantity = z.output<typeof quantitySchema>

/** Measures offered in the form; any other words can be typed. */
export const measures = [
  'killed',
  'injured',
  'disabled',
  'missing',
  'taken hostage',
  'tortured',
  'displaced',
  'orphaned',
  'families',
] as const

/** A structured number that a named source states. Figures that differ are shown side by side; none is chosen. */
export const figureSchema = z.strictObject({
  id: z.uuid(),
  event: authorityNameSchema,
  measure: filledLineOf(100, issue('figures.invalid.measureMissing')),
  population: filledLineOf(200, issue('figures.invalid.populationMissing')),
  place: authorityNameSchema.nullable(),
  quantity: quantitySchema,
  asOf: dateGroupSchema.nullable(),
  statedBy: authorityNameSchema,
  partOf: z.uuid().nullable(),
  note: proseOf(2000),
  chain: chainSchema,
  passageId: z.uuid().nullable(),
})
export type Figure = z.output<typeof figureSchema>

/** Figures of one record: unique ids; PART_OF points at another figure here and never round in a circle. */
export const figuresSchema = z
  .array(figureSchema)
  .max(500)
  .superRefine((figures, context) => {
    const byId = new Map(figures.map((figure) => [figure.id, figure]))
    if (byId.size !== figures.length)
      context.addIssue({ code: 'custom', message: issue('figures.invalid.doubled') })
    figures.forEach((figure, index) => {
      const seen = new Set([figure.id])
      for (let whole = figure.partOf; whole !== null; whole = byId.get(whole)?.partOf ?? null) {
        if (byId.has(whole) && !seen.has(whole)) {
          seen.add(whole)
          continue
        }
        const message = seen.has(whole)
          ? issue('figures.invalid.partOfItself')
          : issue('figures.invalid.wholeGone')
        context.addIssue({ code: 'custom', path: [index, 'partOf'], message })
        break
      }
    })
  })
