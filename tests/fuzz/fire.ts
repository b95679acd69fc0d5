import { z } from 'zod'
import { type Asker, signIn, type Target } from './archive'
import { type Asked, allDoors } from './doors'
import { Random } from './random'

export type Answered = {
  door: string
  /** Method and path. */
  asked: string
  /** The body, as far as it is text, and the action that is called. */
  sent: string
  /** 0: no answer, because of `failure`. */
  status: number
  failure: string | null
  milliseconds: number
  at: number
}

/** True for no answer, and for one that says that the server failed. */
export const isFault = ({ status }: Answered): boolean => status === 0 || status >= 500
export const faultLine = ({ status, failure, door, asked, sent }: Answered): string =>
  `FAULT ${status} ${failure ?? ''} ${door}: ${asked.slice(0, 400)} ${sent.slice(0, 600)}`

function sentIn({ body, headers }: Asked): string {
  const text =
    body instanceof FormData
      ? JSON.stringify([...body])
      : typeof body === 'string'
        ? body
        : `${body?.length ?? ''}`
  return `${headers?.['next-action'] ?? ''} ${text}`.trim()
}

const savedSchema = z.object({ version: z.int() })
const currentSchema = z.object({ error: z.object({ current: z.object({ version: z.int() }) }) })

const isSignedOut = ({ status, headers }: Response) =>
  status === 401 || headers.get('location')?.includes('/sign-in') === true

/** Keeps the version of the draft that is written over, so that the next save isn't a conflict. */
async function follow(target: Target, answer: Response): Promise<void> {
  const body: unknown = await answer.json().catch(() => null)
  const version =
    savedSchema.safeParse(body).data?.version ?? currentSchema.safeParse(body).data?.error.current.version
  if (version) target.draft.version = version
}

const signingIn = new Map<string, Promise<string>>()

/** Signs in again, once for all requests that found the session ended: one of the actions signs the member out everywhere. */
async function renew({ url, cookies }: Target, asker: Asker, ended: string): Promise<void> {
  if (cookies[asker] !== ended) return
  const session = signingIn.get(url + asker) ?? signIn(url, asker)
  signingIn.set(url + asker, session)
  cookies[asker] = await session.finally(() => signingIn.delete(url + asker))
}

/** Sends a request again when its connection broke: the server ends connections that are idle, at times just as they are used. */
const reached = (send: () => Promise<Response>) =>
  send().catch((error: unknown) => {
    if (error instanceof TypeError) return send()
    throw error
  })

async function ask(target: Target, { path, method = 'GET', body, headers = {} }: Asked, by: Asker | null) {
  const cookie = by && target.cookies[by]
  const send = () =>
    fetch(new URL(path, target.url), {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(120_000),
      headers: { ...headers, origin: target.url, ...(cookie && { cookie }) },
      ...(body !== undefined && { body: body instanceof Uint8Array ? new Uint8Array(body) : body }),
    })
  const answer = await reached(send)
  if (by && cookie && isSignedOut(answer)) await renew(target, by, cookie)
  if (method === 'PUT') await follow(target, answer)
  else await answer.arrayBuffer()
  return answer.status
}

/**
 * Sends so many requests through each door, several at once, and gives the status and time of each. The same seed sends
 * the same requests, as far as the answers before are the same.
 */
export async function fire(
  target: Target,
  {
    each,
    seed,
    doors = allDoors,
    atOnce = 6,
  }: { each: number; seed: number; doors?: typeof allDoors; atOnce?: number },
  heard: (answered: Answered) => void = () => {},
): Promise<Answered[]> {
  const random = new Random(seed)
  const answers: Answered[] = []
  const turns = Array.from({ length: each }, () => doors).flat()
  const work = async () => {
    for (let turn = turns.shift(); turn; turn = turns.shift()) {
      const { name, by, door } = turn
      const asked = door(random, target)
      const at = Date.now()
      const since = performance.now()
      const answer = await ask(target, asked, asked.by ?? by).then(
        (status) => ({ status, failure: null }),
        (error: unknown) => ({ status: 0, failure: String(error) }),
      )
      const answered = {
        door: name,
        asked: `${asked.method ?? 'GET'} ${asked.path}`,
        sent: sentIn(asked),
        ...answer,
        milliseconds: performance.now() - since,
        at,
      }
      answers.push(answered)
      heard(answered)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return answers
}
