import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Make } from '../e2e/support/making'
import { askOne, type Balanced, pause } from './servers'
import type { Figures } from './table'

// The work of an archive, each kind in a loop of its own until the trial is over.

export type Trial = {
  ask: Balanced
  servers: readonly string[]
  make: Make
  figures: Figures
  isOver: () => boolean
  /** Runs a query on the primary, again and again while it is away. */
  query: <Row>(text: string, values: unknown[]) => Promise<Row[]>
}
type Headers = Record<string, string>

const some = <One>(list: readonly One[]): One | undefined => list[Math.floor(Math.random() * list.length)]

const others = ['/', '/records', '/records?q=bridge', '/records?q=newspaper', '/new/atom', '/timeline']

/** Reads pages that were kept before the trial, and now and then others. */
export async function read({ ask, figures, isOver }: Trial, kept: readonly string[]) {
  while (!isOver()) {
    const path = some(kept) ?? '/'
    const page = await ask(path)
    figures.kept.read += 1
    if (page?.status !== 200) {
      figures.kept.errors += 1
      console.log(`  ${path}: ${page?.status ?? 'no answer'}`)
    }
    if (Math.random() < 0.3) {
      const other = await ask(some(others) ?? '/')
      if (other?.status === 200) figures.other.read += 1
      else figures.other.refused += 1
    }
    await pause(20)
  }
}

const savedSchema = z.object({ version: z.int() })
const newerSchema = z.object({
  newer: z.object({ version: z.int(), content: z.looseObject({ summary: z.string() }) }),
})

const summaryOf = (turn: number) => `Saved ${turn} times.`

type Draft = { memberId: string; headers: Headers; recordId: string; version: number; content: object }
type Save = Draft & { turn: number }

/** Saves a draft once, until the archive says that it is done. Returns the new version; null when the trial ended first. */
async function saveOnce({ ask, figures, isOver }: Trial, save: Save): Promise<number | null> {
  const { memberId, headers, recordId, content, turn } = save
  const path = `/api/drafts/${recordId}`
  let baseVersion = save.version
  while (!isOver()) {
    const changed = { ...content, summary: summaryOf(turn) }
    const body = JSON.stringify({ memberId, baseVersion, content: changed, keepTheirs: false })
    const answer = await ask(path, { method: 'PUT', headers, body })
    if (answer?.status === 200) return savedSchema.parse(JSON.parse(answer.text)).version
    const current = answer?.status === 409 ? await ask(`${path}?known=0`, { headers }) : null
    if (current?.status === 200) {
      // It was saved before, and the answer was lost.
      const { newer } = newerSchema.parse(JSON.parse(current.text))
      if (newer.content.summary === summaryOf(turn)) return newer.version
      baseVersion = newer.version
    } else {
      if (answer && answer.status < 500 && answer.status !== 409)
        throw new Error(`A save: ${answer.status} ${answer.text}`)
      figures.writes.saves.refused += 1
      await pause(200)
    }
  }
  return null
}

/** Saves a draft again and again, each time with the next number in its summary. Returns how many are missing at the end. */
export async function save(trial: Trial, draft: Draft): Promise<() => Promise<number>> {
  let [version, done] = [draft.version, 0]
  while (!trial.isOver()) {
    const saved = await saveOnce(trial, { ...draft, version, turn: done + 1 })
    if (saved === null) break
    version = saved
    done += 1
    trial.figures.writes.saves.acknowledged += 1
    await pause(80)
  }
  return async () => {
    const [found] = await trial.query<{ summary: string }>(
      `SELECT content ->> 'summary' AS summary FROM "Draft" WHERE "recordId" = $1`,
      [draft.recordId],
    )
    const [, kept = '0'] = /^Saved (\d+) times/.exec(found?.summary ?? '') ?? []
    return Math.max(0, done - Number(kept))
  }
}

/** Adds copies to a source. Returns how many are missing at the end: their rows, or their bytes in the store. */
export async function upload(
  { ask, figures, isOver, query }: Trial,
  sourceId: string,
  headers: Headers,
  bytesOf: (sha256: string) => Promise<Buffer | null>,
): Promise<() => Promise<number>> {
  const uploads = figures.writes.uploads
  const added: string[] = []
  for (let turn = 1; !isOver(); turn += 1) {
    const body = `The text of copy ${turn} of the trial. `.repeat(200)
    const about = { sourceId, kind: 'TRANSCRIPT', origin: 'HUMAN', language: 'en' }
    for (let isDone = false; !isDone && !isOver(); ) {
      const answer = await ask(
        `/api/holdings?${new URLSearchParams({ ...about, filename: `copy-${turn}.txt` })}`,
        {
          ...{ method: 'POST', body, headers: { ...headers, 'content-type': 'text/plain' } },
        },
      )
      // 409: it was added before, and the answer was lost.
      isDone = answer?.status === 201 || answer?.status === 409
      if (!isDone && answer && answer.status < 500)
        throw new Error(`An upload: ${answer.status} ${answer.text}`)
      if (!isDone) {
        uploads.refused += 1
        await pause(300)
      } else {
        uploads.acknowledged += 1
        added.push(createHash('sha256').update(body).digest('hex'))
      }
    }
    await pause(400)
  }
  return async () => {
    const rows = await query<{ sha256: string }>(
      'SELECT h.sha256 FROM "Holding" h JOIN "MediaFile" f USING (sha256) WHERE h."sourceId" = $1',
      [sourceId],
    )
    const known = new Set(rows.map(({ sha256 }) => sha256))
    let lost = 0
    for (const sha256 of added) {
      const bytes = known.has(sha256) ? await bytesOf(sha256) : null
      if (!bytes || createHash('sha256').update(bytes).digest('hex') !== sha256) lost += 1
    }
    return lost
  }
}

type Withdrawn = { id: string; slug: string; title: string; doors: string[] }

/** Looks at everything public that had a withdrawn record, on each server by itself. */
async function look({ servers, figures }: Trial, { title, doors }: Withdrawn) {
  for (const server of servers)
    for (const door of doors) {
      const answer = await askOne(server, door)
      if (!answer) continue
      figures.withdrawn.looks += 1
      if (answer.text.includes(title)) {
        figures.withdrawn.shown += 1
        console.log(`  ${door} still has “${title}” (${answer.status})`)
      }
    }
}

/** Runs a step until it is done; false when the trial ended first. `isDone` says whether it was done though its answer was lost. */
async function untilDone(
  { isOver, figures }: Trial,
  of: 'publications' | 'withdrawals',
  step: () => Promise<unknown>,
  isDone: () => Promise<boolean>,
): Promise<boolean> {
  while (!isOver()) {
    try {
      await step()
    } catch {
      if (!(await isDone())) {
        figures.writes[of].refused += 1
        await pause(300)
        continue
      }
    }
    figures.writes[of].acknowledged += 1
    return true
  }
  return false
}

const COMPLETING = 90_000

/** Waits until no server can answer a page from before this event: each that still lives has read it (lib/editions/spread.ts). */
async function untilComplete({ query }: Trial, recordId: string): Promise<boolean> {
  // Also when the trial is over meanwhile: a killed server is waited for until it can answer no kept page.
  for (const until = Date.now() + COMPLETING; Date.now() < until; ) {
    const [found] = await query<{ waiting: number }>(
      `SELECT count(*)::int AS waiting FROM "WebProcess" p
       WHERE p."seenAt" + make_interval(secs => p."offlineSeconds" + 5) > now() AND p."lastEvent" <
         (SELECT max(id) FROM "Event" WHERE action = 'record.withdraw' AND "subjectId" = $1)`,
      [recordId],
    )
    if (found?.waiting === 0) return true
    await pause(50)
  }
  return false
}

/**
 * Publishes records and withdraws each again, by the archive's commands in a process of its own. Once a withdrawal is complete, and at the end, looks
 * whether anything still has the record. Returns how many publications and withdrawals are missing at the end.
 */
export async function publish(trial: Trial): Promise<() => Promise<[number, number]>> {
  const { make, isOver, query, ask } = trial
  const [published, withdrawn]: [string[], Withdrawn[]] = [[], []]
  const has = async (table: 'Edition' | 'Withdrawal', id: string) =>
    (await query(`SELECT FROM "${table}" WHERE "recordId" = $1`, [id])).length > 0
  for (let turn = 1; !isOver(); turn += 1) {
    const word = `trialword${turn}x`
    const title = `A record to be withdrawn, ${word}`
    const record = await make('approved', { title, kind: 'resolution' }).catch(() => null)
    if (!record) {
      await pause(500)
      continue
    }
    const { id, slug, revisionId, evidence } = record
    const isPublished = () =>
      untilDone(
        ...[trial, 'publications' as const],
        () => make('publication', { id, revisionId }),
        () => has('Edition', id),
      )
    if (!(await isPublished())) break
    published.push(id)
    const doors = [
      ...[`/records/${slug}`, `/records/${slug}/editions/1`, `/api/public/records/${slug}`],
      ...[`/records?q=${word}`, '/records', '/', '/new/atom', `/sources/${evidence.source.id}`],
    ]
    // Readers see it, so that pages with it are kept.
    for (const door of doors) await ask(door)
    const isWithdrawn = () =>
      untilDone(
        ...[trial, 'withdrawals' as const],
        () => make('withdrawal', { id, reason: 'The trial withdraws it.' }),
        () => has('Withdrawal', id),
      )
    if (!(await isWithdrawn())) break
    const one = { id, slug, title, doors }
    withdrawn.push(one)
    if (!(await untilComplete(trial, id))) {
      trial.figures.failures.push(`“${title}” was not withdrawn everywhere after ${COMPLETING / 1000} s`)
      break
    }
    trial.figures.withdrawn.complete += 1
    await look(trial, one)
  }
  return async () => {
    for (const one of withdrawn) await look(trial, one)
    const missing = async (table: 'Edition' | 'Withdrawal', ids: string[]) =>
      (await Promise.all(ids.map((id) => has(table, id)))).filter((isThere) => !isThere).length
    const ids = withdrawn.map(({ id }) => id)
    return [await missing('Edition', published), await missing('Withdrawal', ids)]
  }
}
