import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import getPort from 'get-port'
import pg from 'pg'
import { Failure } from '../start/failure'
import { type Account, postgresAccount, postgresProgram } from './postgres-program'
import { endLeftProcesses, runningPostmaster, stopPostmaster } from './postmaster'

export type Cluster = {
  port: number
  /** Returns the address of one of its databases, with the password. */
  url: (database: string) => string
  stop: () => Promise<void>
}

type Options = {
  /** Contains `data`, `log` and, where needed, a copy of the program. The account must be able to reach it. */
  folder: string
  password: string
  settings?: Record<string, string>
  /** Where given, the server is started again when it ends by itself. */
  supervision?: Supervision
}

export type Supervision = {
  /** The server ended by itself and answers again, after so many milliseconds. */
  restarted: (milliseconds: number) => void
  /** It ended by itself and can't be started again. */
  lost: (reason: string) => void
}

type Server = { pid: number | undefined; ended: Promise<void> }

/** For so long a server that ended by itself is started again and again; and the pause between two attempts. */
const [WAIT_MS, PAUSE] = [30_000, 200]

// This collation never changes with a system update. Lists that need the order of a language name an ICU collation.
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']

async function initialise(program: string, account: Account, { folder, password }: Options) {
  const fresh = path.join(folder, 'data.new')
  const passwordFile = path.join(folder, 'password.new')
  await rm(fresh, { recursive: true, force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (account) await chown(passwordFile, account.uid, account.gid)
  const result = spawnSync(
    path.join(program, 'bin', 'initdb'),
    ['-D', fresh, '-U', 'stele', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...LOCALE],
    { ...account, cwd: folder, encoding: 'utf8' },
  )
  await rm(passwordFile, { force: true })
  if (result.status !== 0)
    throw new Failure(`The database could not be created: ${result.stderr || result.error?.message}`)
  await rename(fresh, path.join(folder, 'data'))
}

/**
 * Starts PostgreSQL with the data in this folder, on the loopback address only; creates the data at the first start. First stops a
 * server that a killed start left running on the same folder. The server has its own session, so that Ctrl-C in a terminal does not
 * reach it before the web server that uses it. With `supervision` it is started again, on the same port, when it is killed or crashes:
 * PostgreSQL then repeats from its own log what was committed.
 */
export async function startCluster(options: Options): Promise<Cluster> {
  const { folder, password, settings = {}, supervision } = options
  const account = postgresAccount()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account) await chown(folder, account.uid, account.gid)
  const program = await postgresProgram(account, folder)
  const data = path.join(folder, 'data')
  const left = await runningPostmaster(data)
  if (left) await stopPostmaster(left.pid)
  if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise(program, account, options)

  const port = await getPort({ host: '127.0.0.1' })
  const fixed = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' }
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const logFile = path.join(folder, 'log')
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' }
  const begin = async (logFlags: 'w' | 'a'): Promise<Server> => {
    await endLeftProcesses(data)
    const log = await open(logFile, logFlags, 0o600)
    const child: ChildProcess = spawn(path.join(program, 'bin', 'postgres'), ['-D', data, ...flags], {
      ...account,
      cwd: folder,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      env,
    })
    // Before anything is awaited: a server can end while its log is being closed, and its end is told once.
    const ended = new Promise<void>((resolve) =>
      child.once('exit', () => resolve()).once('error', () => resolve()),
    )
    await log.close()
    return { pid: child.pid, ended }
  }
  const url = (database: string) => `postgresql://stele:${password}@127.0.0.1:${port}/${database}`
  let server = await begin('w')
  let isStopping = false
  const stop = async () => {
    isStopping = true
    if (server.pid !== undefined) await stopPostmaster(server.pid)
  }
  /** False when it can't be started. Processes of a killed server end a moment after it, and no other can start before. */
  const beginAgain = async (): Promise<boolean> => {
    const until = performance.now() + WAIT_MS
    while (!isStopping && performance.now() < until) {
      server = await begin('a')
      if (isStopping) await stop()
      else if (await answers(url('postgres'), server.ended)) return true
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    return false
  }
  const supervise = async ({ restarted, lost }: Supervision) => {
    for (;;) {
      await server.ended
      const since = performance.now()
      const isBack = !isStopping && (await beginAgain())
      if (isStopping) return
      if (!isBack) return lost(reasonIn(await readFile(logFile, 'utf8')))
      restarted(performance.now() - since)
    }
  }
  try {
    if (await answers(url('postgres'), server.ended)) {
      if (supervision) void supervise(supervision)
      return { port, url, stop }
    }
  } catch (error) {
    await stop()
    throw error
  }
  throw new Failure(`PostgreSQL did not start: ${reasonIn(await readFile(logFile, 'utf8'))}`)
}

/** Waits until the server takes a connection; false when it ended instead. */
async function answers(url: string, ended: Promise<void>): Promise<boolean> {
  let over = false
  void ended.then(() => {
    over = true
  })
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    const error = await client.connect().then(
      () => null,
      (problem: { code?: string }) => problem,
    )
    await client.end().catch(() => {})
    if (!error) return true
    if (error.code === '28P01')
      throw new Failure('The password in .stele/secrets.json is not that of the embedded database.')
    if (over) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** Returns the line of the server's log with the reason why it ended. */
function reasonIn(log: string): string {
  const lines = log.trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? 'its log is empty.'
}
