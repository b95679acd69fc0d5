import { z } from 'zod'
import { authorityNameSchema } from '@/lib/authorities/schema'
import { type DateGroup, dateGroupSchema, formatDate } from '@/lib/dates'
import type { TimelineEvent } from '../timeline'
import { type FieldInput, kindOf } from '.'

/** The values of a record's fields, by name. */
export type Fields = Readonly<Record<string, unknown>>

const dateSchema = dateGroupSchema.nullable().catch(null)
const nameSchema = authorityNameSchema.nullable().catch(null)
const eventsSchema = z.array(z.custom<TimelineEvent>()).catch([])

/** A field's value as plain text; empty where none is given. A timeline has none: its events are read with `eventsOf`. */
export function fieldText(input: FieldInput, value: unknown): string {
  switch (input.input) {
    case 'date': {
      const date = dateSchema.parse(value)
      return date ? formatDate(date) : ''
    }
    case 'authority':
      return nameSchema.parse(value)?.name ?? ''
    case 'choice':
      return input.options.find((option) => option.value === value)?.label ?? ''
    case 'text':
      return typeof value === 'string' ? value : ''
    case 'timeline':
      return ''
  }
}

const textIn = (kind: string, fields: Fields, name: string) => {
  const input = kindOf(kind).form[name]
  return input ? fieldText(input, fields[name]) : ''
}

/** The date of the record; null where its kind has none or none is given. */
export function recordDate(kind: string, fields: Fields): DateGroup | null {
  const { dateField } = kindOf(kind)
  return dateField === null ? null : dateSchema.parse(fields[dateField])
}

/** The dated statements among the fields, in the order of the form; each is cited and judged by itself. */
export const eventsOf = (kind: string, fields: Fields): TimelineEvent[] =>
  Object.entries(kindOf(kind).form).flatMap(([name, { input }]) =>
    input === 'timeline' ? eventsSchema.parse(fields[name]) : [],
  )

/** The type of document in its own term ("Statement"), or the label of the kind. */
export function genreOf(kind: string, fields: Fields): string {
  const { genreField, label } = kindOf(kind)
  return (genreField && textIn(kind, fields, genreField)) || label
}

/** The texts above the title, the largest first; empty where the kind has no masthead or nothing is given for it. */
export const mastheadOf = (kind: string, fields: Fields): string[] =>
  kindOf(kind)
    .masthead.map((name) => textIn(kind, fields, name))
    .filter((text) => text !== '')
