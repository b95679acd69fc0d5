import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import getPort from 'get-port'
import pg from 'pg'
import { unlimitedWebServer, WHEN_ASKED } from '../../../bin/start/web-server'
import { envSchema } from '../../../lib/env-schema'
import { migrate, urlsOf } from '../../support/app-role'

export const next = path.resolve('node_modules/next/dist/bin/next')

/** Makes an empty archive's database on the server of that address, and returns its address for the owner of its tables. */
export async function makeDatabase(server: string, name: string): Promise<string> {
  const admin = new pg.Client(server)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name}`)
  await admin.end()
  const url = new URL(server)
  url.pathname = name
  await migrate(url.href)
  return url.href
}

/** Copies a database that no one uses, and returns the address of the copy for the owner of its tables. */
export async function copyDatabase(databaseUrl: string, name: string): Promise<string> {
  const url = new URL(databaseUrl)
  const original = url.pathname.slice(1)
  url.pathname = 'postgres'
  const admin = new pg.Client(url.href)
  await admin.connect()
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${original} STRATEGY file_copy`)
  await admin.end()
  url.pathname = name
  return url.href
}

/** All tests come from one address, and only the tests of the limits are about them. */
const withoutLimits = Object.fromEntries(
  Object.keys(envSchema.shape).flatMap((name) => (name.startsWith('STELE_LIMIT_') ? [[name, '0']] : [])),
)

/** Returns the environment of an archive that runs as its own role in this database, at a free port. */
export async function environmentFor(ownerUrl: string, media: string) {
  const port = await getPort({ host: '127.0.0.1' })
  // An empty variable counts as not set, and no .env file of the person who runs the tests fills it.
  const unset = Object.fromEntries(Object.keys(envSchema.shape).map((name) => [name, '']))
  return {
    ...process.env,
    ...unset,
    ...withoutLimits,
    NODE_ENV: 'production' as const,
    DATABASE_URL: urlsOf(ownerUrl).url,
    NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-of',
    NEXTAUTH_URL: `http://localhost:${port}`,
    PORT: String(port),
    MEDIA_DIR: media,
    // Each run has ports of its own, so nothing would be found again.
    STELE_PAGES_ON_DISK: '0',
  }
}

async function whenReady(url: string, server: ChildProcess) {
  for (let attempt = 0; attempt < 450; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    const answer = await fetch(`${url}/sign-in`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('The server did not answer within 90 s.')
}

/** A server of the production build in that environment, once it answers. `failures`: the file that it prints them to. */
export async function serverProcess(
  env: NodeJS.ProcessEnv & { PORT: string },
  failures: 'inherit' | number = 'inherit',
  more: readonly string[] = [],
): Promise<ChildProcess> {
  // Tethered: a server that outlives a killed run would keep its output open, and the reader of that output would wait for ever.
  const tether = pathToFileURL(path.resolve('bin/start/tether.mjs')).href
  const server = spawn(process.execPath, ['--import', tether, ...unlimitedWebServer, ...more], {
    env,
    stdio: ['ignore', 'ignore', failures, 'ipc'],
  })
  await whenReady(`http://127.0.0.1:${env.PORT}`, server).catch((error) => {
    server.kill('SIGTERM')
    throw error
  })
  return server
}

/** The same, without rendering pages again before they are asked for; gives back how to end it. */
export async function startServer(env: NodeJS.ProcessEnv & { PORT: string }) {
  const server = await serverProcess(env, 'inherit', [WHEN_ASKED])
  return () => void server.kill('SIGTERM')
}
