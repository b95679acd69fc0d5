/** What a server answered; null where it could not be reached, or cut its answer off. */
export type Answered = { status: number; text: string } | null

const TIMEOUT_MS = 15_000

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

const send = (server: string, path: string, init: RequestInit) =>
  fetch(server + path, { ...init, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) })

const received = async (answer: Response): Promise<Answered> => ({
  status: answer.status,
  text: await answer.text(),
})

/** Asks one server. */
export const askOne = (server: string, path: string, init: RequestInit = {}): Promise<Answered> =>
  send(server, path, init)
    .then(received)
    .catch(() => null)

/** How long Caddy looks for a server, checks each of them, leaves out one that failed, and waits between two tries. In milliseconds. */
export const CADDY = { trying: 5_000, checking: 5_000, checkPatience: 3_000, leftOut: 5_000, between: 250 }

type Times = typeof CADDY
type Server = { origin: string; isReady: boolean; leftOutUntil: number }

const isRefused = (error: unknown) =>
  error instanceof Error && (error.cause as { code?: string } | undefined)?.code === 'ECONNREFUSED'

/**
 * Asks the servers as Caddy does with the configuration in compose.large.yaml: in turn, without those that aren't ready or failed lately. A request is
 * repeated only where no connection was made, and a GET where the connection broke before the answer. An answer is passed on whatever its status.
 * `stop` ends the checks.
 */
export async function balancedOf(origins: readonly string[], times: Times = CADDY) {
  const servers: Server[] = origins.map((origin) => ({ origin, isReady: true, leftOutUntil: 0 }))
  const check = () =>
    Promise.all(
      servers.map(async (server) => {
        const answer = await fetch(`${server.origin}/api/health/ready`, {
          signal: AbortSignal.timeout(times.checkPatience),
        }).catch(() => null)
        server.isReady = answer?.ok ?? false
        await answer?.body?.cancel()
      }),
    )
  await check()
  const checks = setInterval(check, times.checking)
  let turn = 0
  const next = () => {
    const open = servers.filter((server) => server.isReady && server.leftOutUntil <= Date.now())
    turn += 1
    return open[turn % open.length]
  }
  async function ask(path: string, init: RequestInit = {}): Promise<Answered> {
    const until = Date.now() + times.trying
    for (;;) {
      const server = next()
      try {
        if (server)
          return await send(server.origin, path, init).then((answer) => received(answer).catch(() => null))
      } catch (error) {
        if (error instanceof DOMException && error.name === 'TimeoutError') return null
        if (server) server.leftOutUntil = Date.now() + times.leftOut
        if (!isRefused(error) && (init.method ?? 'GET') !== 'GET') return { status: 502, text: '' }
      }
      if (Date.now() + times.between > until) return { status: server ? 502 : 503, text: '' }
      await pause(times.between)
    }
  }
  return { ask, stop: () => clearInterval(checks) }
}
export type Balanced = Awaited<ReturnType<typeof balancedOf>>['ask']
