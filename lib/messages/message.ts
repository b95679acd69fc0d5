import type { z } from 'zod'
import type { MessageKey } from './keys'

/** A value that `Intl` names in the reader's language. */
export type NamedValue =
  /** An ISO day, "2026-11-29", shown as a full date. */
  | { readonly day: string }
  /** A BCP 47 tag. */
  | { readonly language: string }
  /** An ISO 15924 code. */
  | { readonly script: string }

/** A value in a message; plain data, except `Date`. A list is joined the way the language joins lists ("a, b and c"). */
export type MessageValue = string | number | Date | NamedValue | Message | readonly (string | Message)[]
export type MessageValues = Readonly<Record<string, MessageValue>>

/**
 * A text that a person will read, before its language is known: the key of a message in the catalogue and the values it takes. Code below
 * the pages passes these on and never a sentence.
 */
export type Message = { readonly key: MessageKey; readonly values?: MessageValues }

/** A message, written short. */
export const message = (key: MessageKey, values?: MessageValues): Message =>
  values ? { key, values } : { key }

/** A message as the text of a zod issue, where only a string fits: `z.string().min(1, issue('records.titleMissing'))`. */
export const issue = (key: MessageKey, values?: MessageValues): string => JSON.stringify(message(key, values))

type Issue = z.core.$ZodIssue

/** The message of a zod issue: the one that the schema names with `issue`, else a general one for what zod itself found. */
export function messageOfIssue(found: Issue): Message {
  return writtenIn(found.message) ?? generalMessage(found)
}

function writtenIn(text: string): Message | null {
  if (!text.startsWith('{"key":')) return null
  return JSON.parse(text)
}

function generalMessage(found: Issue): Message {
  switch (found.code) {
    case 'too_small':
      return tooSmall(found.origin, Number(found.minimum))
    case 'too_big':
      return tooBig(found.origin, Number(found.maximum))
    case 'unrecognized_keys':
      return message('errors.input.unknownField', { names: found.keys })
    case 'invalid_type':
      // zod keeps no input in its issues; its own sentence says when there was none.
      return message(
        found.message.endsWith('received undefined') ? 'errors.input.missing' : 'errors.input.invalid',
      )
    default:
      return message('errors.input.invalid')
  }
}

function tooSmall(origin: string, minimum: number): Message {
  if (origin === 'string')
    return minimum === 1 ? message('errors.input.missing') : message('errors.input.tooShort', { minimum })
  return origin === 'array'
    ? message('errors.input.tooFew', { minimum })
    : message('errors.input.tooSmall', { minimum })
}

function tooBig(origin: string, maximum: number): Message {
  if (origin === 'string') return message('errors.input.tooLong', { maximum })
  return origin === 'array'
    ? message('errors.input.tooMany', { maximum })
    : message('errors.input.tooBig', { maximum })
}
