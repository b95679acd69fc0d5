export { findingsOf } from './findings/queries'
export { warningsOnPassages } from './graphic/queries'
export { type Review, reviewOf } from './judged/queries'
export type { SeenVerdict } from './judging/queries'
export { type QueueAmong, type QueueRow, queueOf, type Waiting } from './queue/queries'
export { waitingOf } from './queue/waiting/queries'
export { type Remark, type ReturnNote, returnNoteOf } from './returned/queries'
export { type Copy, type LaidOut, layOut } from './sheet/queries'
export { stepsOf } from './steps/queries'
export {
  askedOf,
  openThreadsOf,
  type PlacedThread,
  type SeenThread,
  threadsOfPassages,
  threadsOfRecord,
} from './threads/queries'
