import type { ChildProcess } from 'node:child_process'
import type { Env } from '@/lib/env-schema'
import { next } from './build'
import { startChild } from './children'
import { Failure } from './failure'
import { portProblem } from './free-port'

/** Throws Failure when the archive could not listen on its port. */
export async function demandPort({ PORT, STELE_HOST }: Env): Promise<void> {
  const problem = await portProblem(PORT, STELE_HOST)
  if (problem === 'EADDRINUSE')
    throw new Failure(
      `Port ${PORT} is in use: stop what uses it, or choose another, as in PORT=${PORT + 1} npm start.`,
    )
  if (problem === 'EACCES')
    throw new Failure(`Port ${PORT} may not be used by this user: choose one above 1023.`)
  if (problem)
    throw new Failure(`The archive cannot listen on STELE_HOST ${STELE_HOST}, port ${PORT}: ${problem}.`)
}

/**
 * Next takes a page that a proxy leads to as its own only where its name for this machine agrees with that of its URLs, and those write
 * 127.0.0.1 and [::1] as localhost; else it fetches the page from itself, and a tombstone loses its status.
 */
const nameOf = (host: string) => (/^(127\.\d+\.\d+\.\d+|::1)$/.test(host) ? 'localhost' : host)

/** Starts the web server and waits until it answers with the database behind it. Throws Failure when it does not within three minutes. */
export async function serve(command: 'start' | 'dev', env: Env, databaseUrl: string): Promise<ChildProcess> {
  const tether = new URL('tether.mjs', import.meta.url).href
  const address = ['-p', String(env.PORT), '-H', nameOf(env.STELE_HOST)]
  // "localhost" is to be the address that was asked for, whatever this machine's list of names says first.
  const order = `--dns-result-order=${env.STELE_HOST.includes(':') ? 'ipv6first' : 'ipv4first'}`
  const server = startChild(process.execPath, [order, '--import', tether, next, command, ...address], {
    stdio: ['ignore', command === 'dev' ? 'inherit' : 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      NODE_ENV: command === 'dev' ? 'development' : 'production',
      DATABASE_URL: databaseUrl,
    },
  })
  const host = /^(0\.0\.0\.0|::)$/.test(env.STELE_HOST) ? '127.0.0.1' : nameOf(env.STELE_HOST)
  const health = `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}/api/health`
  const until = Date.now() + 180_000
  while (Date.now() < until) {
    if (server.exitCode !== null || server.signalCode !== null) {
      await demandPort(env)
      throw new Failure('The web server ended while it started; it says why above.')
    }
    const answer = await fetch(health, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
    if (answer?.ok) return server
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Failure('The web server did not answer within three minutes.')
}
