// Runs in a thread of its own (blocks-aside.ts).
import type { NodeJson } from '@/lib/text'
import { changedBlocks } from './blocks'

/** Takes and gives JSON, which a thread takes sooner than values. */
export default (texts: string): string => {
  const [before, after]: [NodeJson[], NodeJson[]] = JSON.parse(texts)
  return JSON.stringify(changedBlocks(before, after))
}
