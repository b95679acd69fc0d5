import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { Failure } from '../start/failure'
import { freePort } from '../start/free-port'
import { type Account, postgresAccount, postgresProgram } from './postgres-program'
import { runningPostmaster, stopPostmaster } from './postmaster'

export type Cluster = {
  port: number
  /** The address of one of its databases, password included. */
  url: (database: string) => string
  stop: () => Promise<void>
}

type Options = {
  /** Holds `data`, `log` and, where needed, a copy of the program. The account must be able to reach it. */
  folder: string
  password: string
  settings?: Record<string, string>
}

// A collation that no update of the system changes; lists that need a language's order name an ICU collation.
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
    throw new Failure(`The database could not be made: ${result.stderr || result.error?.message}`)
  await rename(fresh, path.join(folder, 'data'))
}

/**
 * Starts PostgreSQL on a folder of its own, on the loopback address only, making the database files at the first start. A server
 * that a killed start left behind on the same folder is stopped first. It runs in a session of its own, so that Ctrl-C in a terminal
 * does not reach it before the server that uses it.
 */
export async function startCluster(options: Options): Promise<Cluster> {
  const { folder, password, settings = {} } = options
  const account = postgresAccount()
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if (account) await chown(folder, account.uid, account.gid)
  const program = await postgresProgram(account, folder)
  const data = path.join(folder, 'data')
  const left = await runningPostmaster(data)
  if (left) await stopPostmaster(left.pid)
  if (!existsSync(path.join(data, 'PG_VERSION'))) await initialise(program, account, options)

  const port = await freePort()
  const fixed = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '' }
  const flags = Object.entries({ ...fixed, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const logFile = path.join(folder, 'log')
  const log = await open(logFile, 'w', 0o600)
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' }
  const server: ChildProcess = spawn(path.join(program, 'bin', 'postgres'), ['-D', data, ...flags], {
    ...account,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env,
  })
  await log.close()
  const ended = new Promise<void>((resolve) =>
    server.once('exit', () => resolve()).once('error', () => resolve()),
  )
  const url = (database: string) => `postgresql://stele:${password}@127.0.0.1:${port}/${database}`
  const stop = async () => {
    if (server.pid !== undefined) await stopPostmaster(server.pid)
  }
  try {
    if (await answers(url('postgres'), ended)) return { port, url, stop }
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
      throw new Failure('The password kept in .stele/ is not that of the database kept beside it.')
    if (over) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

/** The line of the server's log that says why it ended. */
function reasonIn(log: string): string {
  const lines = log.trim().split('\n')
  return lines.findLast((line) => /FATAL|PANIC|could not/.test(line)) ?? lines.at(-1) ?? 'it said nothing.'
}
