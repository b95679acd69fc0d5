/** A time in milliseconds and the most memory in megabytes. */
export type Measured = { milliseconds: number; megabytes: number }

/**
 * What is measured, and how it can grow with the archive. FLAT: what members and readers wait for reads a part of the archive through indexes, so it
 * grows with the logarithm at most. LINEAR: it must read every row or file once.
 */
export const figures = {
  dashboard: 'FLAT',
  queue: 'FLAT',
  record: 'FLAT',
  source: 'FLAT',
  search: 'FLAT',
  publish: 'FLAT',
  method: 'LINEAR',
  verify: 'LINEAR',
  backup: 'LINEAR',
} as const satisfies Record<string, 'FLAT' | 'LINEAR'>
export type Figure = keyof typeof figures

/** The larger archive has so many times the rows. */
export const TIMES = 10
/**
 * How many times as long each can take. At 10,000 records the logarithm is 1.33 times that of 1,000: the rest is less of the archive in memory, and
 * noise. A linear time is 10 times as long, and a quadratic one 100 times.
 */
const MOST = { FLAT: 2, LINEAR: 1.5 * TIMES } as const
/** Memory can't grow with the archive at all: all of it is read in parts. */
const MOST_MEMORY = 2
/** Under so many milliseconds a time is noise. */
const NOISE = 20

/** What grows more than it can, in words; empty where nothing does. */
export function tooMuchIn(figure: Figure, tenth: Measured, whole: Measured): string[] {
  const most = MOST[figures[figure]]
  const time = whole.milliseconds / tenth.milliseconds
  const memory = whole.megabytes / tenth.megabytes
  return [
    ...(time > most && whole.milliseconds > NOISE ? [`${figure}: ${time.toFixed(1)} times as long`] : []),
    ...(memory > MOST_MEMORY ? [`${figure}: ${memory.toFixed(1)} times the memory`] : []),
  ]
}

const cell = ({ milliseconds, megabytes }: Measured) =>
  `${milliseconds.toFixed(1)} ms, ${megabytes.toFixed(0)} MB`

export const heading = `${'p95'.padEnd(12)}${'a tenth'.padStart(20)}${'all'.padStart(22)}   grows`

/** A figure beside that of a tenth, and how much it grows and can grow. */
export function lineOf(figure: Figure, tenth: Measured, whole: Measured): string {
  const growth = (whole.milliseconds / tenth.milliseconds).toFixed(1)
  const why =
    figures[figure] === 'LINEAR'
      ? `at most ${MOST.LINEAR}×, because it must read all of the archive once`
      : `at most ${MOST.FLAT}×`
  return `${figure.padEnd(12)}${cell(tenth).padStart(20)}${cell(whole).padStart(22)}   ${growth}× (${why})`
}
