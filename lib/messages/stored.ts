import { z } from 'zod'
import { messagesOf, SOURCE_LANGUAGE } from './catalogue'
import { type Message, type MessageValue, type MessageValues, message } from './message'

/** A message as JSON. Only `Date` has no form of its own there. */
export type StoredMessage = { key: string; values?: { [name: string]: StoredValue } }
type StoredValue = string | number | { [name: string]: string } | StoredMessage | StoredEntry[]
type StoredEntry = string | StoredMessage

const momentSchema = z.object({ moment: z.iso.datetime() })

const storedEntry = (entry: string | Message): StoredEntry =>
  typeof entry === 'string' ? entry : storedMessage(entry)

const isList = (value: object): value is readonly (string | Message)[] => Array.isArray(value)

function storedValue(value: MessageValue): StoredValue {
  if (typeof value !== 'object') return value
  if (value instanceof Date) return { moment: value.toISOString() }
  if (isList(value)) return value.map(storedEntry)
  return 'key' in value ? storedMessage(value) : { ...value }
}

/** The message as JSON that `readMessages` reads. */
export function storedMessage({ key, values }: Message): StoredMessage {
  if (!values) return { key }
  const entries = Object.entries(values).map(([name, value]) => [name, storedValue(value)] as const)
  return { key, values: Object.fromEntries(entries) }
}

const listSchema = z.array(z.looseObject({ key: z.string() }))

/** The messages in stored JSON. A message that the catalogue no longer has becomes a general one. */
export const readMessages = (stored: unknown): Message[] =>
  (listSchema.safeParse(stored).data ?? []).map((entry) => readValue(entry) as Message)

/** The values of a stored message. */
export const readValues = (stored: unknown): MessageValues =>
  readMessages([{ key: 'jobs.older', values: stored }])[0]?.values ?? {}

function readValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(readValue)
  const moment = momentSchema.safeParse(value)
  if (moment.success) return new Date(moment.data.moment)
  if (!('key' in value)) return value
  if (!isKnown(String(value.key))) return message('jobs.older')
  if (!('values' in value) || typeof value.values !== 'object' || value.values === null)
    return { key: value.key }
  return {
    key: value.key,
    values: Object.fromEntries(Object.entries(value.values).map(([name, one]) => [name, readValue(one)])),
  }
}

function isKnown(key: string): boolean {
  let place: unknown = messagesOf(SOURCE_LANGUAGE)
  for (const step of key.split('.'))
    place =
      typeof place === 'object' && place !== null && Object.hasOwn(place, step)
        ? Reflect.get(place, step)
        : undefined
  return typeof place === 'string'
}
