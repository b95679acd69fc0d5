import type { FoundSource } from '@/components/api/sources'
import { textOf } from '@/lib/citations/runs'
import { shortName } from '@/lib/citations/short-name'
import type { Translator } from '@/lib/messages/translator'
import { canonicalText } from '@/lib/records/same-content'
import { CopyMemory } from './copy-memory'

/** A source in one line: "A title, The Daily, 14 March 1992". */
export const nameOf = ({ title, label }: FoundSource, t: Translator): string =>
  t('citing.sourceName', { title, hasLabel: label ? 'yes' : 'no', label })

/** Returns the key in `citing.picker` for the copies that the archive has of a source. */
export const copiesOf = ({ holdings }: FoundSource) => {
  if (holdings.some(({ textLayerId }) => textLayerId)) return 'withText'
  return holdings.length > 0 ? 'withoutText' : 'noCopy'
}

/** The most sources that one request asks for. */
const batch = 100

type Find = (ids: readonly string[]) => Promise<readonly FoundSource[]>

/**
 * The sources that this page knows: those of the record, and each one that was picked. Views read names from it and listen for more. A
 * source that it doesn't know (pasted from another record, or saved by someone else) is requested once, several in one request.
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
    private readonly t: Translator,
    /** What the member said of copies that they cited. */
    readonly copies: CopyMemory = new CopyMemory(),
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

  /** The sources that this page knows, the latest first. */
  recent(most: number): FoundSource[] {
    return [...this.sources.values()].slice(-most).reverse()
  }

  labelOf(id: string): string {
    const source = this.get(id)
    if (source) return nameOf(source, this.t)
    if (this.absent.has(id)) return this.t('citing.sourceMissing')
    this.ask(id)
    return this.t('citing.sourceLoading')
  }

  /** The source as readers see it below a quotation: "The Daily, 14 March 1992". */
  citedAs(id: string): string {
    const csl = this.get(id)?.csl
    return csl ? textOf(shortName(csl, this.t)) : this.labelOf(id)
  }

  /**
   * Asks again for the sources that this page knows, which someone can have changed elsewhere. Listeners are called only where one differs.
   * A source that was added while the request ran is newer than its answer, and stays.
   */
  async renew(): Promise<void> {
    const before = this.sources
    const ids = [...before.keys()]
    const batches = Array.from({ length: Math.ceil(ids.length / batch) }, (_, index) =>
      ids.slice(index * batch, (index + 1) * batch),
    )
    // A request that failed leaves its sources as they are.
    const found = await Promise.all(batches.map((some) => this.find(some).catch(() => [])))
    const changed = found
      .flat()
      .filter(({ id }) => this.sources.get(id) === before.get(id))
      .filter((source) => canonicalText(source) !== canonicalText(before.get(source.id)))
    if (changed.length > 0) this.add(...changed)
  }

  private ask(id: string): void {
    if (this.asked.has(id)) return
    this.asked.add(id)
    this.waiting.push(id)
    if (this.waiting.length === 1) queueMicrotask(() => this.answer())
  }

  private async answer(): Promise<void> {
    const ids = this.waiting.slice(0, batch)
    this.waiting = this.waiting.slice(batch)
    if (this.waiting.length > 0) queueMicrotask(() => this.answer())
    try {
      const found = await this.find(ids)
      for (const id of ids) if (!found.some((source) => source.id === id)) this.absent.add(id)
      this.add(...found)
    } catch {
      // The request failed, so the next view that shows these sources asks again.
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
