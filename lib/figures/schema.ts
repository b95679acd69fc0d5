import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { dateGroupSchema } from '@/lib/dates'
import { chainSchema } from '@/lib/text/chain'
import { filledLineOf, proseOf } from '@/lib/text/characters'

const count = z
  .int('Give a whole number.')
  .min(0, 'A number of people or things cannot be below zero.')
  .max(1_000_000_000)

export const quantitySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['EXACT', 'AT_LEAST', 'AT_MOST', 'APPROX']), value: count }),
  z
    .strictObject({ kind: z.literal('RANGE'), from: count, to: count })
    .refine((range) => range.from < range.to, {
      path: ['to'],
      message: 'The range must end above where it begins.',
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

/** A structured number that a named source states. Differing figures stand side by side; none is picked. */
export const figureSchema = z.strictObject({
  id: z.uuid(),
  event: authorityNameSchema,
  measure: filledLineOf(100, 'Say what is counted.'),
  population: filledLineOf(200, 'Say who or what is counted: people, women, villages …'),
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
      context.addIssue({ code: 'custom', message: 'Two figures have the same id.' })
    figures.forEach((figure, index) => {
      const seen = new Set([figure.id])
      for (let whole = figure.partOf; whole !== null; whole = byId.get(whole)?.partOf ?? null) {
        if (byId.has(whole) && !seen.has(whole)) {
          seen.add(whole)
          continue
        }
        const message = seen.has(whole)
          ? 'This figure would be part of itself.'
          : 'The figure it is part of is gone.'
        context.addIssue({ code: 'custom', path: [index, 'partOf'], message })
        break
      }
    })
  })
