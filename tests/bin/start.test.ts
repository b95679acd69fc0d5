import { globSync } from 'node:fs'
import { copyFile, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startCluster } from '@/bin/database/cluster'
import { demandReachable } from '@/bin/database/connection'
import { haveEnded, identityOf } from '@/bin/start/processes.mjs'
import { Clone, interrupt, type Run } from '@/tests/support/clone'
import { skippedWhen } from '@/tests/support/skipped'

const READY = 'Press Ctrl-C to stop.'
// The first start of a clone also builds when there is no build to copy.
const BUILDING = 300_000

let clone: Clone
beforeAll(async () => {
  clone = await Clone.make()
})
afterAll(() => clone.remove())

/** Starts the archive of the clone and waits until it is ready. */
async function ready(env?: Record<string, string>): Promise<Run> {
  const run = clone.start(env)
  await run.until(READY)
  return run
}

let running: Run | undefined
/** The archive that the test before left running, else a new start. */
async function takeRunning(): Promise<Run> {
  const run = running ?? (await ready())
  running = undefined
  return run
}

async function stop(run: Run) {
  run.process.kill('SIGTERM')
  expect(await run.ended).toBe(0)
}

const health = () => fetch(`${clone.url}/api/health`).then((answer) => answer.json())

async function inDatabase<Row extends pg.QueryResultRow>(
  port: number,
  sql: string,
  of = clone,
): Promise<Row[]> {
  const { databasePassword } = await of.secrets()
  const client = new pg.Client(`postgresql://stele:${databasePassword}@127.0.0.1:${port}/stele`)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

async function databasePort(of = clone): Promise<number> {
  const { readPostmaster } = await import('@/bin/database/postmaster')
  const { databaseFolder } = await of.secrets()
  return (await readPostmaster(path.join(databaseFolder, 'data')))?.port ?? 0
}

describe('A start', () => {
  it(
    'serves an archive, prints each step, and refuses a second start',
    async () => {
      const run = await ready()
      expect(await health()).toEqual({ status: 'ok' })
      for (const step of ['Packages', 'Client', 'Database', 'Migrations', 'Build', 'Server'])
        expect(run.printed()).toMatch(new RegExp(`^  ${step} .* \\d+\\.\\d s$`, 'm'))
      expect(run.printed()).toContain(`http://localhost:${clone.port}`)
      expect(run.printed()).toMatch(/http:\/\/localhost:\d+\/setup\?token=\S{20,}/)

      const roles = `SELECT DISTINCT usename AS role FROM pg_stat_activity WHERE usename LIKE 'stele_%'`
      expect(await inDatabase(await databasePort(), roles)).toEqual([{ role: 'stele_app' }])

      const second = clone.start()
      expect(await second.ended).toBe(1)
      expect(second.printed().trim()).toBe(
        `Stele is already running from this folder (process ${run.process.pid}). Stop that process first.`,
      )
      expect(await health()).toEqual({ status: 'ok' })

      const link = clone.line('members', 'add', '--email', 'a@archive.example', '--role', 'admin', '--link')
      expect(link).toMatch(new RegExp(`^http://localhost:${clone.port}/invitation/`))

      const { databasePassword, sessionSecret } = await clone.secrets()
      expect((await stat(path.join(clone.folder, '.stele/secrets.json'))).mode & 0o777).toBe(0o600)
      expect(run.printed()).not.toContain(databasePassword)
      expect(run.printed()).not.toContain(sessionSecret)
      interrupt(run)
      expect(await run.ended).toBe(0)
      expect(run.printed()).toMatch(/Stopped +server, then database/)
      expect(await databasePort()).toBe(0)
    },
    BUILDING,
  )

  it('is built from its sources, not from what the archive keeps', async () => {
    const server = path.join(clone.folder, '.next/server')
    const traces = globSync('**/*.nft.json', { cwd: server })
    const listed = await Promise.all(traces.map((file) => readFile(path.join(server, file), 'utf8')))
    expect(listed.length).toBeGreaterThan(20)
    // The tracing of a folder that the bundler can't tell takes the whole project, which has these tests.
    expect(listed.filter((files) => /\.stele\/|tests\/bin\//.test(files))).toEqual([])
  })

  it('restarts a killed database, and loses nothing when all processes are killed', async () => {
    const run = await takeRunning()
    await inDatabase(await databasePort(), 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS row')
    const { database } = await clone.family(run)
    process.kill(database, 'SIGKILL')
    await run.until('PostgreSQL ended unexpectedly and was started again')
    expect(await health()).toEqual({ status: 'ok' })
    expect(await inDatabase(await databasePort(), 'SELECT count(*)::int AS rows FROM kept')).toEqual([
      { rows: 1000 },
    ])
    const family = Object.values(await clone.family(run))
    for (const pid of family) process.kill(pid, 'SIGKILL')
    await run.ended
    const again = await ready()
    const rows = await inDatabase(await databasePort(), 'SELECT count(*)::int AS rows FROM kept')
    expect(rows).toEqual([{ rows: 1000 }])
    running = again
  })

  it('stops what a killed start left running', async () => {
    const run = await takeRunning()
    const { start, serve, server, database } = await clone.family(run)
    await inDatabase(await databasePort(), 'CREATE TABLE left_running AS SELECT 1 AS row')
    for (const pid of [start, serve]) process.kill(pid, 'SIGKILL')
    expect(await haveEnded([start, serve, server], 15_000)).toBe(true)
    expect(identityOf(database)).not.toBeNull()
    const again = await ready()
    expect(identityOf(database)).toBeNull()
    expect(await inDatabase(await databasePort(), 'SELECT row FROM left_running')).toEqual([{ row: 1 }])
    running = again
  })

  it('stops the server, then the database, and leaves no process', async () => {
    const run = await takeRunning()
    const { start, serve, server, database } = await clone.family(run)
    expect([serve, server, database].map((pid) => identityOf(pid))).not.toContain(null)
    await stop(run)
    expect(await haveEnded([start, serve, server, database], 10_000)).toBe(true)
    expect(run.printed()).toMatch(/Stopped +server, then database/)
    await expect(stat(path.join(clone.folder, '.stele/start.lock'))).rejects.toThrow('ENOENT')
  })

  it('serves a copied and moved folder beside the running original', async () => {
    if (running) await stop(await takeRunning())
    const copy = await Clone.make({ hasLinks: true })
    try {
      await copy.copyState(clone)
      const original = await ready()
      const { database } = await clone.family(original)
      const [own, copied] = [await clone.secrets(), await copy.secrets()]
      // As earlier versions wrote it, and as a folder looks that was copied while its archive was running.
      const databaseFolder = path.join(clone.folder, '.stele/postgres')
      const former = { ...own, appPassword: undefined, databaseFolder }
      await writeFile(path.join(copy.folder, '.stele/secrets.json'), JSON.stringify(former))
      await copyFile(
        path.join(clone.folder, '.stele/start.lock'),
        path.join(copy.folder, '.stele/start.lock'),
      )
      const pidFile = 'data/postmaster.pid'
      await copyFile(path.join(own.databaseFolder, pidFile), path.join(copied.databaseFolder, pidFile))

      const run = copy.start()
      await run.until(READY)
      expect(run.printed()).toContain('this folder was copied while its archive was running')
      await inDatabase(await databasePort(copy), 'CREATE TABLE of_copy AS SELECT 1 AS row', copy)
      const ofOriginal = await inDatabase(await databasePort(), `SELECT to_regclass('of_copy') AS found`)
      expect(ofOriginal).toEqual([{ found: null }])
      await stop(run)
      expect(identityOf(database)).not.toBeNull()
      expect(await health()).toEqual({ status: 'ok' })

      await copy.move()
      const again = copy.start()
      await again.until(READY)
      const kept = await inDatabase(await databasePort(copy), 'SELECT row FROM of_copy', copy)
      expect(kept).toEqual([{ row: 1 }])
      await stop(again)
      await stop(original)
    } finally {
      await copy.remove()
    }
  })

  it('reports in one line that its port is in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(clone.port, '127.0.0.1', resolve))
    const run = clone.start()
    expect(await run.ended).toBe(1)
    expect(run.printed().trim().split('\n').at(-1)).toBe(
      `Port ${clone.port} is in use. Stop the program that uses it, or choose another port: PORT=${clone.port + 1} npm start`,
    )
    await new Promise((resolve) => other.close(resolve))
  })
})

describe('A start with DATABASE_URL', () => {
  const own = { NEXTAUTH_SECRET: 'x'.repeat(32) }
  const lastLine = async (env: Record<string, string>) => {
    const run = clone.start(env)
    expect(await run.ended).toBe(1)
    expect(run.printed()).not.toContain('hunter2')
    return run.printed().trim().split('\n').at(-1)
  }

  it('reports an unreachable database without printing the password', async () => {
    expect(await lastLine({ ...own, DATABASE_URL: 'postgresql://stele:hunter2@127.0.0.1:1/archive' })).toBe(
      "DATABASE_URL: can't use the database archive at 127.0.0.1:1: no server is listening.",
    )
    await expect(demandReachable('postgresql://stele:hunter2@no-such-host.invalid/archive')).rejects.toThrow(
      /^DATABASE_URL: can't use the database archive at no-such-host\.invalid:5432: (the host does not exist|the host name can't be resolved now)\.$/,
    )
  })

  it('requires a secret', async () => {
    expect(await lastLine({ DATABASE_URL: 'postgresql://stele:hunter2@127.0.0.1:1/archive' })).toBe(
      'NEXTAUTH_SECRET must be a random text of 32 characters or more.',
    )
  })

  it('serves with hot reload and leaves the database running', async () => {
    const { databaseFolder, databasePassword } = await clone.secrets()
    const database = await startCluster({ folder: databaseFolder, password: databasePassword })
    try {
      const run = clone.start({ ...own, DATABASE_URL: database.url('stele') }, ['dev'])
      await run.until(READY)
      expect(run.printed()).toMatch(/^ {2}Database +from DATABASE_URL /m)
      expect(run.printed()).not.toMatch(/^ {2}Build /m)
      expect(run.printed()).not.toContain(databasePassword)
      expect(await health()).toEqual({ status: 'ok' })
      const route = path.join(clone.folder, 'app/api/health/route.ts')
      const text = await readFile(route, 'utf8')
      await writeFile(route, text.replace("'ok'", "'changed'"))
      await expect.poll(health).toEqual({ status: 'changed' })
      await stop(run)
      expect(await inDatabase(database.port, 'SELECT 1 AS here')).toEqual([{ here: 1 }])
    } finally {
      await database.stop()
    }
  })
})

const isRoot = process.getuid?.() === 0
describe('A start as root', skippedWhen(!isRoot, 'the tests do not run as root'), () => {
  it(
    'keeps the database where the account postgres can reach it',
    async () => {
      const hidden = await Clone.make({ reachable: false })
      const copy = await Clone.make({ reachable: false, hasLinks: true })
      try {
        const run = hidden.start()
        await run.until(READY)
        const { databaseFolder } = await hidden.secrets()
        expect(databaseFolder).toMatch(/^\/var\/lib\/stele\//)
        await copy.copyState(hidden)
        const tooEarly = copy.start()
        expect(await tooEarly.ended).toBe(1)
        expect(tooEarly.printed()).toContain(`This folder is a copy of the archive in ${hidden.folder}`)
        await stop(run)

        const later = copy.start()
        await later.until(READY)
        expect((await copy.secrets()).databaseFolder).not.toBe(databaseFolder)
        await stop(later)
      } finally {
        await copy.remove()
        await hidden.remove()
      }
    },
    2 * BUILDING,
  )
})
