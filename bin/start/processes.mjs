import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Returns whether a process with this number runs, also when another user owns it. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Returns what distinguishes a process from a later one with the same number: its start time as the kernel counts it. Null when there
 * is no such process.
 */
export function identityOf(pid) {
  if (!isRunning(pid)) return null
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z') return null
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`
    } catch {
      return null
    }
  }
  if (process.platform === 'win32') return 'running'
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim() || null
}

/** Waits until none of these processes runs. Returns false when one still runs after the time given. */
export async function haveEnded(pids, milliseconds) {
  const until = Date.now() + milliseconds
  while (pids.some((pid) => identityOf(pid) !== null)) {
    if (Date.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return true
}
