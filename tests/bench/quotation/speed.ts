import { skippedBy } from '@/lib/holdings/skipped-text'
import type { LayerSpan, SpanKind } from '@/lib/holdings/spans'
import { examine, fold, locate } from '@/lib/quotation'
import { declarations } from './declaration'
import { seeded } from './random'

export interface Time {
  milliseconds: number
  /** Processor time: the time that the same work takes on an idle machine. */
  processor: number
}

export interface Speed extends Time {
  what: string
  /** Milliseconds; `null` without a target. */
  target: number | null
}

const length = 500_000
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

/** A text that repeats every phrase and no sentence: the hardest one for an approximate search. */
function formulaicText(): string {
  const random = seeded(7)
  let text = ''
  for (let week = 0; text.length < length; week += 1)
    text += `${random.pick(subjects)} ${random.pick(verbs)} ${random.pick(objects)} in week ${week}, and “${random.pick(objects)}” – so they wrote – ${random.pick(verbs)} nobody.\n`
  return text.slice(0, length)
}

const absent =
  'Wholly other words stand here, and none of them was ever written in the text that is searched, so that there is nothing like them anywhere however hard one looks. Frost silvered every pane while pupils rehearsed a cantata; by dusk snowploughs had cleared the avenue as far as Saint Ulrich and its chapel.'

function timed(run: () => void): Time {
  const begun = performance.now()
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return { milliseconds: performance.now() - begun, processor: (user + system) / 1000 }
}

function p95(count: number, run: (index: number) => void): Time {
  const samples = Array.from({ length: count }, (_, index) => timed(() => run(index)))
  const at = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(count * 0.95)] ?? 0
  return {
    milliseconds: at(samples.map((sample) => sample.milliseconds)),
    processor: at(samples.map((sample) => sample.processor)),
  }
}

/** Returns about 300 characters of a text, in whole words. */
const quotationFrom = (text: string) => (index: number) =>
  text
    .slice((index * 7919) % (length - 400))
    .slice(0, 300)
    .replace(/^\S*\s|\s\S*$/g, '')

/** Replaces one vowel in seven. */
const withSlips = (quotation: string) =>
  quotation.replace(/[aeoаео]/g, (letter, at: number) => (at % 7 === 0 ? 'c' : letter))

const perPage = 2500

/** The text as a document of pages: each with a number, a running head, a note and three note markers. */
function paged(text: string): { text: string; spans: LayerSpan[] } {
  const spans: LayerSpan[] = []
  let printed = ''
  const add = (kind: SpanKind, words: string) => {
    spans.push({ kind, start: printed.length, end: printed.length + words.length })
    printed += words
  }
  for (let at = 0; at < text.length; at += perPage) {
    for (let part = 0; part < 3; part += 1) {
      printed += text.slice(at + part * 800, at + (part === 2 ? perPage : (part + 1) * 800))
      add('NOTE_MARKER', String(part + 1))
    }
    printed += '\n\n'
    add('NOTE', `${at} A note at the foot of the page.`)
    printed += '\n'
    add('PAGE_NUMBER', String(at / perPage + 1))
    printed += '\n'
    add('RUNNING_HEAD', 'THE RUNNING HEAD OF THE BOOK')
    printed += '\n'
  }
  return { text: printed, spans }
}

/** The speeds. The 95th percentiles include folding the text each time; the re-check folds it once, as a source's text is. */
export function speeds(): Speed[] {
  const natural = declarations(length)
  const formulaic = formulaicText()
  const [quoted, formula] = [quotationFrom(natural), quotationFrom(formulaic)]
  const pages = paged(natural)
  const foldedPages = () => fold(pages.text, skippedBy('BODY', pages.text.length, pages.spans))
  p95(10, (index) => locate(withSlips(quoted(index)), natural))
  const folded = fold(natural)
  const recheck = timed(() => {
    for (let index = 0; index < 6000; index += 1)
      examine(index % 10 === 0 ? withSlips(quoted(index)) : quoted(index), folded, 'en')
  })
  return [
    {
      what: 'p95, 300 in 500,000 characters, there exactly',
      ...p95(100, (index) => locate(quoted(index), natural)),
      target: 50,
    },
    {
      what: 'p95, there with slips',
      ...p95(100, (index) => locate(withSlips(quoted(index)), natural)),
      target: 25,
    },
    {
      what: 'p95, not there',
      ...p95(100, (index) => locate(`${absent} ${index}`.slice(-300), natural)),
      target: 150,
    },
    {
      what: 'p95, the same with spans, there exactly',
      ...p95(100, (index) => locate(quoted(index), foldedPages())),
      target: 25,
    },
    {
      what: 'p95, with spans, there with slips',
      ...p95(100, (index) => locate(withSlips(quoted(index)), foldedPages())),
      target: 25,
    },
    {
      what: 'p95, with spans, not there',
      ...p95(100, (index) => locate(`${absent} ${index}`.slice(-300), foldedPages())),
      target: 60,
    },
    {
      what: 'p95, there with slips, in a text of recurring phrases',
      ...p95(50, (index) => locate(withSlips(formula(index)), formulaic)),
      target: null,
    },
    {
      what: '6,000 citations of one source re-checked (1 in 10 with slips)',
      ...recheck,
      target: 30_000,
    },
  ]
}
