import type { z } from 'zod'
import { type Message, message, messageOfIssue } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'

const isOurs = Symbol.for('stele.error')

/**
 * True for one of the archive's own errors, with this name if one is given. For `instanceof`: the server bundles its pages apart, each with a
 * copy of these classes, and the client of the database throws those of the bundle that made it.
 */
export const isErrorNamed = (error: unknown, name?: string): boolean =>
  typeof error === 'object' &&
  error !== null &&
  isOurs in error &&
  'name' in error &&
  (name === undefined || error.name === name)

/**
 * The four errors that cross layers. Each has one rendering for pages and one for JSON (`errorBody`). They carry messages, which are
 * rendered where the reader's language is known.
 */
export abstract class SteleError extends Error {
  readonly [isOurs] = true

  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error)
  }

  abstract readonly status: number
  /** Written out: a built server shortens the names of classes. */
  abstract override readonly name: string
  constructor(readonly text: Message) {
    super(text.key)
  }
}

/** It doesn't exist, or this actor isn't allowed to know of it. */
export class NotFound extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'NotFound')
  }

  readonly status = 404
  readonly name = 'NotFound'
  constructor(text: Message = message('errors.notFound')) {
    super(text)
  }
}

/** The actor is known and isn't allowed to do this. */
export class Forbidden extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'Forbidden')
  }

  readonly status = 403
  readonly name = 'Forbidden'
  constructor(text: Message = message('errors.forbidden')) {
    super(text)
  }
}

/** True for one of the archive's own errors with this message. */
const isRefusal = (error: unknown, key: Message['key']): boolean =>
  error instanceof SteleError && error.text.key === key

/** The actor may do this, after entering the password again in this browser. */
export class PasswordNeeded extends Forbidden {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isRefusal(error, 'errors.passwordNeeded')
  }

  constructor() {
    super(message('errors.passwordNeeded'))
  }
}

/** The input isn't valid. `fields` maps the path of each faulty field ("issued.edtf"; "" for the whole) to one message. */
export class Invalid extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'Invalid')
  }

  readonly status = 422
  readonly name = 'Invalid'
  readonly fields: Readonly<Record<string, Message>>
  constructor(fields: Record<string, Message>) {
    super(Object.values(fields)[0] ?? message('errors.input.invalid'))
    this.message = Object.entries(fields)
      .map(([field, text]) => `${field}: ${text.key}`)
      .join(' ')
    this.fields = fields
  }
}

/** Someone else saved first. `current` is the current state, so that both versions can be shown and neither is lost. */
export class Conflict<Current = unknown> extends SteleError {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isErrorNamed(error, 'Conflict')
  }

  readonly status = 409
  readonly name = 'Conflict'
  constructor(
    text: Message,
    readonly current?: Current,
  ) {
    super(text)
  }
}

/** The archive asks for two admins: this one can propose it, and another confirms it. */
export class SecondAdminNeeded extends Conflict {
  static override [Symbol.hasInstance](error: unknown): boolean {
    return isRefusal(error, 'members.twoAdmins.needed')
  }

  constructor() {
    super(message('members.twoAdmins.needed'))
  }
}

/** A message in the reader's language; a text that the server has rendered already stays as it is. */
export const errorText = (text: Message | string, t: Translator): string =>
  typeof text === 'string' ? text : t(text)

/** The first fault that a schema found, in the reader's language. */
export function faultText({ issues: [found] }: z.ZodError, t: Translator): string {
  return found ? t(messageOfIssue(found)) : t('errors.input.invalid')
}

/** The texts of an `Invalid` by field, in the reader's language; none for other errors. */
export function fieldTexts(error: SteleError, t: Translator): Record<string, string> {
  if (!(error instanceof Invalid)) return {}
  return Object.fromEntries(Object.entries(error.fields).map(([field, text]) => [field, t(text)]))
}

/** The error as one paragraph: its message, or for `Invalid` the message of each field with its path. */
export function summaryOf(error: SteleError, t: Translator): string {
  if (!(error instanceof Invalid)) return t(error.text)
  return Object.entries(fieldTexts(error, t))
    .map(([field, text]) => (field ? `${field}: ${text}` : text))
    .join(' ')
}

/** The one JSON shape of an error: `{ error: { name, message, fields?, current? } }`. An unexpected error gives no detail. */
export function errorBody(
  error: unknown,
  t: Translator,
): { status: number; body: { error: Record<string, unknown> } } {
  if (!(error instanceof SteleError))
    return { status: 500, body: { error: { name: 'Error', message: t('errors.unexpected') } } }
  return {
    status: error.status,
    body: {
      error: {
        name: error.name,
        message: summaryOf(error, t),
        ...(error instanceof Invalid && { fields: fieldTexts(error, t) }),
        ...(error instanceof Conflict && error.current !== undefined && { current: error.current }),
      },
    },
  }
}
