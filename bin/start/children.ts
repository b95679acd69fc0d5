import { execa, type Options } from 'execa'

/** A script that was started, and its exit code with what it printed (where its output is piped), once it has ended. */
export type Script = { pid: number | undefined; ended: Promise<{ exitCode: number; output: string }> }

const running = new Set<Script>()
let stopping = false

/**
 * Starts a script on this Node in a process group of its own, so that Ctrl-C in a terminal reaches it through `stopScripts` only. A
 * script that a signal ends has the exit code 1.
 */
export function startScript(args: string[], options: Options): Script {
  if (stopping) throw new Error('Stele is stopping.')
  const child = execa(process.execPath, args, {
    ...options,
    all: true,
    detached: true,
    extendEnv: false,
    reject: false,
  })
  const ended = child.then(({ exitCode = 1, all }) => ({ exitCode, output: String(all ?? '') }))
  const script = { pid: child.pid, ended }
  running.add(script)
  void ended.finally(() => running.delete(script))
  return script
}

/** Runs a script to its end without input. */
export const runScript = (args: string[], env: NodeJS.ProcessEnv) =>
  startScript(args, { stdin: 'ignore', env }).ended

/** Asks every script started here, with its own children, to end; kills those that still run after the time given. */
export async function stopScripts(milliseconds = 10_000): Promise<void> {
  stopping = true
  const scripts = [...running]
  const send = (signal: NodeJS.Signals) => {
    for (const { pid } of scripts) signalGroup(pid, signal)
  }
  send('SIGTERM')
  const force = setTimeout(send, milliseconds, 'SIGKILL')
  await Promise.all(scripts.map(({ ended }) => ended))
  clearTimeout(force)
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals) {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal)
  } catch {
    // It has ended already.
  }
}
