import 'server-only'
import { randomUUID } from 'node:crypto'
import { MemoryLocker, Server, TUS_RESUMABLE } from '@tus/server'
import { z } from 'zod'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { errorBody, Invalid, SteleError } from '@/lib/errors'
import type { Message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { beforeLastByte, MemberUploads } from './unfinished-uploads'

const MEGABYTE = 1024 * 1024

// Shared by all requests, so that two of them never write to one upload at once.
const locker = new MemoryLocker()

/** How long the answer to the last bytes of an upload is kept. */
const ANSWERED_MS = 10 * MINUTE_MS

type Finished = { size: number; answer: Promise<string> }

/** Uploads whose bytes have all come, by member and id: what is made of one is made once, also when the connection broke before the answer came. */
const finished = new Map<string, Finished>()

/** The answer of `work` to an upload, from now or from before. A refusal is not remembered: the file can be sent again. */
function finishOnce(key: string, size: number, work: () => Promise<object>): Promise<string> {
  const earlier = finished.get(key)
  if (earlier) return earlier.answer
  const answer = work().then((made) => JSON.stringify(made))
  finished.set(key, { size, answer })
  answer.then(
    () => setTimeout(() => finished.delete(key), ANSWERED_MS).unref(),
    () => finished.delete(key),
  )
  return answer
}

const JSON_TYPE = { 'Content-Type': 'application/json' }

function refusalOf(error: unknown, t: Translator) {
  const { status, body } = errorBody(error, t)
  return { status_code: status, body: JSON.stringify(body) }
}

/**
 * Answers who asks for an upload whose bytes have all come. Only an answer to bytes can say what was made, so the last byte is asked for once more.
 */
async function answerAgain({ size, answer }: Finished, method: string, t: Translator): Promise<Response> {
  const headers = {
    'Tus-Resumable': TUS_RESUMABLE,
    'Upload-Length': String(size),
    'Cache-Control': 'no-store',
  }
  if (method === 'HEAD')
    return new Response(null, { headers: { ...headers, 'Upload-Offset': String(beforeLastByte(size)) } })
  try {
    const body = await answer
    return new Response(body, { headers: { ...headers, ...JSON_TYPE, 'Upload-Offset': String(size) } })
  } catch (error) {
    const { status_code: status, body } = refusalOf(error, t)
    return new Response(body, { status, headers })
  }
}

/** What is sent at one address, and what becomes of it. */
type ResumableUploads = {
  /** The address that uploads are made at; each has its id after it. */
  path: string
  megabytes: number
  tooLarge: Message
  /** What is made of a file when all its bytes have come; it is removed then. Its answer is that to the last request, and so are its errors. */
  finish: (
    metadata: Readonly<Record<string, string | null>>,
    bytes: AsyncIterable<Uint8Array>,
    id: string,
  ) => Promise<object>
  /**
   * What was made of an upload before this process started, and the size of its file. Null for none; absent where the same file is taken once anyway.
   */
  before?: (id: string) => Promise<{ size: number; made: object } | null>
}

/**
 * Answers a request of the protocol for resumable uploads (tus 1.0). An upload that broke off goes on where it stopped, for a day. Members have only
 * their own uploads. The caller checks what the member may do.
 */
export async function answerUpload(
  memberId: string,
  { path, megabytes, tooLarge, finish, before }: ResumableUploads,
  request: Request,
  t: Translator,
): Promise<Response> {
  const uploads = new MemberUploads(memberId)
  const keyOf = (id: string) => `${memberId}/${id}`
  const refused = (error: unknown) => refusalOf(error, t)
  const server = new Server({
    path,
    datastore: uploads,
    locker,
    relativeLocation: true,
    maxSize: megabytes * MEGABYTE,
    // No other page of the web asks.
    allowedOrigins: [new URL(env.NEXTAUTH_URL).origin],
    namingFunction: () => randomUUID(),
    // The whole last part of the address, which the store refuses unless it is one of its ids.
    getFileIdFromRequest: (_, id) => id,
    onUploadFinish: async (_, { id, metadata, size = 0 }) => {
      const work = async () => {
        try {
          return await finish(metadata ?? {}, uploads.bytesOf(id), id)
        } finally {
          await uploads.remove(id)
        }
      }
      try {
        return { status_code: 200, headers: JSON_TYPE, body: await finishOnce(keyOf(id), size, work) }
      } catch (error) {
        throw refused(error)
      }
    },
    onResponseError: (_, error) => {
      if (!('status_code' in error)) {
        if (!(error instanceof SteleError)) console.error(error)
        return refused(error)
      }
      if (error.status_code !== 413) return undefined
      return { ...refused(new Invalid({ file: tooLarge })), status_code: 413 }
    },
  })
  const { method, url } = request
  const id = z.uuid().safeParse(new URL(url).pathname.split('/').at(-1)).data
  if (id === undefined || (method !== 'HEAD' && method !== 'PATCH')) return server.handleWeb(request)
  const again = finished.get(keyOf(id)) ?? (await earlierOf(id, before))
  return again ? answerAgain(again, method, t) : server.handleWeb(request)
}

async function earlierOf(id: string, before: ResumableUploads['before']): Promise<Finished | null> {
  const earlier = await before?.(id)
  return earlier ? { size: earlier.size, answer: Promise.resolve(JSON.stringify(earlier.made)) } : null
}
