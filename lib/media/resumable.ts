import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { env } from '@/lib/env'
import { unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { answerUpload } from '@/lib/storage/resumable'
import { addMedia } from './commands'

/** The address that uploads into the media library are made at. */
export const MEDIA_UPLOADS = '/api/media/uploads'

/** Answers a request of a resumable upload into the media library. The answer to the last bytes is what `addMedia` gives, or its error. */
export function answerMediaUpload(actor: Actor, request: Request, t: Translator): Promise<Response> {
  demand(actor, 'writeOwnDrafts')
  const megabytes = env.STELE_MAX_UPLOAD_MB
  return answerUpload(
    actor.id,
    {
      ...{ path: MEDIA_UPLOADS, megabytes, tooLarge: message('holdings.errors.tooLarge', { megabytes }) },
      finish: ({ filename, language }, bytes) => addMedia(actor, unchecked({ filename, language }), bytes),
    },
    request,
    t,
  )
}
