import { examine, fold, locate } from '@/lib/review/quotation'
import { seeded } from './random'

export interface Speed {
  what: string
  milliseconds: number
  target: number
}

const subjects = [
  'The train',
  'A gardener',
  'The library',
  'An old map',
  'The keeper',
  'The harbour',
  'A letter',
  'The choir',
]
const verbs = ['crossed', 'counted', 'described', 'opened', 'repaired', 'painted', 'watched', 'sold']
const objects = [
  'the bridge',
  'the roses',
  'the catalogue',
  'the clock',
  'the lamps',
  'the orchard',
  'the ferry',
  'the chairs',
]

/** A text of 500,000 characters in which no sentence stands twice. */
function longText(): string {
  const random = seeded(7)
  let text = ''
  for (let line = 0; text.length < 500_000; line += 1)
    text += `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} in week ${line}, and “${random.pick(objects)}” – so they wrote – ${random.pick(verbs)} nobody.\n`
  return text.slice(0, 500_000)
}

function p95(samples: number[]): number {
  const sorted = samples.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length * 0.95)] ?? 0
}

function timed(count: number, run: (index: number) => void): number[] {
  return Array.from({ length: count }, (_, index) => {
    const begun = performance.now()
    run(index)
    return performance.now() - begun
  })
}

const absent =
  'Wholly other words stand here, and none of them was ever written in the text that is searched, so that there is nothing like them anywhere however hard one looks. Frost silvered every pane while pupils rehearsed a cantata; by dusk snowploughs had cleared the avenue as far as Saint Ulrich and its chapel.'

/** The speeds, each the 95th percentile, folding of the text included unless it says otherwise. */
export function speeds(): Speed[] {
  const text = longText()
  const quotationAt = (index: number) =>
    text
      .slice((index * 7919) % 499_000)
      .slice(0, 300)
      .replace(/^\S*\s|\s\S*$/g, '')
  const scanned = (index: number) =>
    quotationAt(index).replace(/[aeo]/g, (letter, at: number) => (at % 7 === 0 ? 'c' : letter))
  const folded = fold(text)
  timed(5, (index) => locate(scanned(index), text))
  const begun = performance.now()
  for (let index = 0; index < 6000; index += 1) {
    const source = index % 10 === 0 ? scanned(index) : quotationAt(index)
    examine(source, folded, 'en')
  }
  const citations = performance.now() - begun
  return [
    {
      what: 'p95, 300 characters in 500,000, there exactly',
      milliseconds: p95(timed(60, (index) => locate(quotationAt(index), text))),
      target: 50,
    },
    {
      what: 'p95, there with slips',
      milliseconds: p95(timed(60, (index) => locate(scanned(index), text))),
      target: 50,
    },
    {
      what: 'p95, not there',
      milliseconds: p95(timed(60, (index) => locate(`${absent} ${index}`.slice(-300), text))),
      target: 150,
    },
    {
      what: '6,000 citations of one source examined (1 in 10 with slips)',
      milliseconds: citations,
      target: 30_000,
    },
  ]
}
