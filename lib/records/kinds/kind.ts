import type { z } from 'zod'
import type { DateGroup } from '@/lib/dates'
import type { AuthorityKind } from '@/lib/generated/prisma/enums'
import type { Message } from '@/lib/messages/message'
import type { SourceTypeId } from '@/lib/sources/types'

/** The input of a field in the form; the zod schema of the kind says which values are allowed. */
export type FieldInput =
  | { input: 'text' }
  /** The address of a page elsewhere (https or http). */
  | { input: 'link' }
  /** `sitting`: a parliament or another body met on this day, so a Saturday or Sunday is worth a second look. */
  | { input: 'date'; sitting?: true }
  | { input: 'authority'; kind: AuthorityKind }
  /** `options`: the values, in the order in which they are offered. The empty one means "not stated". */
  | { input: 'choice'; options: readonly string[] }
  | { input: 'timeline' }

/** A field of the form. `hint`: its messages have one. */
export type FormField = FieldInput & { required?: true; hint?: true }

/** Details of a source that its entry and the fields of a record can both state. */
export const sourceAspects = ['DATE', 'TITLE', 'CONTAINER', 'NUMBER', 'PAGE'] as const
export type SourceAspect = (typeof sourceAspects)[number]

/**
 * A kind of record as data: its fields (zod), its form and what the archive does with each field. Adding a kind is adding one file, its name
 * in list.ts and its messages (messages/en/kinds.json, under its id). Every field has a default, so that a draft can be saved before it is
 * complete; `required` fields are demanded on submit.
 */
export type Kind<Shape extends z.ZodRawShape = z.ZodRawShape, Id extends string = string> = {
  id: Id
  fields: z.ZodObject<Shape>
  form: { readonly [Field in keyof Shape]: FormField }
  /** Fields by which the archive can be browsed. */
  facets: readonly FieldOf<Shape>[]
  /** Fields printed above the title, the first in large letters; the list of fields below the title leaves them out. */
  masthead: readonly FieldOf<Shape>[]
  /** The date of the record, for its heading and for sorting; null for a kind without one. */
  dateField: FieldOf<Shape> | null
  /** The field that names the type of document more closely than the label: "Statement". */
  genreField?: FieldOf<Shape>
  /** The choice that says which type of act it is: registers tell these apart and never add them up. */
  actField?: FieldOf<Shape>
  /** Fields that describe the work which the record is an excerpt of; they are compared with the entry of that source. */
  sourceFields: { readonly [Aspect in SourceAspect]?: FieldOf<Shape> }
  /** Types of sources from which records of this kind are usually made: where one is worked through, the first kind that names its type is proposed. */
  madeFrom?: readonly SourceTypeId[]
  /** The public register that lists the records of this kind, where it has one (lib/search/register-columns.ts). */
  register?: 'register' | 'press' | 'testimonies'
  /** True when the archive tells in it what happened; the other kinds are documents. */
  isAccount?: true
  /** True when a person speaks in the record and decides who may read it and how they are named (lib/records/consent). */
  needsConsent: boolean
  /** The schema.org type of the record; `headline`: the type is an article of a newspaper, whose title is given as its headline too. */
  schemaOrg: {
    type: string
    headline?: true
    /** Properties of schema.org that fields give; a name is an organisation. */
    properties?: { readonly [property: string]: FieldOf<Shape> }
  }
  /**
   * The record as an item of CSL 1.0.2: its type, the field with the day of what it documents (null where the record itself is the work, which is
   * dated by its edition), and the fields that give a variable.
   */
  csl: {
    type: SourceTypeId
    issued: FieldOf<Shape> | null
    variables: { readonly [Variable in RecordVariable]?: FieldOf<Shape> }
  }
  /** The item type under which Zotero saves the record's page. */
  zoteroType: ZoteroType
  /** The parts of the quiet line under the title, from the fields alone: "The Sunday Times (London)", 1 March 1992. Empty parts are left out. */
  attribution(fields: z.output<z.ZodObject<Shape>>): readonly AttributionPart[]
}

/** The variables of CSL that fields of a record can give; `interviewer` is a name. */
export const recordVariables = [
  'container-title',
  'publisher',
  'publisher-place',
  'jurisdiction',
  'genre',
  'number',
  'page',
  'event-title',
  'event-place',
  'interviewer',
] as const
type RecordVariable = (typeof recordVariables)[number]

export type AttributionPart = string | Message | DateGroup | null | undefined

/** The item types of Zotero that a record can have. */
type ZoteroType =
  | 'artwork'
  | 'audioRecording'
  | 'bill'
  | 'blogPost'
  | 'book'
  | 'bookSection'
  | 'case'
  | 'document'
  | 'film'
  | 'hearing'
  | 'interview'
  | 'journalArticle'
  | 'letter'
  | 'magazineArticle'
  | 'manuscript'
  | 'map'
  | 'newspaperArticle'
  | 'presentation'
  | 'radioBroadcast'
  | 'report'
  | 'statute'
  | 'thesis'
  | 'tvBroadcast'
  | 'videoRecording'
  | 'webpage'

type FieldOf<Shape> = keyof Shape & string

/** Checks a kind's table against its own fields while it is written. */
export const defineKind = <const Id extends string, Shape extends z.ZodRawShape>(kind: Kind<Shape, Id>) =>
  kind
