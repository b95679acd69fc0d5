import { answerUploadRequest } from '../answer-upload'

/**
 * HEAD says how many bytes of an upload have come, PATCH sends more, DELETE gives it up. The answer to the last bytes is the new entry of the library,
 * or why the file was refused.
 */
export { answerUploadRequest as DELETE, answerUploadRequest as HEAD, answerUploadRequest as PATCH }
