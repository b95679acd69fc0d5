import 'server-only'
import { randomUUID } from 'node:crypto'
import { MemoryLocker, Server } from '@tus/server'
import { type Actor, demand } from '@/lib/access'
import { env } from '@/lib/env'
import { errorBody } from '@/lib/errors'
import { unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { addMedia } from './commands'
import { MemberUploads } from './upload-store'

/** The address that uploads are made at; each has its id after it. */
export const UPLOADS = '/api/media/uploads'

const MEGABYTE = 1024 * 1024

// Shared by all requests, so that two of them never write to one upload at once.
const locker = new MemoryLocker()

/**
 * Answers a request of the protocol for resumable uploads (tus 1.0). An upload that broke off goes on where it stopped, for a day. When all bytes
 * have come, the file is added to the media library, and the answer is what `addMedia` gives, or its error. Members have only their own uploads.
 */
export function answerUpload(actor: Actor, request: Request, t: Translator): Promise<Response> {
  demand(actor, 'writeOwnDrafts')
  const uploads = new MemberUploads(actor.id)
  const refused = (error: unknown) => {
    const { status, body } = errorBody(error, t)
    return { status_code: status, body: JSON.stringify(body) }
  }
  const server = new Server({
    path: UPLOADS,
    datastore: uploads,
    locker,
    relativeLocation: true,
    maxSize: env.STELE_MAX_UPLOAD_MB * MEGABYTE,
    // No other page of the web asks.
    allowedOrigins: [new URL(env.NEXTAUTH_URL).origin],
    namingFunction: () => randomUUID(),
    // The whole last part of the address, which the store refuses unless it is one of its ids.
    getFileIdFromRequest: (_, id) => id,
    onUploadFinish: async (_, { id, metadata }) => {
      try {
        const described = unchecked({ filename: metadata?.filename, language: metadata?.language })
        const added = await addMedia(actor, described, await uploads.bytesOf(id))
        return {
          status_code: 200,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(added),
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
      const megabytes = env.STELE_MAX_UPLOAD_MB
      const body = {
        error: { name: 'Invalid', message: t(message('holdings.errors.tooLarge', { megabytes })) },
      }
      return { status_code: 413, body: JSON.stringify(body) }
    },
  })
  return server.handleWeb(request)
}
