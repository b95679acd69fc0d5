import type { z } from 'zod'
import type { DateGroup } from '@/lib/dates'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import type { TimelineEvent } from '../timeline'

/** How the form shows a field; the zod schema of the kind says what it may hold. */
export type FieldInput =
  | { input: 'text'; hint?: string }
  | { input: 'date'; hint?: string }
  | { input: 'authority'; kind: AuthorityKind; hint?: string }
  | { input: 'choice'; options: readonly { value: string; label: string }[]; hint?: string }
  | { input: 'timeline'; hint?: string }

/**
 * A kind of record as data: its fields (zod), form, list facets and schema.org type. Adding a kind is adding one file and its line
 * in index.ts. Every field has a default, so that a draft can be saved before it is complete; `required` is asked for on submit.
 */
export type Kind<Shape extends z.ZodRawShape = z.ZodRawShape> = {
  id: string
  label: string
  plural: string
  /** One sentence for people who choose what to add. */
  description: string
  fields: z.ZodObject<Shape>
  form: { readonly [Field in keyof Shape]: FieldInput & { label: string; required?: true } }
  /** Fields by which the archive can be browsed. */
  facets: readonly (keyof Shape & string)[]
  /** Whether somebody speaks here, whose consent is kept beside the record (lib/records/consent). */
  speaker: boolean
  schemaOrgType: string
  /** The quiet line under the title, from the fields alone: "The Sunday Times, 1 March 1992". */
  attribution: (fields: z.output<z.ZodObject<Shape>>) => string
  /** What it is, where its fields say it better than the label: "Resolution". */
  genre?: (fields: z.output<z.ZodObject<Shape>>) => string
  /** The day the record is of, for sorting; null when none is given. */
  dated: (fields: z.output<z.ZodObject<Shape>>) => DateGroup | null
  /** The dated statements among the fields, for kinds that have any; each is cited and judged by itself. */
  events?: (fields: z.output<z.ZodObject<Shape>>) => readonly TimelineEvent[]
}

/** Keeps the field types of one kind together while it is written. */
export const defineKind = <Shape extends z.ZodRawShape>(kind: Kind<Shape>) => kind
