import { uploadRoute } from '@/app/api/upload-route'
import { answerMediaUpload } from '@/lib/media/resumable'

const route = uploadRoute(answerMediaUpload)

/**
 * HEAD says how many bytes of an upload have come, PATCH sends more, DELETE gives it up. The answer to the last bytes is the new entry of the library,
 * or why the file was refused.
 */
export { route as DELETE, route as HEAD, route as PATCH }
