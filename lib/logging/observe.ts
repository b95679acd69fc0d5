import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { asRequest, logLine } from './log'
import type { MetricsAccess, metricsOf } from './metrics'
import { routeOf } from './route'

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<unknown>

type Options = {
  metrics: ReturnType<typeof metricsOf>
  access: MetricsAccess
  /** True where a proxy in front gives requests their ids. */
  trustProxy: boolean
}

const ID = /^[\w-]{8,64}$/

function idOf({ headers }: IncomingMessage, trustProxy: boolean): string {
  const given = headers['x-request-id']
  return trustProxy && typeof given === 'string' && ID.test(given) ? given : randomUUID()
}

/**
 * Answers requests with an id, which the answer has as `X-Request-Id` and each line of the log about it as `request`. Logs one line for each: method,
 * kind of address, status and time. Answers `/api/metrics` itself, to those who get it.
 */
export function observed(answer: Answer, { metrics, access, trustProxy }: Options): Answer {
  return async (request, response) => {
    const { method = 'GET', url = '/' } = request
    const id = idOf(request, trustProxy)
    const since = performance.now()
    request.headers['x-request-id'] = id
    response.setHeader('X-Request-Id', id)
    response.once('close', () => {
      const ms = performance.now() - since
      metrics.count(url, response.statusCode, ms / 1000)
      const line = { method, route: routeOf(url), status: response.statusCode, ms: Math.round(ms * 10) / 10 }
      asRequest(id, () =>
        logLine('request', { ...line, ...(!response.writableFinished && { cutOff: true }) }),
      )
    })
    if (/^\/api\/metrics(?:\?|$)/.test(url) && (await metrics.answer(request, response, access))) return
    await asRequest(id, () => answer(request, response))
  }
}
