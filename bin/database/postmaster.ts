import { spawnSync } from 'node:child_process'
import { readFile, readlink, rm } from 'node:fs/promises'
import path from 'node:path'
import { haveEnded, identityOf } from '../start/processes.mjs'

/** What postmaster.pid says of a server: its process and its port. */
export async function readPostmaster(dataFolder: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) } : null
}

/** Whether that process is a PostgreSQL; a number may have been given to another program since. */
async function isPostgres(pid: number): Promise<boolean> {
  if (identityOf(pid) === null) return false
  if (process.platform === 'win32') return true
  const program =
    process.platform === 'linux'
      ? await readlink(`/proc/${pid}/exe`).catch(() => 'postgres')
      : spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout
  return path.basename(program.replace(' (deleted)', '').trim()) === 'postgres'
}

/** The running server of this data folder, or null; a pid file whose process is gone, or is no PostgreSQL, is removed. */
export async function runningPostmaster(dataFolder: string): Promise<{ pid: number; port: number } | null> {
  const found = await readPostmaster(dataFolder)
  if (!found) return null
  if (await isPostgres(found.pid)) return found
  await rm(path.join(dataFolder, 'postmaster.pid'), { force: true })
  return null
}

/** Stops a server: no new work, open transactions rolled back, everything written; by force when that takes over 30 s. */
export async function stopPostmaster(pid: number): Promise<void> {
  const send = (signal: NodeJS.Signals) => {
    try {
      process.kill(pid, signal)
    } catch {
      // It has ended already.
    }
  }
  send('SIGINT')
  if (await haveEnded([pid], 30_000)) return
  send('SIGQUIT')
  await haveEnded([pid], 10_000)
}
