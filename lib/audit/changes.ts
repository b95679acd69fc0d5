import { z } from 'zod'
import { isUuid } from '@/lib/input'

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
/** True for a part whose value is a time. */
export const isTime = (part: string): boolean => timeParts.some((one) => one === part)

export type Part =
  | (typeof stateParts)[number]
  | (typeof memberParts)[number]
  | (typeof factParts)[number]
  | (typeof timeParts)[number]
  | 'relation'
  | 'mask'
  | 'range'
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
export const settingNames = [
  ...(['name', 'subject', 'description', 'language', 'languages', 'contact', 'imprint', 'licence'] as const),
  ...(['accent', 'accentDark', 'isIndexed', 'idleHours', 'quotation', 'reportDays', 'noteStyle'] as const),
  ...(['retention.signIns', 'retention.mail', 'retention.jobs', 'retention.notifications'] as const),
  ...(['retention.pageViews', 'retention.deliveries', 'retention.links', 'retention.unsent'] as const),
] as const

/**
 * The fields of sources, names, archive copies, images, pages and collections that have a name in the catalogue here; the others of sources are among
 * its labels.
 */
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
  ...(['alternative', 'caption', 'credit', 'warning', 'focusX', 'focusY'] as const),
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

/** Events that set a mask (true) or lift it (false). The log has its kind and its place, and never its words. */
const MASKING: Readonly<Record<string, boolean>> = { 'holding.mask': true, 'holding.unmask': false }
/** The value of a mask where there is none. */
export const NO_MASK = ''

/** Events whose `start` and `end` are a range in the text of a copy. */
const IN_TEXT: ReadonlySet<string> = new Set([...Object.keys(MASKING), 'passage.create'])

/** The range in a text that an event names, with the positions of its first and last character, from 1. */
const rangeIn = ({ start, end }: Readonly<Record<string, unknown>>): string | null =>
  typeof start === 'number' && typeof end === 'number' ? `${start + 1}–${end}` : null

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
  const setsMask = MASKING[action]
  for (const part of factParts) {
    if (part === 'changed' && (now.settings !== undefined || action === 'media.describe')) continue
    if (part === 'kind' && setsMask !== undefined) continue
    add(part, null, read(now[part]))
  }
  const mask = read(now.kind)
  if (setsMask !== undefined && mask !== null)
    changes.push({
      ...{ part: 'mask', before: setsMask ? NO_MASK : mask, after: setsMask ? mask : NO_MASK },
    })
  if (IN_TEXT.has(action)) add('range', null, rangeIn(now))
  for (const part of timeParts) add(part, null, timeIn(now[part]))
  if (RELATING.has(action)) add('relation', null, read(now.type))
  for (const part of memberParts) {
    const id = read(now[part])
    add(part, null, id && (names.get(id) ?? id))
  }
  const fields = action === 'media.describe' ? namesIn(now.changed) : now.fields
  return [...changes, ...settingsIn(now.settings), ...fieldsIn(fields)]
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

/** Fields that the log names without their values. */
const namesIn = (names: unknown) => (Array.isArray(names) ? names.map((name: unknown) => ({ name })) : [])

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
