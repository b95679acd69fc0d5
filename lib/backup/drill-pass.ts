import 'server-only'
import { DAY_MS } from '@/lib/durations'
import { seal, unseal } from '@/lib/sealing'

/** The header with the pass of a drill. */
export const DRILL_HEADER = 'x-stele-drill'

const AS = { purpose: 'drill', of: 'pass' }

/**
 * A word that only this archive can make, valid for a day. Its reads have no limit per address: a drill asks for every public page and would wait
 * most of its time. It opens nothing else.
 */
export const drillPass = (now = Date.now()): string => seal(AS, Buffer.from(String(now + DAY_MS)))

/** True for such a word that is still valid. */
export const isDrillPass = (word: string | null, now = Date.now()): boolean =>
  word !== null && Number(unseal(AS, word)?.bytes) > now
