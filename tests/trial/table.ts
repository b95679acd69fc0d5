type Writes = { acknowledged: number; refused: number; lost: number }

/** What was asked of the archive, and what came of it. */
export type Figures = {
  /** For each part, how many milliseconds after each kill it answered again. */
  kills: Record<string, number[]>
  /** How many milliseconds after each end the embedded PostgreSQL, primary or replica, was started again. */
  restarts: number[]
  /** Pages that were kept before the trial. */
  kept: { read: number; errors: number }
  /** Searches, lists, feeds and data. */
  other: { read: number; refused: number }
  /** What changes: how often the archive said that it is done, how often it refused, and how many that were done are missing at the end. */
  writes: Record<'saves' | 'uploads' | 'publications' | 'withdrawals', Writes>
  /** Withdrawals that were complete, looks at their pages and lists after that, and those that still had the record. */
  withdrawn: { complete: number; looks: number; shown: number }
  /** Reads of readers that the replica answered. */
  replicaReads: number
  /** Files in the store that neither the archive nor its list of loose files has. */
  strayFiles: number
  /** What ended the trial early, and what `npm run verify` found. */
  failures: string[]
}

const none = { acknowledged: 0, refused: 0, lost: 0 }

/** Figures of which nothing has happened yet, for these parts. */
export const noFigures = (parts: readonly string[]): Figures => ({
  kills: Object.fromEntries(parts.map((part) => [part, []])),
  restarts: [],
  kept: { read: 0, errors: 0 },
  other: { read: 0, refused: 0 },
  writes: { saves: { ...none }, uploads: { ...none }, publications: { ...none }, withdrawals: { ...none } },
  withdrawn: { complete: 0, looks: 0, shown: 0 },
  replicaReads: 0,
  strayFiles: 0,
  failures: [],
})

/** The embedded PostgreSQL is started again within so many milliseconds. */
const RESTARTING = 5_000

/** What must not be: a promise that was broken, and work that was not done, as a trial that could not run proves nothing. */
export function faultsOf({
  kills,
  restarts,
  kept,
  other,
  writes,
  withdrawn,
  replicaReads,
  strayFiles,
  failures,
}: Figures): string[] {
  const broken: [string, number][] = [
    ...Object.entries(writes).map(([name, { lost }]): [string, number] => [`lost: ${name}`, lost]),
    ['errors of readers from kept pages', kept.errors],
    ['pages of withdrawn records', withdrawn.shown],
    ['stray files', strayFiles],
    ['restarts of PostgreSQL over 5 s', restarts.filter((milliseconds) => milliseconds > RESTARTING).length],
  ]
  const undone: [string, number][] = [
    ...Object.entries(kills).map(([part, times]): [string, number] => [`killed: ${part}`, times.length]),
    ...Object.entries(writes).map(([name, { acknowledged }]): [string, number] => [name, acknowledged]),
    ['restarts of PostgreSQL', restarts.length],
    ['kept pages read', kept.read],
    ['other pages read', other.read],
    ['complete withdrawals', withdrawn.complete],
    ['looks after withdrawals', withdrawn.looks],
    ['reads from the replica', replicaReads],
  ]
  return [
    ...broken.filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${count}, must be 0`),
    ...undone.filter(([, count]) => count === 0).map(([what]) => `${what}: 0, so the trial proves nothing`),
    ...failures,
  ]
}

const row = (...cells: (string | number)[]) =>
  cells.map((cell, index) => (index === 0 ? String(cell).padEnd(34) : String(cell).padStart(14))).join('')

const seconds = (times: readonly number[]) =>
  times.length === 0 ? '–' : `${(Math.max(...times) / 1000).toFixed(1)} s`

/** The figures as a table in plain text. */
export function tableOf({
  kills,
  restarts,
  kept,
  other,
  writes,
  withdrawn,
  replicaReads,
  strayFiles,
}: Figures): string {
  return [
    row('part', 'killed', 'back within'),
    ...Object.entries(kills).map(([part, times]) => row(part, times.length, seconds(times))),
    row('PostgreSQL alone, started again', restarts.length, seconds(restarts)),
    '',
    row('readers', 'read', 'errors'),
    row('kept pages', kept.read, kept.errors),
    row('other pages (errors: refused)', other.read, other.refused),
    row('reads from the replica', replicaReads),
    '',
    row('writes', 'acknowledged', 'refused', 'lost'),
    ...Object.entries(writes).map(([name, { acknowledged, refused, lost }]) =>
      row(name, acknowledged, refused, lost),
    ),
    row('stray files in the store', '', '', strayFiles),
    '',
    row('withdrawals', 'complete', 'looks', 'still shown'),
    row('pages, lists, search, feed, data', withdrawn.complete, withdrawn.looks, withdrawn.shown),
  ].join('\n')
}
