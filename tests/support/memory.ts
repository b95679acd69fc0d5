import { readFileSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'

/** The folder in which Linux keeps files in memory. */
export const MEMORY = '/dev/shm'
const ENOUGH = 2 * 1024 ** 3

/** True if the files of tests can be kept in memory: Linux offers it, there is room, and programs can run there. */
export function hasMemory(): boolean {
  try {
    const mounts = readFileSync('/proc/mounts', 'utf8')
    const options = mounts
      .split('\n')
      .find((line) => line.split(' ')[1] === MEMORY)
      ?.split(' ')[3]
    if (!options || options.split(',').includes('noexec')) return false
    const { bavail, bsize } = statfsSync(MEMORY)
    return Math.min(bavail * bsize, freemem()) > ENOUGH
  } catch {
    return false
  }
}
