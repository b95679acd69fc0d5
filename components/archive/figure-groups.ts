import type { OtherFigure, OtherFigures } from '@/lib/editions/figures'
import type { Figure, Quantity } from '@/lib/figures/schema'

/** Figures that count the same thing for the same event, at a depth of parts; `differ` when they do not say the same number. */
export type FigureGroup = {
  figures: Figure[]
  /** What other records of the archive state of the same. */
  others: readonly OtherFigure[]
  depth: number
  differ: boolean
}
export type FigureEvent = { event: string; groups: FigureGroup[] }

const fold = (text: string) => text.normalize('NFKC').toLowerCase().trim()
const scopeOf = ({ event, measure, population, place, partOf }: Figure) =>
  JSON.stringify([fold(event.name), fold(measure), fold(population), fold(place?.name ?? ''), partOf])

const differ = (stated: readonly { quantity: Quantity }[]) =>
  new Set(stated.map(({ quantity }) => JSON.stringify(quantity))).size > 1

const groupOf = (figures: Figure[], others: readonly OtherFigure[], depth: number): FigureGroup => ({
  figures,
  others,
  depth,
  differ: differ([...figures, ...others]),
})

/** By event, then what is counted, parts below their whole. The archive picks none of those that differ: they stay side by side. */
export function figureEvents(figures: readonly Figure[], elsewhere: OtherFigures = new Map()): FigureEvent[] {
  const groups = [...Map.groupBy(figures, scopeOf).values()]
  const below = (wholes: ReadonlySet<string | null>, depth: number): FigureGroup[] =>
    groups
      .filter(([first]) => first && wholes.has(first.partOf))
      .flatMap((of) => [
        groupOf(of, elsewhere.get(of[0]?.id ?? '') ?? [], depth),
        ...below(new Set(of.map(({ id }) => id)), depth + 1),
      ])
  const events: FigureEvent[] = []
  let current: FigureEvent | undefined
  for (const group of below(new Set([null]), 0)) {
    const name = group.figures[0]?.event.name ?? ''
    if (group.depth === 0) current = events.find(({ event }) => fold(event) === fold(name))
    if (current) current.groups.push(group)
    else {
      current = { event: name, groups: [group] }
      events.push(current)
    }
  }
  return events
}
