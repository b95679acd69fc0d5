import { uploadRoute } from '@/app/api/upload-route'
import { answerImportUpload } from '@/lib/imports/resumable'

const route = uploadRoute(answerImportUpload)

/**
 * HEAD says how many bytes of an upload have come, PATCH sends more, DELETE gives it up. The answer to the last bytes is the id of the new import, which
 * makes nothing yet, or why the file was refused.
 */
export { route as DELETE, route as HEAD, route as PATCH }
