import { uploadRoute } from '@/app/api/upload-route'
import { answerMediaUpload } from '@/lib/media/resumable'

/** POST begins a resumable upload into the media library (tus 1.0): 201 with its address. */
export const POST = uploadRoute(answerMediaUpload)
