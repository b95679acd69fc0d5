import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import type { Messages } from '@/lib/messages/keys'
import { type Background, maintenance } from './background'
import { areaOf } from './route'
import { queries, replicaReads } from './slow-queries'

/** Who gets metrics: no one, programs on this machine, or those with the token. */
export type MetricsAccess = { loopback: boolean; token: string | null }

/** What the server knows about itself. */
type Sources = {
  pages: () => { count: number; bytes: number }
  /** False while it isn't known what changed last. */
  isCurrent: () => boolean
  /** How the work in the background is doing. Fails while the database can't be reached. */
  background: () => Promise<Background>
  /** The free space of the disks, by what they are used for, in bytes. */
  disks: () => Promise<{ of: string; free: number }[]>
}

type Help = keyof Messages['commands']['metrics']
const help = (key: Help) => translatorOf(SOURCE_LANGUAGE)(`commands.metrics.${key}`)

const hashOf = (text: string) => createHash('sha256').update(text).digest()

/** True for a program on this machine: a proxy on it, which asks for others, says for whom. */
const isLocal = ({ socket, headers }: IncomingMessage) =>
  /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '') &&
  headers['x-forwarded-for'] === undefined &&
  headers.forwarded === undefined

function isAllowed(request: IncomingMessage, { loopback, token }: MetricsAccess): boolean {
  if (loopback && isLocal(request)) return true
  const [, given] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? []
  return token !== null && given !== undefined && timingSafeEqual(hashOf(given), hashOf(token))
}

/** Measures requests, statements, kept pages and the process. No label says who asked or for which record. */
export function metricsOf({ pages, isCurrent, background, disks }: Sources) {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  const requests = new Histogram({
    name: 'stele_request_seconds',
    help: help('requests'),
    labelNames: ['area', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const gauge = (name: string, key: Help, read: () => number) =>
    new Gauge({
      ...{ name, help: help(key), registers },
      collect() {
        this.set(read())
      },
    })
  gauge('stele_kept_pages', 'keptPages', () => pages().count)
  gauge('stele_kept_bytes', 'keptBytes', () => pages().bytes)
  gauge('stele_log_current', 'logCurrent', () => Number(isCurrent()))
  const counter = (name: string, key: Help, read: () => number) =>
    new Counter({
      ...{ name, help: help(key), registers },
      collect() {
        this.reset()
        this.inc(read())
      },
    })
  counter('stele_queries_total', 'queries', () => queries.count)
  counter('stele_query_seconds_total', 'querySeconds', () => queries.seconds)
  counter('stele_slow_queries_total', 'slowQueries', () => queries.slow)
  counter('stele_replica_reads_total', 'replicaReads', () => replicaReads.read)
  counter('stele_replica_passed_over_total', 'replicaPassedOver', () => replicaReads.passedOver)
  const labelled = <Label extends string>(name: string, key: Help, label: Label) =>
    new Gauge({ name, help: help(key), labelNames: [label], registers })
  const jobs = labelled('stele_jobs', 'jobs', 'state')
  const mail = labelled('stele_mail', 'mail', 'state')
  const oldest = labelled('stele_oldest_waiting_seconds', 'oldestWaiting', 'of')
  const sinceSuccess = labelled('stele_since_success_seconds', 'sinceSuccess', 'of')
  const diskFree = labelled('stele_disk_free_bytes', 'diskFree', 'of')

  /** Reads what the database and the disks know. What can't be read has no value, so that an old one isn't taken for a current one. */
  async function lookAround(): Promise<void> {
    const [found, free] = await Promise.all([background().catch(() => null), disks().catch(() => [])])
    for (const gauge of [jobs, mail, oldest, sinceSuccess, diskFree]) gauge.reset()
    for (const disk of free) diskFree.set({ of: disk.of }, disk.free)
    if (!found) return
    for (const state of ['waiting', 'running', 'failed'] as const) jobs.set({ state }, found.jobs[state])
    for (const state of ['waiting', 'failed'] as const) mail.set({ state }, found.mail[state])
    for (const of of ['jobs', 'mail'] as const) oldest.set({ of }, found[of].oldest)
    for (const kind of maintenance) {
      const seconds = found.sinceSuccess[kind]
      if (seconds !== undefined) sinceSuccess.set({ of: kind.toLowerCase() }, seconds)
    }
  }
  return {
    /** Counts an answered request. */
    count: (address: string, status: number, seconds: number) =>
      requests.observe({ area: areaOf(address), status: `${Math.floor(status / 100)}xx` }, seconds),
    /** Answers a request for the metrics; returns false, and answers nothing, to those who don't get them. */
    answer: async (
      request: IncomingMessage,
      response: ServerResponse,
      access: MetricsAccess,
    ): Promise<boolean> => {
      if (!isAllowed(request, access)) return false
      await lookAround()
      const text = await register.metrics()
      response.writeHead(200, { 'Content-Type': register.contentType, 'Cache-Control': 'no-store' })
      response.end(request.method === 'HEAD' ? undefined : text)
      return true
    },
  }
}
