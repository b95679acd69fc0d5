import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { freePort } from '../../../bin/free-port'
import { applyMigrations } from '../../../bin/migrations'
import { startThrowawayPostgres } from '../../support/postgres'
import { browserPath } from './browser'

function run(args: string[], env: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stdout}\n${stderr}`)
}

async function whenReady(url: string, server: ChildProcess) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    const answer = await fetch(`${url}/sign-in`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server did not answer within 30 s.')
}

/** A database with the demo archive, a production build and a server on a free port, for one run; gives back how to end them. */
export default async function setup() {
  const next = path.resolve('node_modules/next/dist/bin/next')
  const media = await mkdtemp(path.join(tmpdir(), 'stele-test-media-'))
  const postgres = await startThrowawayPostgres()
  const admin = new pg.Client(postgres.url('postgres'))
  await admin.connect()
  await admin.query('CREATE DATABASE journeys')
  await admin.end()
  const databaseUrl = postgres.url('journeys')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-of',
    NEXTAUTH_URL: url,
    PORT: String(port),
    MEDIA_DIR: media,
  }
  let server: ChildProcess | undefined
  const end = async () => {
    server?.kill('SIGTERM')
    await postgres.stop()
    await rm(media, { recursive: true, force: true })
  }
  try {
    await applyMigrations(databaseUrl)
    run(['--conditions=react-server', '--import', 'tsx', 'bin/demo.ts'], env)
    if (!existsSync('.next/BUILD_ID') || process.env.STELE_BUILD !== 'kept') run([next, 'build'], env)
    server = spawn(process.execPath, [next, 'start', '-p', String(port)], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await whenReady(url, server)
  } catch (error) {
    await end()
    throw error
  }
  process.env.JOURNEYS_URL = url
  process.env.JOURNEYS_DATABASE_URL = databaseUrl
  process.env.JOURNEYS_MEDIA_DIR = media
  process.env.JOURNEYS_BROWSER = await browserPath()
  return end
}
