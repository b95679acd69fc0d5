import { z } from 'zod'
import { readEntry, writeEntry } from '@/components/desk/kept-entries'
import { accesses, type Hop, type Locator } from '@/lib/text/chain'

type Seen = Exclude<Hop['access'], 'NOT_SEEN'>

/** What a member said of a copy: what they saw of it, and which printed page its first sheet is. Null until they say it. */
type RememberedCopy = { seen: Seen | null; firstPage: number | null }

const nothing: RememberedCopy = { seen: null, firstPage: null }

const keptSchema = z
  .array(
    z.tuple([
      z.string(),
      z.object({ seen: z.enum(accesses).exclude(['NOT_SEEN']).nullable(), firstPage: z.int().nullable() }),
    ]),
  )
  .catch([])

/** The copies of the latest citations that are remembered. */
const MOST = 200

/**
 * What the member said of copies when they cited them, so that they say it once for each copy. Nothing is taken from the kind of a copy: a
 * scan in the archive doesn't mean that this member looked at it. Kept in this browser, encrypted for the member; without a member, until the
 * page is left.
 */
export class CopyMemory {
  private copies = new Map<string, RememberedCopy>()
  private readonly key: string | null

  constructor(memberId: string | null = null) {
    this.key = memberId === null ? null : `stele-seen-${memberId}`
  }

  /** Reads what this browser keeps. What was said since then stays. */
  async load(): Promise<void> {
    if (this.key === null) return
    const kept = keptSchema.parse(await readEntry(this.key))
    this.copies = new Map([...kept, ...this.copies])
  }

  of(holdingId: string | null | undefined): RememberedCopy {
    return (holdingId && this.copies.get(holdingId)) || nothing
  }

  remember(holdingId: string, said: Partial<RememberedCopy>): void {
    const copy = { ...this.of(holdingId), ...said }
    this.copies.delete(holdingId)
    this.copies.set(holdingId, copy)
    if (this.key !== null) void writeEntry(this.key, [...this.copies].slice(-MOST))
  }

  /** The printed page of a sheet, by what the member said of another sheet of the same copy; null until then. */
  pageOf(holdingId: string | null | undefined, sheet: number | null): Locator | null {
    const { firstPage } = this.of(holdingId)
    if (sheet === null || firstPage === null || sheet - 1 + firstPage < 1) return null
    return { label: 'page', value: String(sheet - 1 + firstPage) }
  }

  /** Remembers the printed page that a member gives for a sheet which has none. */
  rememberPage(holdingId: string, sheet: number, locator: Locator | null): void {
    if (locator?.label !== 'page' || !/^\d{1,6}$/.test(locator.value.trim())) return
    this.remember(holdingId, { firstPage: Number(locator.value) - sheet + 1 })
  }
}
