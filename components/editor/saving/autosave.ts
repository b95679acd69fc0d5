import type { Answer, SaveStatus, ServerDraft, Surroundings } from './save-status'

/** Milliseconds. A save begins `pause` after the last change and at most `longest` after the first unsaved change. */
export const timing = { pause: 1_000, longest: 1_500, keepEvery: 200, firstRetry: 2_000, lastRetry: 30_000 }

/**
 * Saves one text of one tab. Guarantees that at most one save is under way, each based on the version of the last answer; that every change is
 * kept in the browser before it is sent; and that it is discarded there only when the server has it. Failed saves are tried again.
 */
export class Autosave<Content> {
  private changes = 0
  private savedChanges = 0
  private keptChanges = 0
  private status: SaveStatus<Content>
  private read: () => Content
  /** The content of `version`. */
  private base: Content
  private sending = false
  /** The number of changes in the save under way, and its content. */
  private sentChanges = 0
  private sent: Content
  private left = false
  private retries = 0
  private firstUnsaved = 0
  private keepTheirs = false
  /** Sent without an answer: the server can have them. */
  private unanswered: Content[] = []
  /** Sent while the page was being hidden, without waiting for an answer. */
  private parted: { changes: number; content: Content } | null = null
  private waiting: ((isSaved: boolean) => void)[] = []
  private saveTimer: ReturnType<typeof setTimeout> | undefined
  private keepTimer: ReturnType<typeof setTimeout> | undefined
  private keeping: Promise<void> = Promise.resolve()

  constructor(
    private readonly page: Surroundings<Content>,
    private version: number,
    savedAt: string,
  ) {
    this.read = () => page.read()
    this.base = page.read()
    this.sent = this.base
    this.status = { kind: 'opened', version, savedAt, kept: true }
  }

  /**
   * Records a change of the text. Cheap: the text is read only when it is kept or sent. `keepTheirs`: the text replaces one that the server
   * must keep as a revision.
   */
  changed({ keepTheirs = false } = {}): void {
    this.keepTheirs ||= keepTheirs
    this.changes += 1
    if (this.changes === this.savedChanges + 1) this.firstUnsaved = Date.now()
    this.keepTimer ??= setTimeout(() => this.keepNow(), timing.keepEvery)
    if (['opened', 'saved', 'invalid'].includes(this.status.kind)) this.be({ kind: 'changed' })
    else this.be(this.status)
    if (this.status.kind === 'changed' || this.status.kind === 'saving') this.schedule()
  }

  /** Sends unsaved changes now: after reconnecting, on return to the page, on the save key. */
  retry(): void {
    if (this.isUnsaved && this.status.kind !== 'conflict') void this.save()
  }

  /** True when the server lacks a change. */
  get isUnsaved(): boolean {
    return this.changes > this.savedChanges
  }

  /** The version that the next save is based on. */
  get baseVersion(): number {
    return this.version
  }

  /** Saves now. Resolves to true when the server has every change, to false as soon as one save fails. */
  saveNow(): Promise<boolean> {
    if (!this.isUnsaved) return Promise.resolve(true)
    if (this.status.kind === 'conflict') return Promise.resolve(false)
    return new Promise((resolve) => {
      this.waiting.push(resolve)
      void this.save()
    })
  }

  /** Notes that the page shows this newer version. Ignored while the page has unsaved changes. */
  renew({ version, savedAt, content }: Omit<ServerDraft<Content>, 'savedBy' | 'isOwn'>): void {
    if (this.isUnsaved || version <= this.version) return
    this.version = version
    this.base = content
    this.be({ kind: 'opened', version, savedAt })
  }

  /** Keeps and sends the text at the same time, because a hidden page can end at any moment. */
  hide(): void {
    if (this.isUnsaved && this.status.kind !== 'conflict') void this.save({ atOnce: true })
    void this.keepNow()
  }

  /**
   * Does the same for a closing page, and sends the text even while a save is under way. That save usually arrives first; if it doesn't, or that
   * of another page did, the server refuses this one and the text stays kept.
   */
  close(): void {
    const { changes } = this
    if (!this.isUnsaved || this.parted?.changes === changes) return
    void this.keepNow()
    if (this.status.kind === 'conflict' || (this.sending && this.sentChanges === changes)) return
    const content = this.read()
    this.parted = { changes, content }
    if (!this.sending) void this.save({ atOnce: true, parting: true })
    else {
      const options = { base: this.sent, isGuess: true, keepTheirs: false, parting: true }
      this.page.send(this.version + 1, content, options).catch(() => {})
    }
  }

  /** Keeps what is not kept yet. */
  async keepNow(): Promise<void> {
    if (this.keptChanges < this.changes) await this.keep(this.read(), this.changes)
  }

  private async keep(content: Content, changes: number): Promise<void> {
    clearTimeout(this.keepTimer)
    this.keepTimer = undefined
    if (this.keptChanges >= changes) return
    this.keeping = this.keeping
      .then(() => this.page.keep(this.version, content))
      .then(
        () => {
          this.keptChanges = Math.max(this.keptChanges, changes)
        },
        () => {},
      )
    await this.keeping
    this.be(this.status)
  }

  /** True when leaving the page would lose a change, because it is neither saved nor kept. */
  get atRisk(): boolean {
    return this.isUnsaved && this.changes > this.keptChanges
  }

  /** After a conflict: saves the text of the page, which a person made of both, over theirs. The server first keeps theirs as a revision. */
  resolve(): void {
    if (this.status.kind !== 'conflict') return
    const { version, content } = this.status.current
    this.version = version
    this.base = content
    this.keepTheirs = true
    this.changes += 1
    this.be({ kind: 'changed' })
    void this.save()
  }

  /**
   * Sends unsaved changes once more when the page ends, and reports no more statuses. What can't be sent stays kept. Resolves when the last
   * save has ended and the text is kept.
   */
  async leave(): Promise<void> {
    const last = this.page.read()
    this.read = () => last
    this.left = true
    clearTimeout(this.saveTimer)
    await Promise.all([this.saveNow(), this.keepNow()])
    await this.keeping
  }

  private schedule(): void {
    if (this.sending) return
    clearTimeout(this.saveTimer)
    const latest = this.waiting.length > 0 ? 0 : this.firstUnsaved + timing.longest - Date.now()
    this.saveTimer = setTimeout(() => void this.save(), Math.max(0, Math.min(timing.pause, latest)))
  }

  private async save({ atOnce = false, parting = false } = {}): Promise<void> {
    clearTimeout(this.saveTimer)
    if (this.sending) return
    this.sending = true
    const changes = this.changes
    this.sentChanges = changes
    const content = this.read()
    this.sent = content
    const keeping = this.keep(content, changes)
    if (!atOnce) await keeping
    if (this.status.kind === 'changed') this.be({ kind: 'saving' })
    const answer = await this.page
      .send(this.version, content, { base: this.base, keepTheirs: this.keepTheirs, parting })
      .catch((): Answer<Content> => ({ kind: 'unreachable' }))
    this.sending = false
    this.take(answer, content, changes)
  }

  private take(answer: Answer<Content>, content: Content, changes: number): void {
    if (answer.kind === 'saved') {
      this.base = content
      this.settle(answer.version, answer.savedAt, changes)
      return
    }
    if (answer.kind === 'unreachable') this.unanswered = [...this.unanswered.slice(-9), content]
    if (answer.kind === 'conflict') {
      const { current } = answer
      const whole = this.page.same(content, current.content)
      const sent = [...this.unanswered, ...(this.parted ? [this.parted.content] : [])]
      if (whole || sent.some((earlier) => this.page.same(earlier, current.content))) {
        // An earlier save of ours arrived although its answer did not.
        this.base = current.content
        this.settle(current.version, current.savedAt, whole ? changes : this.savedChanges)
        return
      }
    }
    if (answer.kind === 'conflict' && this.merge(answer.current)) return
    this.be(answer.kind === 'conflict' ? { ...answer, base: this.base } : answer)
    this.finish(false)
    if (answer.kind === 'unreachable' || answer.kind === 'signedOut') this.tryLater()
  }

  /** Merges what the same member saved in another page, where that is possible. */
  private merge({ isOwn, version, content }: ServerDraft<Content>): boolean {
    if (!isOwn || this.left || !this.page.merge(this.base, content)) return false
    this.version = version
    this.base = content
    this.changes += 1
    this.be({ kind: 'changed' })
    void this.save()
    return true
  }

  private settle(version: number, savedAt: string, changes: number): void {
    this.version = version
    this.savedChanges = Math.max(this.savedChanges, changes)
    this.retries = 0
    this.keepTheirs = false
    this.unanswered = []
    if (this.parted && this.parted.changes <= this.savedChanges) this.parted = null
    if (this.savedChanges < this.changes) {
      this.firstUnsaved = Date.now()
      this.be({ kind: 'changed' })
      this.schedule()
      return
    }
    this.be({ kind: 'saved', version, savedAt })
    this.keeping = this.keeping
      .then(() => (this.savedChanges === this.changes ? this.page.discard() : undefined))
      .catch(() => {})
    this.finish(true)
  }

  private finish(isSaved: boolean): void {
    for (const resolve of this.waiting.splice(0)) resolve(isSaved)
  }

  private tryLater(): void {
    if (this.left) return
    const delay = Math.min(timing.firstRetry * 2 ** this.retries, timing.lastRetry)
    this.retries += 1
    clearTimeout(this.saveTimer)
    this.saveTimer = setTimeout(() => this.retry(), delay)
  }

  private be(status: DistributiveOmit<SaveStatus<Content>, 'kept'>): void {
    const next: SaveStatus<Content> = { ...status, kept: !this.atRisk }
    // In a conflict each change is shown beside the other version.
    const isNew = next.kind === 'conflict' || !isSame(next, this.status)
    this.status = next
    if (isNew && !this.left) this.page.show(next)
  }
}

/** True when two statuses have the same values. Each key makes a status, and most are the one before. */
const isSame = (one: object, other: object): boolean => {
  const values = new Map(Object.entries(other))
  const entries = Object.entries(one)
  return entries.length === values.size && entries.every(([name, value]) => values.get(name) === value)
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never
