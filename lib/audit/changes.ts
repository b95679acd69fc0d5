import { z } from 'zod'
import {
  Aspect,
  ConsentTier,
  HoldingAccess,
  NameDisplay,
  Outcome,
  Role,
  WorkState,
} from '@/lib/generated/prisma/enums'
import { type Message, message } from '@/lib/messages/message'

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
  ...(['reliability', 'credibility', 'bulk'] as const),
]

type Part =
  | (typeof stateParts)[number]
  | (typeof memberParts)[number]
  | (typeof factParts)[number]
  | 'address'
  | 'state'
  | 'setting'

/** One part that an event set; `before` is null where the log doesn't have it. */
export type Change = {
  part: Part
  before: string | null
  after: string
  /** Of a setting: its name. */
  name?: string
}

/** The settings that have a name in the catalogue. */
const settingNames = [
  ...(['name', 'subject', 'description', 'language', 'languages', 'contact', 'imprint', 'licence'] as const),
  ...(['accent', 'accentDark', 'isIndexed', 'idleHours', 'quotation', 'reportDays'] as const),
  ...(['retention.signIns', 'retention.mail', 'retention.jobs', 'retention.notifications'] as const),
  ...(['retention.pageViews', 'retention.deliveries', 'retention.links', 'retention.unsent'] as const),
] as const

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const valueSchema = z.union([scalar, z.array(scalar).transform((all) => all.join(', '))])
const detailSchema = z.record(z.string(), z.unknown())

const read = (value: unknown): string | null => valueSchema.safeParse(value).data ?? null
const partsOf = (detail: unknown) => detailSchema.safeParse(detail).data ?? {}

/** The parts of details whose `from` and `to` are values of one thing; elsewhere they are ids. */
const pairs: Readonly<Record<string, 'address' | 'state'>> = {
  'record.change-slug': 'address',
  'record.trash': 'state',
  'record.untrash': 'state',
}

/** The ids of members in the details of an event. */
export const membersIn = (detail: unknown): string[] => {
  const parts = partsOf(detail)
  return memberParts.flatMap((part) => z.uuid().safeParse(parts[part]).data ?? [])
}

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
  for (const part of memberParts) {
    const id = read(now[part])
    add(part, null, id && (names.get(id) ?? id))
  }
  return [...changes, ...settingsIn(now.settings)]
}

const settingsSchema = z.array(z.object({ name: z.string(), from: scalar, to: scalar }))

/** The settings that an event changed, with the values before and after. */
const settingsIn = (settings: unknown): Change[] =>
  (settingsSchema.safeParse(settings).data ?? []).map(({ name, from, to }) => ({
    ...{ part: 'setting' as const, name, before: from, after: to },
  }))

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
  if (part === 'withdrawn') return message(value === 'true' ? 'audit.yes' : 'audit.no')
  if (part === 'afterReset' && value === 'operator') return message('audit.operator')
  return value
}

/** A change in words. */
export const changeLabel = ({ part, before, after, name }: Change): Message => {
  if (part === 'setting')
    return message('audit.change.setting', { name: settingLabel(name ?? ''), before: before ?? '', after })
  const values = { part: message(`audit.parts.${part}`), after: valueLabel(part, after) }
  return before === null
    ? message('audit.change.set', values)
    : message('audit.change.changed', { ...values, before: valueLabel(part, before) })
}
