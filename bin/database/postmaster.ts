import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { folderIdentity, haveEnded, identityOf } from '../start/processes.mjs'

type Postmaster = { pid: number; port: number }

/** Returns the process, the port and the data folder of a server from its postmaster.pid, or null. */
export async function readPostmaster(
  dataFolder: string,
): Promise<(Postmaster & { startedIn: string }) | null> {
  const lines = (await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]), startedIn: lines[1] ?? '' } : null
}

/** Returns whether that process is PostgreSQL: the number can belong to another program by now. */
async function isPostgres(pid: number): Promise<boolean> {
  if (identityOf(pid) === null) return false
  if (process.platform === 'win32') return true
  const program =
    process.platform === 'linux'
      ? await readlink(`/proc/${pid}/exe`).catch(() => 'postgres')
      : spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return path.basename(program.replace(' (deleted)', '').trim()) === 'postgres'
}

/** Returns what distinguishes the folder that a process works in. Null when the system doesn't say. */
function workingFolder(pid: number): string | null {
  try {
    return folderIdentity(`/proc/${pid}/cwd`)
  } catch {
    return null // of another user
  }
}

/**
 * Returns whether the server works in exactly this data folder, and not in one that this is a copy of. PostgreSQL works in its data folder,
 * also after the folder was moved. Where the system doesn't say, the path in postmaster.pid decides.
 */
async function worksIn(dataFolder: string, { pid, startedIn }: { pid: number; startedIn: string }) {
  const folder = workingFolder(pid)
  if (folder) return folder === folderIdentity(dataFolder)
  const [there, here] = await Promise.all([startedIn, dataFolder].map((at) => realpath(at).catch(() => '')))
  return there !== '' && there === here
}

/**
 * Returns the running server of this data folder, or null. Removes a pid file whose process is gone, is another program, or is the server
 * of another folder that this one was copied from.
 */
export async function runningPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const found = await readPostmaster(dataFolder)
  if (!found) return null
  if (await isPostgres(found.pid)) {
    if (await worksIn(dataFolder, found)) return found
    console.warn(
      '  Warning: this folder was copied while its archive was running. Run npm run verify, or stop that archive and copy it again.',
    )
  }
  await rm(path.join(dataFolder, 'postmaster.pid'), { force: true })
  return null
}

function send(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended already.
  }
}

/**
 * Ends what a killed server of this data folder left: its processes go on with a long statement, and no other server can start before they end. What was
 * saved is in the log that the next server repeats. Does nothing where the system doesn't say which folder a process works in.
 */
export async function endLeftProcesses(dataFolder: string): Promise<void> {
  const here = folderIdentity(dataFolder)
  if (process.platform !== 'linux' || here === null) return
  // Without the threads of this process, which can be busy.
  const working = readdirSync('/proc')
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && workingFolder(pid) === here)
  if (working.length === 0) return
  const running = await readPostmaster(dataFolder)
  if (running && (await isPostgres(running.pid))) return
  const left: number[] = []
  for (const pid of working) if (await isPostgres(pid)) left.push(pid)
  for (const pid of left) send(pid, 'SIGKILL')
  await haveEnded(left, 1_000)
}

/** Stops a server: rolls back open transactions and writes everything to disk. Stops it by force when that takes over 30 s. */
export async function stopPostmaster(pid: number): Promise<void> {
  send(pid, 'SIGINT')
  if (await haveEnded([pid], 30_000)) return
  send(pid, 'SIGQUIT')
  await haveEnded([pid], 10_000)
}
