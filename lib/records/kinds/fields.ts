import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { filled, plain, type Run, textOf } from '@/lib/citations/runs'
import { type DateGroup, dateGroupSchema, formatDate } from '@/lib/dates'
import type { Translator } from '@/lib/messages/translator'
import type { TimelineEvent } from '../timeline'
import { kindOf } from '.'
import type { AttributionPart } from './kind'
import { kindLabel, optionLabel } from './labels'

/** The values of a record's fields, by name. */
export type Fields = Readonly<Record<string, unknown>>

const dateSchema = dateGroupSchema.nullable().catch(null)
const nameSchema = authorityNameSchema.nullable().catch(null)
const eventsSchema = z.array(z.custom<TimelineEvent>()).catch([])

/** The value of one field as plain text; empty where none is given. A timeline has none: its events are read with `eventsOf`. */
export function fieldText(kind: string, name: string, fields: Fields, t: Translator): string {
  const input = kindOf(kind).form[name]
  const value = fields[name]
  switch (input?.input) {
    case 'date': {
      const date = dateSchema.parse(value)
      return date ? formatDate(date, t) : ''
    }
    case 'authority':
      return nameSchema.parse(value)?.name ?? ''
    case 'choice':
      return typeof value === 'string' && input.options.includes(value)
        ? t(optionLabel(kind, name, value))
        : ''
    case 'text':
    case 'link':
      return typeof value === 'string' ? value : ''
    default:
      return ''
  }
}

/** The date of the record; null where its kind has none or none is given. */
export function recordDate(kind: string, fields: Fields): DateGroup | null {
  const { dateField } = kindOf(kind)
  return dateField === null ? null : dateSchema.parse(fields[dateField])
}

/** The dated statements among the fields, in the order of the form; each has a citation and verdicts of its own. */
export const eventsOf = (kind: string, fields: Fields): TimelineEvent[] =>
  Object.entries(kindOf(kind).form).flatMap(([name, { input }]) =>
    input === 'timeline' ? eventsSchema.parse(fields[name]) : [],
  )

/** The type of document in its own term ("Statement"), or the label of the kind. */
export function genreOf(kind: string, fields: Fields, t: Translator): string {
  const { genreField } = kindOf(kind)
  return (genreField && fieldText(kind, genreField, fields, t)) || t(kindLabel(kind))
}

/** The texts above the title, the largest first; empty where the kind has no masthead or nothing is given for it. */
export const mastheadOf = (kind: string, fields: Fields, t: Translator): string[] =>
  kindOf(kind)
    .masthead.map((name) => fieldText(kind, name, fields, t))
    .filter((text) => text !== '')

/** The quiet line under a title: "The Sunday Times (London), 1 March 1992". Empty where the fields give nothing for it. */
export const attributionOf = (kind: string, fields: Fields, t: Translator): string =>
  textOf(attributionRuns(kind, fields, t))

const listedFieldsSchema = z.record(z.string(), z.unknown()).catch({})

/** The same in pieces, for pages whose direction isn't that of its names. */
export function attributionRuns(kind: string, fields: Fields, t: Translator): Run[] {
  const parts = kindOf(kind)
    .attribution(fields)
    .map((part) => plain(attributionText(part, t)))
    .filter((part) => part.length > 0)
  return parts.length > 0
    ? parts.reduceRight((rest, first) => filled('records.attribution', { first, rest }, t))
    : []
}

/** The same in pieces for a line of a list, from the fields of its search entry: in the language of the page, and not in that of the entry. */
export const listedAttribution = (kind: string, fields: unknown, t: Translator): Run[] =>
  attributionRuns(kind, listedFieldsSchema.parse(fields), t)

function attributionText(part: AttributionPart, t: Translator): string {
  if (!part) return ''
  if (typeof part === 'string') return part
  return 'key' in part ? t(part) : formatDate(part, t)
}
