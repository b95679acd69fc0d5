/** The four errors that cross layers. Each has one rendering for pages and one for JSON (`errorBody`). */
export abstract class SteleError extends Error {
  abstract readonly status: number
  /** Written out: a built server shortens the names of classes. */
  abstract override readonly name: string
}

/** There is no such thing, or this actor may not know of it. */
export class NotFound extends SteleError {
  readonly status = 404
  readonly name = 'NotFound'
  constructor(message = 'There is nothing here.') {
    super(message)
  }
}

/** The actor is known and may not do this. */
export class Forbidden extends SteleError {
  readonly status = 403
  readonly name = 'Forbidden'
  constructor(message = 'You may not do this.') {
    super(message)
  }
}

/** The input cannot be taken. `fields` maps the path of each faulty field ("issued.edtf") to one plain sentence. */
export class Invalid extends SteleError {
  readonly status = 422
  readonly name = 'Invalid'
  readonly fields: Readonly<Record<string, string>>
  constructor(fields: Record<string, string>) {
    super(
      Object.entries(fields)
        .map(([field, message]) => (field ? `${field}: ${message}` : message))
        .join(' '),
    )
    this.fields = fields
  }
}

/** Somebody or something else was first. `current` is what stands now, so that both can be shown and neither is lost. */
export class Conflict<Current = unknown> extends SteleError {
  readonly status = 409
  readonly name = 'Conflict'
  constructor(
    message: string,
    readonly current?: Current,
  ) {
    super(message)
  }
}

/** The one JSON shape of an error: `{ error: { name, message, fields?, current? } }`. Anything unknown says nothing of itself. */
export function errorBody(error: unknown): { status: number; body: { error: Record<string, unknown> } } {
  if (!(error instanceof SteleError))
    return { status: 500, body: { error: { name: 'Error', message: 'Something went wrong on our side.' } } }
  return {
    status: error.status,
    body: {
      error: {
        name: error.name,
        message: error.message,
        ...(error instanceof Invalid && { fields: error.fields }),
        ...(error instanceof Conflict && error.current !== undefined && { current: error.current }),
      },
    },
  }
}
