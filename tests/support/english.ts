import { translatorOf } from '@/lib/messages/catalogue'
import type { Message } from '@/lib/messages/message'

/** The English texts of the interface, as tests name them. */
export const english = translatorOf('en')

type InEnglish<Value> = Value extends Message
  ? string
  : Value extends Date
    ? Value
    : Value extends object
      ? { [Name in keyof Value]: InEnglish<Value[Name]> }
      : Value

const isMessage = (value: object): value is Message =>
  'key' in value && typeof value.key === 'string' && value.key.includes('.') && !('check' in value)

function told(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (isMessage(value)) return english(value)
  if (Array.isArray(value)) return value.map(told)
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, told(part)]))
}

/** Replaces every message in a value by its English text: problems, findings, the fields of an `Invalid`. */
export const inEnglish = <Value>(value: Value): InEnglish<Value> => told(value) as InEnglish<Value>
