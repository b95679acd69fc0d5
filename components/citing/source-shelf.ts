/** What the editor knows of a source: enough to name it. */
export type ShelfSource = {
  id: string
  /** As it stands in a list: "The Herald, 3 May 1992". */
  label: string
}

/** The sources that this page has met: those of the record, and each one that was picked. Views ask it for names and listen for more. */
export class SourceShelf {
  private sources: ReadonlyMap<string, ShelfSource>
  private readonly listeners = new Set<() => void>()

  constructor(sources: readonly ShelfSource[]) {
    this.sources = new Map(sources.map((source) => [source.id, source]))
  }

  add(source: ShelfSource): void {
    this.sources = new Map(this.sources).set(source.id, { id: source.id, label: source.label })
    for (const listener of this.listeners) listener()
  }

  labelOf(id: string): string {
    return this.sources.get(id)?.label ?? 'A source that is not known here'
  }

  /** For `useSyncExternalStore`: the same value until a source is added. */
  readonly snapshot = (): ReadonlyMap<string, ShelfSource> => this.sources

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
