import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

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
  const until = performance.now() + milliseconds
  while (pids.some((pid) => identityOf(pid) !== null)) {
    if (performance.now() > until) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return true
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Returns what distinguishes a folder from its copies. It stays the same when the folder is moved or renamed. Null when there is none. */
export function folderIdentity(folder) {
  const found = statSync(folder, { bigint: true, throwIfNoEntry: false })
  return found ? `${found.dev}:${found.ino}` : null
}

/**
 * Returns the processes of a lock that still run (same number, same start time), and whether they are ending. A lock that was copied with
 * its folder is another folder's: no process has it.
 */
function holders(text, folder) {
  try {
    const { processes, ending, folder: locked } = JSON.parse(text)
    if (locked && locked !== folderIdentity(folder)) return { pids: [], ending: false }
    return {
      pids: processes.filter(({ pid, identity }) => identityOf(pid) === identity).map(({ pid }) => pid),
      ending,
    }
  } catch {
    return { pids: [], ending: false }
  }
}

function write(file, pids, ending) {
  const processes = pids.map((pid) => ({ pid, identity: identityOf(pid) }))
  writeFileSync(file, JSON.stringify({ processes, ending, folder: folderIdentity(path.dirname(file)) }))
}

/**
 * Takes the lock of this folder for this process. Returns `{ heldBy: pid }` when a running start has it; waits first when that one is
 * ending. The lock of a killed start is ignored. `also(pid)` adds a process that has it too, `ending()` announces that it will be
 * released soon, `release()` releases it. No library does this: it runs before packages are installed.
 */
export async function takeLock(file, patience = 15_000) {
  const draft = `${file}.${process.pid}`
  const until = performance.now() + patience
  const pids = [process.pid]
  const update = (ending) => {
    write(draft, pids, ending)
    renameSync(draft, file)
  }
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 })
  for (;;) {
    write(draft, pids, false)
    try {
      linkSync(draft, file) // atomic: fails when the file exists
      return {
        also: (pid) => {
          pids.push(pid)
          update(false)
        },
        ending: () => update(true),
        release: () => rmSync(file, { force: true }),
      }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    const found = read(file)
    if (found === null) continue
    const holder = holders(found, path.dirname(file))
    if (holder.pids.length === 0) setAside(file, found)
    else if (!holder.ending || performance.now() > until) return { heldBy: holder.pids[0] }
    else await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Removes a stale lock. If another start has just replaced it, puts that one back. */
function setAside(file, stale) {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
    if (read(aside) !== stale) linkSync(aside, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  }
  rmSync(aside, { force: true })
}
