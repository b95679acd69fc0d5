import 'server-only'
import { randomUUID } from 'node:crypto'
import { MemoryLocker, Server } from '@tus/server'
import { env } from '@/lib/env'
import { errorBody, Invalid } from '@/lib/errors'
import type { Message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { MemberUploads } from './unfinished-uploads'

const MEGABYTE = 1024 * 1024

// Shared by all requests, so that two of them never write to one upload at once.
const locker = new MemoryLocker()

/** What is sent at one address, and what becomes of it. */
export type ResumableUploads = {
  /** The address that uploads are made at; each has its id after it. */
  path: string
  megabytes: number
  tooLarge: Message
  /** What is made of a file when all its bytes have come; it is removed then. Its answer is that to the last request, and so are its errors. */
  finish: (
    metadata: Readonly<Record<string, string | null>>,
    bytes: AsyncIterable<Uint8Array>,
  ) => Promise<object>
}

/**
 * Answers a request of the protocol for resumable uploads (tus 1.0). An upload that broke off goes on where it stopped, for a day. Members have only
 * their own uploads. The caller checks what the member may do.
 */
export function answerUpload(
  memberId: string,
  { path, megabytes, tooLarge, finish }: ResumableUploads,
  request: Request,
  t: Translator,
): Promise<Response> {
  const uploads = new MemberUploads(memberId)
  const refused = (error: unknown) => {
    const { status, body } = errorBody(error, t)
    return { status_code: status, body: JSON.stringify(body) }
  }
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
    onUploadFinish: async (_, { id, metadata }) => {
      try {
        const made = await finish(metadata ?? {}, await uploads.bytesOf(id))
        return {
          status_code: 200,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(made),
        }
      } catch (error) {
        throw refused(error)
      } finally {
        await uploads.remove(id)
      }
    },
    onResponseError: (_, error) => {
      if (!('status_code' in error)) {
        console.error(error)
        return refused(error)
      }
      if (error.status_code !== 413) return undefined
      return { ...refused(new Invalid({ file: tooLarge })), status_code: 413 }
    },
  })
  return server.handleWeb(request)
}
