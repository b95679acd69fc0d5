import 'server-only'
import { PgBoss } from 'pg-boss'
import { DRAFT_QUEUE, indexDrafts } from '@/lib/editions/indexing/drafts'
import { env } from '@/lib/env'
import { MAIL_QUEUE } from '@/lib/mail/queue'
import { sendMail } from '@/lib/mail/send'
import { mailServer } from '@/lib/mail/transport'
import { resealAll } from '@/lib/members/resealing'
import { SOURCE_LANGUAGE, translatorOf } from '@/lib/messages/catalogue'
import { mailNotifications } from '@/lib/notifications/mail'
import { deliverWebhooks } from '@/lib/webhooks/deliver'
import { WEBHOOK_QUEUE } from '@/lib/webhooks/queue'
import { endInterrupted, MEMBER_QUEUE } from './commands'
import { type DailyJob, dailyJobs } from './daily'
import { noteKeptRuns, tellAdmins } from './failures'
import type { JobKind } from './kinds/kind'
import { jobKinds } from './kinds/list'
import { runJob } from './run'
import { isWithoutJobs } from './without-jobs'

/** The longest that a job runs, and that a stop waits for one, in seconds. */
const LONGEST = 3600
const STOP_SECONDS = 5

/** Jobs of members that run at once in one process, one for each member, and the seconds between two looks for them. */
const AT_ONCE = 2
const LOOK = 2
/** How often interrupted jobs are looked for, in seconds. */
const SUPERVISION = 15
/**
 * How often jobs that the queue gave up are ended, in seconds: until then they are listed as running, and another one like them is refused. Failures
 * that were kept while the database was gone are noted as often.
 */
const ENDING = 60

/** Queues with a schedule of their own, besides the daily jobs. */
const ownSchedules: ReadonlySet<string> = new Set([MAIL_QUEUE, WEBHOOK_QUEUE, DRAFT_QUEUE])

/** How long a server serves before it starts the queue, in milliseconds: jobs are not urgent, and readers are. */
const LATER = 3_000

export type Queue = {
  /** Runs a job now, besides its daily run. */
  runNow: (name: DailyJob['name']) => Promise<void>
  /** Waits for the running job, five seconds at most, and closes the connections. */
  stop: () => Promise<void>
}

type Jobs = {
  daily?: readonly DailyJob[]
  kinds?: readonly JobKind[]
  /** The address of the mail server; undefined for none. */
  mail?: string | undefined
  /** The seconds between two looks at the daily jobs; for tests. */
  checkSeconds?: number
}

/**
 * Starts the queue of jobs in this process, with at most two connections. Of several processes one runs a day's job, and one each job of a
 * member; a job whose process was killed is taken up by another. The migrations made its tables; the role that the archive runs as can't
 * change them.
 */
export async function startQueue({
  daily = dailyJobs,
  kinds = jobKinds,
  mail = env.STELE_SMTP_URL,
  checkSeconds = 45,
}: Jobs = {}): Promise<Queue> {
  const boss = new PgBoss({
    connectionString: env.DATABASE_URL,
    application_name: 'stele jobs',
    max: 2,
    migrate: false,
    createSchema: false,
    reindex: false, // by the owner of the tables only
    monitorVacuum: false,
    cronMonitorIntervalSeconds: checkSeconds,
    cronWorkerIntervalSeconds: checkSeconds,
    superviseIntervalSeconds: Math.min(SUPERVISION, checkSeconds),
    monitorIntervalSeconds: Math.min(SUPERVISION, checkSeconds),
  })
  const t = translatorOf(SOURCE_LANGUAGE)
  const problem = (error: unknown) => console.error(t('verification.jobs.problem'), error)
  boss.on('error', problem)
  await boss.start()
  await unscheduleOthers(boss, daily)
  for (const { name, at, run, longest = LONGEST } of daily) {
    await boss.createQueue(name, {
      policy: 'singleton',
      retryLimit: 2,
      retryDelay: 60,
      expireInSeconds: longest,
    })
    await boss.schedule(name, `${at} * * *`, null, { tz: 'UTC' })
    await boss.work(name, { pollingIntervalSeconds: checkSeconds, batchSize: 1 }, async ([job]) => {
      await run(job?.signal ?? new AbortController().signal).catch(async (error: unknown) => {
        await tellAdmins(name, error)
        throw error
      })
    })
  }
  await deliver(boss, Math.min(LOOK, checkSeconds))
  await indexFrom(boss, checkSeconds)
  await sendFrom(boss, mail, Math.min(mail === undefined ? ENDING : LOOK, checkSeconds))
  await boss.work(
    MEMBER_QUEUE,
    {
      pollingIntervalSeconds: Math.min(LOOK, checkSeconds),
      batchSize: 1,
      // The next one is fetched at once; only an empty queue is looked at less often.
      burstWhenBatchFull: true,
      localConcurrency: AT_ONCE,
      localGroupConcurrency: 1,
    },
    async ([job]) => {
      if (job) await runJob(job.id, job.signal, kinds)
    },
  )
  const look = () => Promise.all([endInterrupted(kinds), noteKeptRuns()])
  const ending = setInterval(() => void look().catch(problem), Math.min(ENDING, checkSeconds) * 1000)
  await noteKeptRuns().catch(problem)
  return {
    runNow: async (name) => {
      await boss.send(name, null)
    },
    stop: () => {
      clearInterval(ending)
      return boss.stop({ graceful: true, close: true, timeout: STOP_SECONDS * 1000 })
    },
  }
}

/**
 * Sends e-mail as soon as there is some. Every five minutes it looks for what has to be tried again. Without a mail server it writes and ends
 * messages all the same, so that the outbox shows what would be sent.
 */
async function sendFrom(boss: PgBoss, address: string | undefined, pollingIntervalSeconds: number) {
  const server = address === undefined ? null : mailServer(address)
  await boss.schedule(MAIL_QUEUE, '*/5 * * * *', null, { tz: 'UTC' })
  const options = { pollingIntervalSeconds, batchSize: 1, burstWhenBatchFull: true }
  await boss.work(MAIL_QUEUE, options, async ([job]) => {
    await mailNotifications('SOON')
    await sendMail(server, job?.signal)
  })
}

/** Delivers to webhooks as soon as something is published or withdrawn. Every minute it looks for what has to be tried again. */
async function deliver(boss: PgBoss, pollingIntervalSeconds: number) {
  await boss.schedule(WEBHOOK_QUEUE, '* * * * *', null, { tz: 'UTC' })
  await boss.work(
    WEBHOOK_QUEUE,
    { pollingIntervalSeconds, batchSize: 1, burstWhenBatchFull: true },
    ([job]) => deliverWebhooks(job?.signal),
  )
}

/** Writes the words of drafts that were saved, every minute. One process at a time does it. */
async function indexFrom(boss: PgBoss, pollingIntervalSeconds: number) {
  await boss.schedule(DRAFT_QUEUE, '* * * * *', null, { tz: 'UTC' })
  await boss.work(
    DRAFT_QUEUE,
    { pollingIntervalSeconds: Math.min(15, pollingIntervalSeconds), batchSize: 1 },
    async ([job]) => {
      await indexDrafts(job?.signal)
    },
  )
}

/** A job that is no longer configured isn't scheduled any more. */
async function unscheduleOthers(boss: PgBoss, daily: readonly DailyJob[]) {
  for (const { name } of await boss.getSchedules())
    if (!ownSchedules.has(name) && !daily.some((job) => job.name === name)) await boss.unschedule(name)
}

/**
 * Starts the queue of this server process once it serves, and stops it when the process is asked to end. Reports a failure on standard
 * error; the archive is served without jobs. Does nothing in a web server that runs none.
 */
export function startJobsLater(): void {
  if (isWithoutJobs()) return
  const t = translatorOf(SOURCE_LANGUAGE)
  const timer = setTimeout(async () => {
    try {
      await resealAll()
      const queue = await startQueue()
      for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void queue.stop())
    } catch (error) {
      console.error(t('verification.jobs.notStarted'), error)
    }
  }, LATER)
  timer.unref()
}
