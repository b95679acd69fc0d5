import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { readFile, realpath, rm } from 'node:fs/promises'
import path from 'node:path'
import { Failure } from '../start/failure'
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

/** Returns what `read` says of a process. Null when it has ended, or is another user's. */
function told(read: () => string | null): string | null {
  try {
    return read()
  } catch {
    return null
  }
}

const nameOf = (program: string) => path.basename(program.replace(' (deleted)', '').trim())

/** Returns the name of the program that a process runs on Linux. Asks no file system: one that doesn't answer would stop this process. */
const programOf = (pid: number) => told(() => nameOf(readlinkSync(`/proc/${pid}/exe`)))

/** Returns whether that process is PostgreSQL: the number can belong to another program by now. */
function isPostgres(pid: number): boolean {
  if (identityOf(pid) === null) return false
  if (process.platform === 'win32') return true
  if (process.platform === 'linux') return (programOf(pid) ?? 'postgres') === 'postgres'
  return (
    nameOf(spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout) === 'postgres'
  )
}

/** Returns what distinguishes the folder that a process works in. Null when the system doesn't say. */
const workingFolder = (pid: number) => told(() => folderIdentity(`/proc/${pid}/cwd`))

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
 * Returns whether a process of PostgreSQL has a server that lives, or was left by a server that ended. A server itself and PostgreSQL in
 * single-user mode are neither.
 */
function stateOf(pid: number): 'served' | 'left' | 'neither' {
  const [its, ours] = [pid, process.pid].map((one) => told(() => readlinkSync(`/proc/${one}/ns/pid`)))
  const parent = told(() => /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '')
  if (!its || !ours || !parent) return 'neither'
  // Whether the parent of a process of another container is its server can't be told from here.
  if (its !== ours || programOf(Number(parent)) === 'postgres') return 'served'
  const isChild = told(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.startsWith('postgres: ')
  return isChild ? 'left' : 'neither'
}

/** Returns the processes of PostgreSQL that work in this data folder. None where the system doesn't say. */
function workingIn(dataFolder: string): { pid: number; state: ReturnType<typeof stateOf> }[] {
  const here = folderIdentity(dataFolder)
  if (process.platform !== 'linux' || here === null) return []
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => programOf(pid) === 'postgres' && workingFolder(pid) === here)
    .map((pid) => ({ pid, state: stateOf(pid) }))
}

/**
 * Returns the running server of this data folder, or null. Removes a pid file whose process is gone, is another program, or is the server
 * of another folder that this one was copied from. Throws `Failure` when another server works in the folder: in a container,
 * processes have other numbers.
 */
export async function runningPostmaster(dataFolder: string): Promise<Postmaster | null> {
  const found = await readPostmaster(dataFolder)
  const isRunning = found !== null && isPostgres(found.pid)
  if (isRunning && (await worksIn(dataFolder, found))) return found
  if (workingIn(dataFolder).some(({ state }) => state === 'served'))
    throw new Failure(
      `Another PostgreSQL works in ${dataFolder}, for example in a container. Stop that archive first.`,
    )
  if (isRunning)
    console.warn(
      '  Warning: this folder was copied while its archive was running. Run npm run verify, or stop that archive and copy it again.',
    )
  if (found) await rm(path.join(dataFolder, 'postmaster.pid'), { force: true })
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
 * Ends what a killed server of this data folder left: its processes go on with a long statement, and no other server can start before they
 * end. What was saved is in the log that the next server repeats. Never ends a server, a process of one that lives, or PostgreSQL in
 * single-user mode: they keep another server from starting. Does nothing where the system doesn't say which folder a process works in.
 */
export async function endLeftProcesses(dataFolder: string): Promise<void> {
  const working = workingIn(dataFolder)
  if (working.some(({ state }) => state === 'served')) return
  const left = working.filter(({ state }) => state === 'left').map(({ pid }) => pid)
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
