import { z } from 'zod'
import { type DateGroup, dateGroupSchema } from '@/lib/dates'
import { parseInput } from '@/lib/input'
import { issue } from '@/lib/messages/message'
import { bracketed } from '@/lib/text/brackets'
import { fromCslDate, toCslDate } from './csl-date'
import { keptVariable, readers, same } from './csl-variables'
import { contributorRoleNames, sourceFieldNames, sourceFields } from './fields'
import { type Contributor, type Source, type SourceInput, sourceInputSchema } from './schema'

type CslName = { family?: string; given?: string; literal?: string; [part: string]: unknown }

/** One item of CSL-JSON 1.0.2. */
export type CslItem = { id: string; type: string; [variable: string]: unknown }

type Json = z.output<ReturnType<typeof z.json>>

const cslName = (name: Contributor): CslName =>
  name.literal
    ? { literal: name.literal }
    : {
        ...(name.family && { family: name.family }),
        ...(name.given && { given: name.given }),
        ...(name.droppingParticle && { 'dropping-particle': name.droppingParticle }),
        ...(name.nonDroppingParticle && { 'non-dropping-particle': name.nonDroppingParticle }),
        ...(name.suffix && { suffix: name.suffix }),
        ...(name.commaSuffix && { 'comma-suffix': true }),
      }

/** Dates whose printed form or basis CSL can't express, the identification of the source, and if its title is supplied. */
const ownSchema = z.strictObject({
  identification: sourceInputSchema.shape.identification.optional(),
  titleIsSupplied: z.literal(true).optional(),
  issued: dateGroupSchema.optional(),
  accessed: dateGroupSchema.optional(),
})
const customSchema = z.object({ stele: ownSchema }).loose()

function own(source: SourceInput): z.output<typeof ownSchema> {
  const isInexpressible = (date: DateGroup | null) => date && !same(fromCslDate(toCslDate(date)), date)
  return {
    ...(source.identification !== 'IDENTIFIED' && { identification: source.identification }),
    ...(source.titleIsSupplied && { titleIsSupplied: source.titleIsSupplied }),
    ...(source.issued && isInexpressible(source.issued) && { issued: source.issued }),
    ...(source.accessed && isInexpressible(source.accessed) && { accessed: source.accessed }),
  }
}

/**
 * The source as one CSL-JSON item. Values that CSL has no variable for are under `custom.stele`. A supplied title is in square brackets, as in
 * catalogues, so that every program that reads the item shows it as supplied. A variable that `fromCsl` read is exported
 * exactly as it was, unless the field made from it was edited since.
 */
export function toCsl(source: Source): CslItem {
  const item: CslItem = { id: source.id, type: source.type, title: source.title }
  for (const name of sourceFieldNames) if (source[name]) item[sourceFields[name].csl] = source[name]
  if (source.titleIsSupplied)
    for (const variable of titleVariables)
      if (item[variable]) item[variable] = bracketed(String(item[variable]))
  if (source.language) item.language = source.language
  if (source.note) item.note = source.note
  if (source.issued) item.issued = toCslDate(source.issued)
  if (source.accessed) item.accessed = toCslDate(source.accessed)
  for (const role of contributorRoleNames) {
    const names = source.contributors.filter((name) => name.role === role)
    if (names.length) item[role] = names.map(cslName)
  }
  for (const [variable, value] of Object.entries(source.extra)) {
    const reader = Object.hasOwn(readers, variable) ? readers[variable] : undefined
    if (!reader || isKept(source, variable, reader(value))) item[variable] = value
  }
  const ours = own(source)
  if (Object.keys(ours).length) item.custom = { ...customOf(source.extra.custom), stele: ours }
  return item
}

/** True while the field has the value that was read, or one that CSL can't tell from it. */
const isKept = (source: Source, variable: string, read: unknown) =>
  same(read, keptVariable(source, variable)) ||
  ((variable === 'issued' || variable === 'accessed') && same(read, source[variable]))

/** The variables that are in brackets where the title is supplied. */
const titleVariables = ['title', 'title-short']

const unbracketed = (value: unknown) =>
  typeof value === 'string' ? value.replace(/^\[(.+)\]$/s, '$1') : value

const customOf = (value: unknown): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).catch({}).parse(value)

const itemSchema = z.record(z.string(), z.json(), { error: issue('sources.errors.notCsl') })

/**
 * A CSL-JSON item as the input of a source, ready for `createSource`. Variables without a field, and values that don't fit their field, are
 * kept in `extra`. The item's own id is kept as `citation-key`. Throws `Invalid` when there is no usable title.
 */
export function fromCsl(json: unknown): SourceInput {
  const { id, custom, ...item } = parseInput(itemSchema, json)
  const ours = customSchema.safeParse(custom)
  const isSupplied = ours.success && ours.data.stele.titleIsSupplied === true
  const bare = (variable: string) =>
    isSupplied && titleVariables.includes(variable) ? unbracketed(item[variable]) : item[variable]
  const given = Object.fromEntries(
    Object.entries(readers).map(([variable, read]) => [variable, read(bare(variable))]),
  )
  const input = parseInput(sourceInputSchema, {
    type: given.type,
    title: given.title ?? item.title ?? '',
    language: given.language,
    note: given.note,
    issued: given.issued,
    accessed: given.accessed,
    ...Object.fromEntries(sourceFieldNames.map((name) => [name, given[sourceFields[name].csl]])),
    contributors: contributorRoleNames.flatMap((role) => given[role]),
    ...(ours.success && ours.data.stele),
  })
  return { ...input, extra: unkept(input, { ...item, ...withoutOwn(custom) }, id) }
}

function withoutOwn(custom: unknown): Record<string, Json> {
  const { stele: _, ...rest } = customOf(custom)
  return Object.keys(rest).length ? { custom: z.json().parse(rest) } : {}
}

/** The variables that would not be exported as they were imported. */
function unkept(input: SourceInput, item: Record<string, Json>, id: unknown): Record<string, Json> {
  const out = toCsl({ ...input, id: '' })
  const extra = Object.fromEntries(
    Object.entries(item).filter(
      ([variable, value]) => !(Object.hasOwn(out, variable) && same(out[variable], value)),
    ),
  )
  const key = typeof id === 'number' ? String(id) : id
  return typeof key === 'string' && key && !('citation-key' in extra)
    ? { ...extra, 'citation-key': key }
    : extra
}
