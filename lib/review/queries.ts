export { type Review, reviewOf, type SeenVerdict } from './judged/queries'
export { type QueueRow, queueOf } from './queue/queries'
export { type Remark, type ReturnNote, returnNoteOf } from './returned/queries'
export { type Copy, type LaidOut, layOut } from './sheet/queries'
