import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { haveEnded } from './processes.mjs'

const running = new Set<ChildProcess>()
let stopping = false

/** Starts a program in a process group of its own, so that a signal from the terminal reaches it through `stopChildren` only. */
export function startChild(program: string, args: string[], options: SpawnOptions = {}): ChildProcess {
  if (stopping) throw new Error('Stele is stopping.')
  const child = spawn(program, args, { detached: true, ...options })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

/** How a program ended: its code (1 when a signal ended it) and what it printed, where that was piped. */
export function endOf(child: ChildProcess): Promise<{ code: number; output: string }> {
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/** Asks every program started here, with its own children, to end; after the time given it is made to. */
export async function stopChildren(milliseconds = 10_000): Promise<void> {
  stopping = true
  const send = (child: ChildProcess, signal: NodeJS.Signals) => {
    if (child.pid === undefined) return
    try {
      if (process.platform === 'win32') child.kill(signal)
      else process.kill(-child.pid, signal)
    } catch {
      // It has ended already.
    }
  }
  const children = [...running]
  const pids = children.flatMap((child) => child.pid ?? [])
  for (const child of children) send(child, 'SIGTERM')
  if (await haveEnded(pids, milliseconds)) return
  for (const child of children) send(child, 'SIGKILL')
  await haveEnded(pids, 5_000)
}
