import type { OtherCount, OtherFigures } from '@/lib/editions/figures'
import type { Figure, Quantity } from '@/lib/figures/schema'
import { figureScopes } from '@/lib/figures/scope'

/** Figures that count the same thing for the same event. `depth` is their level as parts; `differ` is true when their numbers differ. */
export type FigureGroup = {
  figures: Figure[]
  /** What other records state for the same count. */
  others: OtherCount | undefined
  depth: number
  differ: boolean
}
type FigureEvent = { event: string; groups: FigureGroup[] }

const differ = (stated: readonly { quantity: Quantity }[]) =>
  new Set(stated.map(({ quantity }) => JSON.stringify(quantity))).size > 1

const groupOf = (figures: Figure[], others: OtherCount | undefined, depth: number): FigureGroup => ({
  figures,
  others,
  depth,
  differ: differ([...figures, ...(others?.numbers ?? [])]),
})

/** What other records state for the count of these figures. */
const besideThem = (figures: readonly Figure[], others: OtherFigures): OtherCount | undefined =>
  figures.map(({ id }) => others.get(id)).find((count) => count !== undefined)

/** Groups figures by event and by what they count, parts after their whole. Figures that differ stay side by side: the archive picks none. */
export function figureEvents(figures: readonly Figure[], others: OtherFigures = new Map()): FigureEvent[] {
  const { scopeOf, eventOf } = figureScopes(figures)
  const groups = [...Map.groupBy(figures, scopeOf).values()]
  const below = (wholes: ReadonlySet<string | null>, depth: number): FigureGroup[] =>
    groups
      .filter(([first]) => first && wholes.has(first.partOf))
      .flatMap((of) => [
        groupOf(of, besideThem(of, others), depth),
        ...below(new Set(of.map(({ id }) => id)), depth + 1),
      ])
  const events = new Map<string, FigureEvent>()
  let current: FigureEvent | undefined
  for (const group of below(new Set([null]), 0)) {
    const [first] = group.figures
    if (!first) continue
    if (group.depth === 0) current = events.get(eventOf(first))
    if (current) current.groups.push(group)
    else {
      current = { event: first.event.name, groups: [group] }
      events.set(eventOf(first), current)
    }
  }
  return [...events.values()]
}
