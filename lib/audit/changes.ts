import { z } from 'zod'
import {
  Aspect,
  AuthorityKind,
  ConsentTier,
  HoldingAccess,
  HoldingShown,
  Identification,
  NameDisplay,
  Outcome,
  RelationType,
  Role,
  WorkState,
} from '@/lib/generated/prisma/enums'
import { isUuid } from '@/lib/input'
import { type Message, message } from '@/lib/messages/message'
import { sourceFieldNames } from '@/lib/sources/fields'

/** Parts of details that say how the subject is after the event. What they were before is in the details of an earlier event. */
export const stateParts = [
  'role',
  'roles',
  'title',
  'name',
  'access',
  'tier',
  'nameDisplay',
  'withdrawn',
] as const

/** Parts that quote a text. In an event of a record they could have a name that is withheld. */
const TEXTS: ReadonlySet<string> = new Set(['title', 'name'])
const isOfRecord = (action: string) => action.startsWith('record.')

/** Parts whose value is a member. */
const memberParts = ['memberId', 'proposedBy', 'afterReset'] as const

/** Parts that say what was done. Other parts of details are withheld: keys and hashes, and whatever may quote a text. */
const factParts = [
  ...(['edition', 'through', 'revision', 'version', 'kind', 'slug', 'reason', 'outcome', 'aspect'] as const),
  ...(['part', 'check', 'changed', 'added', 'removed', 'task', 'dueOn', 'language'] as const),
  ...(['reliability', 'credibility', 'bulk', 'page', 'host'] as const),
]

/** Parts that are a time. */
const timeParts = ['at', 'until', 'expiresAt'] as const
const isTime = (part: string): boolean => timeParts.some((one) => one === part)

type Part =
  | (typeof stateParts)[number]
  | (typeof memberParts)[number]
  | (typeof factParts)[number]
  | (typeof timeParts)[number]
  | 'relation'
  | 'address'
  | 'state'
  | 'setting'
  | 'field'

/** One part that an event set; `before` is null where the log doesn't have it. Of a field without values, `after` is empty. */
export type Change = {
  part: Part
  before: string | null
  after: string
  /** Of a setting or a field: its name. */
  name?: string
}

/** The settings that have a name in the catalogue. */
const settingNames = [
  ...(['name', 'subject', 'description', 'language', 'languages', 'contact', 'imprint', 'licence'] as const),
  ...(['accent', 'accentDark', 'isIndexed', 'idleHours', 'quotation', 'reportDays', 'noteStyle'] as const),
  ...(['retention.signIns', 'retention.mail', 'retention.jobs', 'retention.notifications'] as const),
  ...(['retention.pageViews', 'retention.deliveries', 'retention.links', 'retention.unsent'] as const),
] as const

/** The fields of sources, names and archive copies that have a name in the catalogue here; the others of sources are among its labels. */
export const fieldNames = [
  ...(['type', 'identification', 'language', 'issued', 'accessed', 'contributors', 'authorities'] as const),
  ...([
    'title',
    'titleIsSupplied',
    'body',
    'introduction',
    'records',
    'note',
    'extra',
    'kind',
    'place',
    'coordinates',
    'variants',
  ] as const),
  ...(['obtainedFrom', 'obtainedOn', 'rights', 'shown'] as const),
] as const

// A page of the log has thousands of parts, most of them absent. A schema would make an error with a stack for each.

const scalar = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null

/** A value, or a list of values, as text; null for anything else. */
function read(value: unknown): string | null {
  if (!Array.isArray(value)) return scalar(value)
  const all = value.map(scalar)
  return all.includes(null) ? null : all.join(', ')
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const partsOf = (detail: unknown) => (isGroup(detail) ? detail : {})

/** The parts of details whose `from` and `to` are values of one thing; elsewhere they are ids. */
const pairs: Readonly<Record<string, 'address' | 'state'>> = {
  'record.change-slug': 'address',
  'record.trash': 'state',
  'record.untrash': 'state',
}

/** The ids of members in the details of an event. */
export const membersIn = (detail: unknown): string[] => {
  const parts = partsOf(detail)
  return memberParts.flatMap((part) => parts[part] ?? []).filter(isUuid)
}

/** A time in the details of an event; null for anything else. */
const timeIn = (value: unknown): string | null =>
  typeof value === 'string' && z.iso.datetime().safeParse(value).success ? value : null

/** Events whose `type` is that of a relation between sources. */
const RELATING: ReadonlySet<string> = new Set(['source.relate', 'source.unrelate'])

type Read = { action: string; detail: unknown; before: unknown }

/** What an event changed, from its details and the earlier ones of its subject; only the parts that are named here. */
export function changesOf({ action, detail, before }: Read, names: ReadonlyMap<string, string>): Change[] {
  const [now, earlier] = [partsOf(detail), partsOf(before)]
  const changes: Change[] = []
  const add = (part: Part, was: string | null, after: string | null) => {
    if (after !== null && after !== '' && after !== was) changes.push({ part, before: was, after })
  }
  const pair = pairs[action]
  if (pair) add(pair, read(now.from), read(now.to))
  for (const part of stateParts)
    if (!isOfRecord(action) || !TEXTS.has(part)) add(part, read(earlier[part]), read(now[part]))
  for (const part of factParts)
    if (part !== 'changed' || now.settings === undefined) add(part, null, read(now[part]))
  for (const part of timeParts) add(part, null, timeIn(now[part]))
  if (RELATING.has(action)) add('relation', null, read(now.type))
  for (const part of memberParts) {
    const id = read(now[part])
    add(part, null, id && (names.get(id) ?? id))
  }
  return [...changes, ...settingsIn(now.settings), ...fieldsIn(now.fields)]
}

/** The settings that an event changed, with the values before and after; none where one can't be read. */
function settingsIn(settings: unknown): Change[] {
  if (!Array.isArray(settings)) return []
  const found = settings.flatMap((one: unknown): Change[] => {
    const { name, from, to } = partsOf(one)
    const [before, after] = [scalar(from), scalar(to)]
    return typeof name === 'string' && before !== null && after !== null
      ? [{ part: 'setting', name, before, after }]
      : []
  })
  return found.length === settings.length ? found : []
}

/** The fields of an entry that an event changed: with the values before and after, or the name alone. */
function fieldsIn(fields: unknown): Change[] {
  if (!Array.isArray(fields)) return []
  return fields.flatMap((one: unknown): Change[] => {
    const { name, from, to } = partsOf(one)
    const [before, after] = [scalar(from), scalar(to)]
    if (typeof name !== 'string') return []
    return [
      before === null || after === null
        ? { part: 'field', name, before: null, after: '' }
        : { part: 'field', name, before, after },
    ]
  })
}

/** The name of a field in words; as it is where the catalogue doesn't have it. */
function fieldLabel(name: string): string | Message {
  const ofSource = sourceFieldNames.find((one) => one === name)
  if (ofSource) return message(`labels.sourceField.${ofSource}`)
  const known = fieldNames.find((one) => one === name)
  return known ? message(`audit.fields.${known}`) : name
}

/** A value of a field as a person reads it. */
function fieldValue(name: string, value: string): string | Message {
  const has = <Value extends string>(values: Readonly<Record<Value, Value>>, one: string): one is Value =>
    Object.hasOwn(values, one)
  if (name === 'titleIsSupplied') return message(value === 'true' ? 'audit.yes' : 'audit.no')
  if (name === 'identification' && has(Identification, value))
    return message(`labels.identification.${value}`)
  if (name === 'shown' && has(HoldingShown, value)) return message(`labels.shown.${value}`)
  if (name === 'kind' && has(AuthorityKind, value)) return message(`labels.authority.${value}`)
  return value
}

/** The name of a setting in words; as it is where the catalogue doesn't have it. */
function settingLabel(name: string): string | Message {
  const known = settingNames.find((one) => one === name)
  return known ? message(`audit.settings.${known}`) : name
}

/** A value of a part as a person reads it. */
function valueLabel(part: Part, value: string): string | Message {
  const has = <Value extends string>(values: Readonly<Record<Value, Value>>, one: string): one is Value =>
    Object.hasOwn(values, one)
  if (part === 'role' && has(Role, value)) return message(`labels.role.${value}`)
  if (part === 'access' && has(HoldingAccess, value)) return message(`labels.holdingAccess.${value}`)
  if (part === 'tier' && has(ConsentTier, value)) return message(`labels.consentTier.${value}`)
  if (part === 'nameDisplay' && has(NameDisplay, value)) return message(`labels.nameDisplay.${value}`)
  if (part === 'outcome' && has(Outcome, value)) return message(`labels.outcome.${value}`)
  if (part === 'aspect' && has(Aspect, value)) return message(`labels.aspect.${value}`)
  if (part === 'state' && has(WorkState, value)) return message(`labels.workState.${value}`)
  if (part === 'relation' && has(RelationType, value)) return message(`labels.relation.${value}`)
  if (isTime(part)) return message('audit.time', { at: new Date(value) })
  if (part === 'withdrawn') return message(value === 'true' ? 'audit.yes' : 'audit.no')
  if (part === 'afterReset' && value === 'operator') return message('audit.operator')
  return value
}

/** A change in words. */
export const changeLabel = ({ part, before, after, name }: Change): Message => {
  if (part === 'setting')
    return message('audit.change.setting', { name: settingLabel(name ?? ''), before: before ?? '', after })
  if (part === 'field') {
    const label = fieldLabel(name ?? '')
    return before === null
      ? message('audit.change.only', { name: label })
      : message('audit.change.setting', {
          ...{ name: label, before: fieldValue(name ?? '', before), after: fieldValue(name ?? '', after) },
        })
  }
  const values = { part: message(`audit.parts.${part}`), after: valueLabel(part, after) }
  return before === null
    ? message('audit.change.set', values)
    : message('audit.change.changed', { ...values, before: valueLabel(part, before) })
}
