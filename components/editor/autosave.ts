/** What the server holds when it refuses a save made from an older version. */
export type Standing<Content> = { version: number; content: Content; savedBy: string; savedAt: string }

/** How one try to save ended. `unreachable`: no answer, or one that says nothing about the text (offline, 5xx, 429). */
export type Answer<Content> =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; current: Standing<Content> }
  | { kind: 'invalid'; fields: Readonly<Record<string, string>> }
  | { kind: 'signedOut' }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable' }

/** Where the text stands. `kept`: this browser holds every change that the server does not have. */
export type SaveStatus<Content> = { kept: boolean } & (
  | { kind: 'saved'; savedAt: string }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | Exclude<Answer<Content>, { kind: 'saved' }>
)

/** What the machine needs of the page around it. */
export type Surroundings<Content> = {
  read: () => Content
  send: (baseVersion: number, content: Content, options: { keepTheirs: boolean }) => Promise<Answer<Content>>
  /** Keeps the content in the browser; rejects when that fails. */
  keep: (baseVersion: number, content: Content) => Promise<void>
  forget: () => Promise<void>
  same: (one: Content, other: Content) => boolean
  tell: (status: SaveStatus<Content>) => void
}

/** Milliseconds. A save begins `pause` after the last change and at most `longest` after the first one that is not saved. */
export const timing = { pause: 1_000, longest: 1_500, keepEvery: 200, firstRetry: 2_000, lastRetry: 30_000 }

/**
 * Saves one text of one tab: never two saves under way, each made from the version that the last answer gave. Every change is kept in
 * the browser before it is sent and forgotten only when the server has it; what cannot be sent waits and is tried again.
 */
export class Autosave<Content> {
  private changes = 0
  private savedChanges = 0
  private keptChanges = 0
  private status: SaveStatus<Content>
  private read: () => Content
  private sending = false
  private left = false
  private retries = 0
  private firstUnsaved = 0
  private keepTheirs = false
  /** Sent without an answer: the server may have them all the same. */
  private unanswered: Content[] = []
  private saveTimer: ReturnType<typeof setTimeout> | undefined
  private keepTimer: ReturnType<typeof setTimeout> | undefined
  private keeping: Promise<void> = Promise.resolve()

  constructor(
    private readonly page: Surroundings<Content>,
    private version: number,
    savedAt: string,
  ) {
    this.read = () => page.read()
    this.status = { kind: 'saved', savedAt, kept: true }
  }

  /**
   * Something in the text changed. Cheap: the text is read only when it is kept or sent. `keepTheirs` where the text now comes from
   * elsewhere and takes the place of one that the server is to keep as a revision.
   */
  changed({ keepTheirs = false } = {}): void {
    this.keepTheirs ||= keepTheirs
    this.changes += 1
    if (this.changes === this.savedChanges + 1) this.firstUnsaved = Date.now()
    this.keepTimer ??= setTimeout(() => this.keepNow(), timing.keepEvery)
    if (this.status.kind === 'saved' || this.status.kind === 'invalid') this.be({ kind: 'changed' })
    else this.be(this.status)
    if (this.status.kind === 'changed' || this.status.kind === 'saving') this.schedule()
  }

  /** Sends what waits now: on reconnecting, on coming back to the page, on the save key. */
  retry(): void {
    if (this.changes > this.savedChanges && this.status.kind !== 'conflict') void this.save()
  }

  /** Keeps what is not kept yet; for a page that is being left. */
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

  /** Whether leaving now would lose a change: neither saved nor kept. */
  get atRisk(): boolean {
    return this.changes > this.savedChanges && this.changes > this.keptChanges
  }

  /** After a conflict: saves the own text on top of theirs, which the server first keeps as a revision. */
  keepMine(): void {
    if (this.status.kind !== 'conflict') return
    this.version = this.status.current.version
    this.keepTheirs = true
    this.be({ kind: 'changed' })
    void this.save()
  }

  /** After a conflict: the page now shows their text; the own one is the page's to keep as a copy. */
  takeTheirs(): void {
    if (this.status.kind !== 'conflict') return
    const { version, savedAt } = this.status.current
    this.settle(version, savedAt, this.changes)
  }

  /** The page goes away: sends what waits once more, then falls silent. What still cannot be sent stays kept. */
  leave(): void {
    const last = this.page.read()
    this.read = () => last
    this.left = true
    clearTimeout(this.saveTimer)
    this.retry()
    void this.keepNow()
  }

  private schedule(): void {
    if (this.sending) return
    clearTimeout(this.saveTimer)
    const latest = this.left ? 0 : this.firstUnsaved + timing.longest - Date.now()
    this.saveTimer = setTimeout(() => void this.save(), Math.max(0, Math.min(timing.pause, latest)))
  }

  private async save(): Promise<void> {
    clearTimeout(this.saveTimer)
    if (this.sending) return
    this.sending = true
    const changes = this.changes
    const content = this.read()
    await this.keep(content, changes)
    if (this.status.kind === 'changed') this.be({ kind: 'saving' })
    const answer = await this.page
      .send(this.version, content, { keepTheirs: this.keepTheirs })
      .catch((): Answer<Content> => ({ kind: 'unreachable' }))
    this.sending = false
    this.take(answer, content, changes)
  }

  private take(answer: Answer<Content>, content: Content, changes: number): void {
    if (answer.kind === 'saved') {
      this.settle(answer.version, answer.savedAt, changes)
      return
    }
    if (answer.kind === 'unreachable') this.unanswered = [...this.unanswered.slice(-9), content]
    if (answer.kind === 'conflict') {
      const { current } = answer
      const whole = this.page.same(content, current.content)
      if (whole || this.unanswered.some((sent) => this.page.same(sent, current.content))) {
        // An earlier save of ours arrived although its answer did not.
        this.settle(current.version, current.savedAt, whole ? changes : this.savedChanges)
        return
      }
    }
    this.be(answer)
    if (answer.kind === 'unreachable' || answer.kind === 'signedOut') this.tryLater()
  }

  private settle(version: number, savedAt: string, changes: number): void {
    this.version = version
    this.savedChanges = Math.max(this.savedChanges, changes)
    this.retries = 0
    this.keepTheirs = false
    this.unanswered = []
    if (this.savedChanges < this.changes) {
      this.firstUnsaved = Date.now()
      this.be({ kind: 'changed' })
      this.schedule()
      return
    }
    this.be({ kind: 'saved', savedAt })
    this.keeping = this.keeping
      .then(() => (this.savedChanges === this.changes ? this.page.forget() : undefined))
      .catch(() => {})
  }

  private tryLater(): void {
    if (this.left) return
    const delay = Math.min(timing.firstRetry * 2 ** this.retries, timing.lastRetry)
    this.retries += 1
    clearTimeout(this.saveTimer)
    this.saveTimer = setTimeout(() => this.retry(), delay)
  }

  private be(status: DistributiveOmit<SaveStatus<Content>, 'kept'>): void {
    this.status = { ...status, kept: !this.atRisk }
    if (!this.left) this.page.tell(this.status)
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never
