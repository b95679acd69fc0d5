import { z } from 'zod'
import { draftOf, emptyCitation } from '@/components/citing/citation-draft'
import { authorityNameSchema } from '@/lib/authorities/schema'
import type { DateGroup } from '@/lib/dates'
import type { Figure } from '@/lib/figures/schema'
import { newId } from '@/lib/text'
import { citationDraftSchema } from '../entries/cited-draft'

export const quantityKinds = ['EXACT', 'AT_LEAST', 'AT_MOST', 'APPROX', 'RANGE'] as const

const name = authorityNameSchema.nullable()
const isDate = (value: unknown): value is DateGroup =>
  typeof value === 'object' && value !== null && 'verbatim' in value && 'edtf' in value && 'basis' in value

/** An unfinished figure: numbers as typed; names and citation can still be missing. */
export const figureDraftSchema = z.object({
  id: z.string(),
  event: name,
  measure: z.string(),
  population: z.string(),
  place: name,
  quantity: z.object({ kind: z.enum(quantityKinds), value: z.string(), to: z.string() }),
  asOf: z.custom<DateGroup>(isDate).nullable(),
  statedBy: name,
  partOf: z.string().nullable(),
  note: z.string(),
  citation: citationDraftSchema,
})
export type FigureDraft = z.output<typeof figureDraftSchema>

/** An empty figure; a part begins with what it shares with its whole. */
export function newFigure(whole?: Figure): FigureDraft {
  return {
    id: newId(),
    event: whole?.event ?? null,
    measure: whole?.measure ?? '',
    population: '',
    place: whole?.place ?? null,
    quantity: { kind: 'EXACT', value: '', to: '' },
    asOf: whole?.asOf ?? null,
    statedBy: whole?.statedBy ?? null,
    partOf: whole?.id ?? null,
    note: '',
    citation: whole ? { ...draftOf(whole), passageId: null } : emptyCitation,
  }
}

/** The draft of a saved figure. */
export function figureDraftOf(figure: Figure): FigureDraft {
  const { chain, passageId, quantity, ...rest } = figure
  const typed =
    quantity.kind === 'RANGE'
      ? { kind: quantity.kind, value: String(quantity.from), to: String(quantity.to) }
      : { kind: quantity.kind, value: String(quantity.value), to: '' }
  return { ...rest, quantity: typed, citation: draftOf({ chain, passageId }) }
}

/** A number as people type it, with spaces or commas between thousands; null for anything else. */
function numberOf(typed: string): number | null {
  const plain = typed.trim().replace(/(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))/g, '')
  return /^\d+$/.test(plain) ? Number(plain) : null
}

/** The input for `figureSchema`: only what was typed. */
export function figureInput(draft: FigureDraft): object {
  const { citation: _, quantity, ...rest } = draft
  const value = numberOf(quantity.value)
  return {
    ...rest,
    quantity:
      quantity.kind === 'RANGE'
        ? { kind: quantity.kind, from: value, to: numberOf(quantity.to) }
        : { kind: quantity.kind, value },
  }
}
