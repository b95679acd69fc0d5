import { readFileSync } from 'node:fs'
import path from 'node:path'

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages ?? {}

/** Whether an optional package is made for exactly this system; npm leaves the others out. */
function isForHere({ os = [], cpu = [], libc }) {
  return !libc && [os].flat().includes(process.platform) && [cpu].flat().includes(process.arch)
}

/**
 * Whether node_modules is what package-lock.json says: npm writes what it installed to node_modules/.package-lock.json as its last
 * act, so an installation that was cut off also counts as different.
 */
export function installedAsLocked(root) {
  try {
    const locked = packagesOf(path.join(root, 'package-lock.json'))
    const installed = packagesOf(path.join(root, 'node_modules', '.package-lock.json'))
    const wanted = Object.entries(locked).filter(([place]) => place !== '')
    const asLocked = ([place, entry]) => {
      const there = installed[place]
      if (!there) return Boolean(entry.optional) && !isForHere(entry)
      return there.version === entry.version && there.integrity === entry.integrity
    }
    return wanted.every(asLocked) && Object.keys(installed).every((place) => place in locked)
  } catch {
    return false
  }
}
