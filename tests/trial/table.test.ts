import { expect, test } from 'vitest'
import { type Figures, faultsOf, tableOf } from './table'

const done = { acknowledged: 40, refused: 2, lost: 0 }
const writes = { saves: done, uploads: done, publications: done, withdrawals: done }
const sound: Figures = {
  kills: { primary: [1_200, 2_000], store: [3_100] },
  restarts: [900, 1_400],
  kept: { read: 100, errors: 0 },
  other: { read: 50, refused: 3 },
  writes,
  withdrawn: { complete: 2, looks: 20, shown: 0 },
  replicaReads: 5,
  strayFiles: 0,
  failures: [],
}

test('a trial fails for each broken promise and without work', () => {
  expect(faultsOf(sound)).toEqual([])
  const broken: Partial<Figures>[] = [
    { kept: { read: 100, errors: 1 } },
    { writes: { ...writes, saves: { ...done, lost: 1 } } },
    { withdrawn: { complete: 2, looks: 20, shown: 1 } },
    { strayFiles: 1 },
    { restarts: [900, 5_100] },
    { restarts: [] },
    { failures: ['npm run verify found a difference'] },
    { kills: { primary: [1_200], store: [] } },
    { kept: { read: 0, errors: 0 } },
    { other: { read: 0, refused: 0 } },
    { writes: { ...writes, uploads: { ...done, acknowledged: 0 } } },
    { withdrawn: { complete: 0, looks: 0, shown: 0 } },
    { replicaReads: 0 },
  ]
  for (const one of broken)
    expect(faultsOf({ ...sound, ...one }).length, JSON.stringify(one)).toBeGreaterThan(0)
})

test('the table has every figure', () => {
  const table = tableOf(sound)
  expect(table).toMatch(/^primary +2 +2\.0 s$/m)
  expect(table).toMatch(/^PostgreSQL alone, started again +2 +1\.4 s$/m)
  expect(table).toMatch(/^kept pages +100 +0$/m)
  expect(table).toMatch(/^saves +40 +2 +0$/m)
  expect(table).toMatch(/^pages, lists, search, feed, data +2 +20 +0$/m)
})
