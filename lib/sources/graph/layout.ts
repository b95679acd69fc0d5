import { directOriginsOf, type Edge } from './lineage'

export const BOX = { width: 220, height: 60 }
const GAP = { x: 36, y: 84 }

export type Placed = { id: string; x: number; y: number }
export type Drawn = { edge: Edge; x1: number; y1: number; x2: number; y2: number }

/** A drawing in layers, with origins at the top; in the coordinates of an SVG with this width and height. */
export type Drawing = { width: number; height: number; nodes: Placed[]; edges: Drawn[] }

/** The number of steps from each source to its first origin; sources with the same agency text and circles count as one step. */
function layersOf(ids: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const layers = new Map<string, number>()
  const directed = edges.filter(({ type }) => type !== 'SAME_WIRE')
  const layerOf = (id: string, trail: readonly string[]): number => {
    const known = layers.get(id)
    if (known !== undefined) return known
    const before = directOriginsOf(id, directed).filter(
      (other) => ids.includes(other) && !trail.includes(other),
    )
    const layer = Math.max(-1, ...before.map((other) => layerOf(other, [...trail, id]))) + 1
    layers.set(id, layer)
    return layer
  }
  for (const id of ids) layerOf(id, [])
  // A source that only shares an agency text goes beside the source that it shares it with.
  const isAlone = (id: string) => !directed.some(({ fromId, toId }) => fromId === id || toId === id)
  for (const { type, fromId, toId } of edges) {
    if (type !== 'SAME_WIRE') continue
    if (isAlone(fromId)) layers.set(fromId, layers.get(toId) ?? 0)
    else if (isAlone(toId)) layers.set(toId, layers.get(fromId) ?? 0)
  }
  return layers
}

/** Positions of the sources and the lines between them. The same input gives the same drawing. */
export function drawingOf(ids: readonly string[], edges: readonly Edge[]): Drawing {
  const layers = layersOf(ids, edges)
  const rows = [...Map.groupBy(ids, (id) => layers.get(id) ?? 0)].sort(([a], [b]) => a - b)
  const widest = Math.max(1, ...rows.map(([, row]) => row.length))
  const width = widest * (BOX.width + GAP.x) + GAP.x
  const nodes = rows.flatMap(([, row], depth) => {
    const left = (width - row.length * (BOX.width + GAP.x) + GAP.x) / 2
    return row.map((id, index) => ({
      id,
      x: left + index * (BOX.width + GAP.x),
      y: GAP.x + depth * (BOX.height + GAP.y),
    }))
  })
  const at = new Map(nodes.map((node) => [node.id, node]))
  return {
    width,
    height: rows.length * (BOX.height + GAP.y) - GAP.y + 2 * GAP.x,
    nodes,
    edges: edges.flatMap((edge) => {
      const [from, to] = [at.get(edge.fromId), at.get(edge.toId)]
      return from && to ? [{ edge, ...lineBetween(from, to) }] : []
    }),
  }
}

/** Connects the sides of two boxes in one layer, and top and bottom between layers. */
function lineBetween(from: Placed, to: Placed) {
  if (from.y === to.y) {
    const rightward = from.x < to.x
    return {
      x1: from.x + (rightward ? BOX.width : 0),
      y1: from.y + BOX.height / 2,
      x2: to.x + (rightward ? 0 : BOX.width),
      y2: to.y + BOX.height / 2,
    }
  }
  const down = from.y < to.y
  return {
    x1: from.x + BOX.width / 2,
    y1: from.y + (down ? BOX.height : 0),
    x2: to.x + BOX.width / 2,
    y2: to.y + (down ? 0 : BOX.height),
  }
}

/** A title in at most two lines of at most `most` characters. */
export function titleLines(title: string, most = 28): string[] {
  const lines: string[] = ['']
  for (const word of title.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line && line.length + word.length + 1 > most) lines.push(word)
    else lines[lines.length - 1] = line ? `${line} ${word}` : word
  }
  const [first = '', second = ''] = lines
  const cut = (text: string, more: boolean) =>
    text.length > most || more ? `${text.slice(0, most - 1).toWellFormed()}…` : text
  return lines.length === 1 ? [cut(first, false)] : [cut(first, false), cut(second, lines.length > 2)]
}
