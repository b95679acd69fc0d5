import { AsyncLocalStorage } from 'node:async_hooks'
import pino from 'pino'
import { env } from '@/lib/env'
import { failureOf, withoutPersonalData } from './redaction'

type Line = Record<string, string | number | boolean | string[] | null | object[]>

// The server bundles pages separately: one logger and one list of running requests for all bundles.
const kept = globalThis as typeof globalThis & {
  steleLog?: pino.Logger
  steleRequests?: AsyncLocalStorage<string>
}
kept.steleRequests ??= new AsyncLocalStorage()
kept.steleLog ??= pino(
  {
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    messageKey: 'what',
    enabled: env.STELE_LOG,
  },
  // Standard output of the server isn't passed on (bin/start/serve.ts). Written at once, so that the last line before an end is there.
  pino.destination({ fd: 2, sync: true }),
)
const requests = kept.steleRequests

/** Runs work as that of the request with this id, which its lines have then. */
export const asRequest = <Result>(id: string, work: () => Result): Result => requests.run(id, work)

const request = () => {
  const id = requests.getStore()
  return id === undefined ? {} : { request: id }
}

/** Writes one line of JSON, if STELE_LOG is set. The caller gives nothing that says who someone is. */
export const logLine = (what: string, line: Line): void =>
  kept.steleLog?.info({ ...request(), ...line }, what)

/** Writes a line about a failure: errors without their messages, and texts without personal data. */
export function logFailure(level: 'warn' | 'error', given: readonly unknown[]): void {
  const texts = given.filter((one) => typeof one === 'string').map(withoutPersonalData)
  const failures = given.filter(isFailure).map(failureOf)
  kept.steleLog?.[level]({ ...request(), texts, failures }, 'failure')
}

/**
 * Makes lines of all that the process prints on errors, if STELE_LOG is set: also what the framework prints of an error in a page. Otherwise errors are
 * printed by their stack alone: the properties of an error can have a whole connection with its keys.
 */
export function logConsole(): void {
  const print = { error: console.error, warn: console.warn }
  for (const level of ['error', 'warn'] as const)
    console[level] = (...given: unknown[]) =>
      env.STELE_LOG
        ? logFailure(level, given)
        : print[level](...given.map((one) => (isFailure(one) ? stackOf(one) : one)))
}

/** An error, or a copy of one: the job queue passes on copies. */
const isFailure = (one: unknown): one is Error =>
  one instanceof Error ||
  (typeof one === 'object' && one !== null && 'stack' in one && typeof one.stack === 'string')

/** The stack of an error and of its causes, the nearest eight. */
function stackOf(error: Error, depth = 0): string {
  const stack = error.stack ?? String(error)
  return error.cause instanceof Error && depth < 8
    ? `${stack}\n[cause] ${stackOf(error.cause, depth + 1)}`
    : stack
}
