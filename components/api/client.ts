import { z } from 'zod'
import { type Refusal, refused, unreached } from '@/components/desk/refusal'
import { message } from '@/lib/messages/message'

type ApiRequest = {
  method?: 'POST' | 'PUT' | 'DELETE'
  /** Sent as JSON. */
  body?: unknown
  /** The body, already written as JSON; replaces `body`. */
  json?: string
  /** A file as the body, sent as it is. */
  file?: Blob
  /** Continues after the page is closed (`keepalive`). */
  keepalive?: boolean
  signal?: AbortSignal
}

/** The status of a response and its body as JSON (null if it isn't JSON). Null if no response came or the signal aborted the request. */
export type Reply = { status: number; body: unknown } | null

/** The result of a request, or why the server refused it. */
export type Answer<Done> = { done: Done } | { refusal: Refusal }

/** A refusal, thrown by functions that return a plain value. */
export class ApiError extends Error {
  constructor(readonly refusal: Refusal) {
    super(typeof refusal.message === 'string' ? refusal.message : refusal.message.key)
  }
}

/** Sends a request to the archive's own API. Never rejects. */
export async function send(address: string, request: ApiRequest = {}): Promise<Reply> {
  const { body, json = body === undefined ? undefined : JSON.stringify(body), file, ...rest } = request
  const sent = json !== undefined && { headers: { 'Content-Type': 'application/json' }, body: json }
  try {
    const response = await fetch(address, { ...rest, ...sent, ...(file && { body: file }) })
    return { status: response.status, body: await response.json().catch(() => null) }
  } catch {
    return null
  }
}

const signedOut = refused(message('errors.signedOut'), true)

const errorSchema = z.object({
  error: z.object({
    message: z.string(),
    fields: z.record(z.string(), z.string()).default({}),
    current: z.unknown().optional(),
  }),
})

/** The refusal in a reply that isn't a success. */
export function refusalIn(reply: Reply): Refusal {
  if (reply?.status === 401) return signedOut
  const said = errorSchema.safeParse(reply?.body)
  return said.success ? { ...said.data.error, signedOut: false } : unreached
}

/** The body of a successful reply, parsed by the schema; else the refusal in it. */
export function answerIn<Schema extends z.ZodType>(schema: Schema, reply: Reply): Answer<z.output<Schema>> {
  if (!reply || reply.status < 200 || reply.status > 299) return { refusal: refusalIn(reply) }
  const body = schema.safeParse(reply.body)
  return body.success ? { done: body.data } : { refusal: refused(message('errors.unexpected')) }
}

/** Sends a request whose answer has this shape. Never rejects. */
export const ask = async <Schema extends z.ZodType>(
  schema: Schema,
  address: string,
  request?: ApiRequest,
): Promise<Answer<z.output<Schema>>> => answerIn(schema, await send(address, request))

/** A file with what a header says about it, as JSON of this shape. Never rejects. */
export async function askFile<Schema extends z.ZodType>(
  schema: Schema,
  address: string,
  header: string,
  signal: AbortSignal,
): Promise<Answer<{ about: z.output<Schema>; file: Blob }>> {
  try {
    const response = await fetch(address, { signal })
    const about = schema.safeParse(JSON.parse(response.headers.get(header) ?? 'null'))
    if (response.ok && about.success) return { done: { about: about.data, file: await response.blob() } }
    const body: unknown = await response.json().catch(() => null)
    return { refusal: refusalIn({ status: response.status, body }) }
  } catch {
    return { refusal: unreached }
  }
}

/** `ask` for callers that need the value: rejects with `ApiError` when it is refused. */
export async function demand<Schema extends z.ZodType>(
  schema: Schema,
  address: string,
  request?: ApiRequest,
): Promise<z.output<Schema>> {
  const answer = await ask(schema, address, request)
  if ('refusal' in answer) throw new ApiError(answer.refusal)
  return answer.done
}
