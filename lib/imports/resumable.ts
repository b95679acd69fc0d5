import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import type { Translator } from '@/lib/messages/translator'
import { answerUpload } from '@/lib/storage/resumable'
import { createImport, importOfUpload } from './commands'
import { LIMITS } from './schema'

/** The address that files to import are sent to. */
export const IMPORT_UPLOADS = '/api/imports/uploads'

/** Answers a request of a resumable upload of a file to import. The answer to the last bytes is what `createImport` gives, or its error. */
export function answerImportUpload(actor: Actor, request: Request, t: Translator): Promise<Response> {
  demand(actor, 'writeAll')
  const { megabytes } = LIMITS
  return answerUpload(
    actor.id,
    {
      ...{ path: IMPORT_UPLOADS, megabytes, tooLarge: message('imports.tooLarge', { megabytes }) },
      finish: ({ filename, target }, bytes, id) =>
        createImport(actor, unchecked({ filename, target }), bytes, id),
      before: async (id) => {
        const made = await importOfUpload(actor, id)
        return made && { size: made.size, made: { id: made.id } }
      },
    },
    request,
    t,
  )
}
