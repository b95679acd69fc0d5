import type { FoundSource } from './sources-door'

/** A source in one line: "A title, The Daily, 14 March 1992". */
export const nameOf = ({ title, label }: FoundSource): string => [title, label].filter(Boolean).join(', ')

/** The sources that this page has met: those of the record, and each one that was picked. Views ask it for names and listen for more. */
export class SourceShelf {
  private sources: ReadonlyMap<string, FoundSource>
  private readonly listeners = new Set<() => void>()

  constructor(sources: readonly FoundSource[]) {
    this.sources = new Map(sources.map((source) => [source.id, source]))
  }

  add(source: FoundSource): void {
    this.sources = new Map(this.sources).set(source.id, source)
    for (const listener of this.listeners) listener()
  }

  get(id: string): FoundSource | null {
    return this.sources.get(id) ?? null
  }

  labelOf(id: string): string {
    const source = this.get(id)
    return source ? nameOf(source) : 'A source that is no longer in the archive'
  }

  /** For `useSyncExternalStore`: the same value until a source is added. */
  readonly snapshot = (): ReadonlyMap<string, FoundSource> => this.sources

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
