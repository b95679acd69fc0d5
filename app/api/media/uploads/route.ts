import { answerUploadRequest } from './answer-upload'

/** POST begins a resumable upload into the media library (tus 1.0): 201 with its address. */
export { answerUploadRequest as POST }
