import { createServer } from 'node:net'
import type { Env } from '@/lib/env-schema'
import { next } from './build'
import { type Script, startScript } from './children'
import { Failure } from './failure'

/** Returns null when a server can listen there, else the code of the system's error (EADDRINUSE, EACCES …). */
function portProblem(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

/** Throws `Failure` when the archive can't listen on its port. */
export async function demandPort({ PORT, STELE_HOST }: Env): Promise<void> {
  const problem = await portProblem(PORT, STELE_HOST)
  if (problem === 'EADDRINUSE')
    throw new Failure(
      `Port ${PORT} is in use. Stop the program that uses it, or choose another port: PORT=${PORT + 1} npm start`,
    )
  if (problem === 'EACCES') throw new Failure(`Permission denied for port ${PORT}. Choose a port above 1023.`)
  if (problem) throw new Failure(`Can't listen on STELE_HOST ${STELE_HOST}, port ${PORT}: ${problem}.`)
}

/**
 * Returns the host name that Next is started with. Next writes 127.0.0.1 and [::1] as localhost in its URLs. When its own name differs,
 * it fetches a page that proxy.ts rewrites to by HTTP, and the page of a withdrawn record loses its status.
 */
const nameOf = (host: string) => (/^(127\.\d+\.\d+\.\d+|::1)$/.test(host) ? 'localhost' : host)

/** Starts the web server and waits until its health check passes. Throws `Failure` when that takes more than three minutes. */
export async function serve(command: 'start' | 'dev', env: Env, databaseUrl: string): Promise<Script> {
  const tether = new URL('tether.mjs', import.meta.url).href
  const address = ['-p', String(env.PORT), '-H', nameOf(env.STELE_HOST)]
  // Makes "localhost" resolve to the kind of address asked for, whatever the machine's hosts file lists first.
  const order = `--dns-result-order=${env.STELE_HOST.includes(':') ? 'ipv6first' : 'ipv4first'}`
  const server = startScript([order, '--import', tether, next, command, ...address], {
    stdin: 'ignore',
    stdout: command === 'dev' ? 'inherit' : 'ignore',
    stderr: 'inherit',
    ipc: true, // closes in the server when this process is killed: tether.mjs
    env: {
      ...process.env,
      NODE_ENV: command === 'dev' ? 'development' : 'production',
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: '', // the server doesn't migrate
    },
  })
  const host = /^(0\.0\.0\.0|::)$/.test(env.STELE_HOST) ? '127.0.0.1' : nameOf(env.STELE_HOST)
  const health = `http://${host.includes(':') ? `[${host}]` : host}:${env.PORT}/api/health`
  let ended = false
  void server.ended.then(() => {
    ended = true
  })
  const until = Date.now() + 180_000
  while (Date.now() < until) {
    if (ended) {
      await demandPort(env)
      throw new Failure('The web server ended while it started. The reason is above.')
    }
    const answer = await fetch(health, { signal: AbortSignal.timeout(20_000) }).catch(() => null)
    if (answer?.ok) return server
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Failure('The web server did not answer within three minutes.')
}
