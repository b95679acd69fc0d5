/** A mark of a body as plain JSON. */
export type MarkJson = { type: string; attrs?: Record<string, unknown> }

/** A node of a body as plain JSON. */
export type NodeJson = {
  type: string
  attrs?: Record<string, unknown>
  content?: NodeJson[]
  marks?: MarkJson[]
  text?: string
}
