import type { FoundSource } from '@/components/api/sources'

/** A source in one line: "A title, The Daily, 14 March 1992". */
export const nameOf = ({ title, label }: FoundSource): string => [title, label].filter(Boolean).join(', ')

/** How many are looked up in one question at most. */
const together = 100

type Find = (ids: readonly string[]) => Promise<readonly FoundSource[]>

/**
 * The sources that this page has met: those of the record, and each one that was picked. Views ask it for names and listen for more. A name
 * that it does not know (pasted from another record, in a text saved by somebody else) is looked up once, several together.
 */
export class SourceShelf {
  private sources: ReadonlyMap<string, FoundSource>
  private readonly listeners = new Set<() => void>()
  private readonly asked = new Set<string>()
  private readonly absent = new Set<string>()
  private waiting: string[] = []

  constructor(
    sources: readonly FoundSource[],
    private readonly find: Find,
  ) {
    this.sources = new Map(sources.map((source) => [source.id, source]))
  }

  add(...sources: readonly FoundSource[]): void {
    const known = new Map(this.sources)
    for (const source of sources) known.set(source.id, source)
    this.sources = known
    for (const listener of this.listeners) listener()
  }

  get(id: string): FoundSource | null {
    return this.sources.get(id) ?? null
  }

  labelOf(id: string): string {
    const source = this.get(id)
    if (source) return nameOf(source)
    if (this.absent.has(id)) return 'A source that is not in the archive'
    this.ask(id)
    return 'A source that is being looked up'
  }

  private ask(id: string): void {
    if (this.asked.has(id)) return
    this.asked.add(id)
    this.waiting.push(id)
    if (this.waiting.length === 1) queueMicrotask(() => this.answer())
  }

  private async answer(): Promise<void> {
    const ids = this.waiting.slice(0, together)
    this.waiting = this.waiting.slice(together)
    if (this.waiting.length > 0) queueMicrotask(() => this.answer())
    try {
      const found = await this.find(ids)
      for (const id of ids) if (!found.some((source) => source.id === id)) this.absent.add(id)
      this.add(...found)
    } catch {
      // Without a connection nothing is known of them: whoever shows them next asks again.
      for (const id of ids) this.asked.delete(id)
    }
  }

  /** For `useSyncExternalStore`: the same value until a source is added. */
  readonly snapshot = (): ReadonlyMap<string, FoundSource> => this.sources

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
