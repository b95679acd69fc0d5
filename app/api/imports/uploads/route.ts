import { uploadRoute } from '@/app/api/upload-route'
import { answerImportUpload } from '@/lib/imports/resumable'

/** POST begins a resumable upload of a file to import (tus 1.0): 201 with its address. */
export const POST = uploadRoute(answerImportUpload)
