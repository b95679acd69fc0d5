/** The draft of the server when it refuses a save of an older version. `isOwn`: the same member saved it. */
export type ServerDraft<Content> = {
  version: number
  content: Content
  savedBy: string
  savedAt: string
  isOwn: boolean
}

/** The result of one save. `unreachable`: no answer, or one that isn't about the text (offline, 5xx, 429). */
export type Answer<Content> =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; current: ServerDraft<Content> }
  | { kind: 'invalid'; fields: Readonly<Record<string, string>> }
  | { kind: 'signedOut' }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable' }

/**
 * The save status of the text. `opened`: nothing was typed since the page opened this version; `saved`: this version has every change of the
 * page. `kept`: this browser has every change that the server doesn't have.
 */
export type SaveStatus<Content> = { kept: boolean } & (
  | { kind: 'opened'; version: number; savedAt: string }
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'changed' }
  | { kind: 'saving' }
  /** `base` is the content that both changed. */
  | { kind: 'conflict'; current: ServerDraft<Content>; base: Content }
  | Exclude<Answer<Content>, { kind: 'saved' | 'conflict' }>
)

/** The part of the page that an `Autosave` needs. */
export type Surroundings<Content> = {
  read: () => Content
  /**
   * `base` is the content of that version, so what changed is enough. `isGuess`: the save that makes that version has no answer yet, so the version
   * counts only if its content is `base`. `parting`: the page can end at any moment, so the text is sent only if the browser still delivers it.
   */
  send: (
    baseVersion: number,
    content: Content,
    options: { base: Content; isGuess?: boolean; keepTheirs: boolean; parting: boolean },
  ) => Promise<Answer<Content>>
  /** Keeps the content in the browser; rejects when that fails. */
  keep: (baseVersion: number, content: Content) => Promise<void>
  /** Deletes what `keep` kept. */
  discard: () => Promise<void>
  same: (one: Content, other: Content) => boolean
  /** Merges the changes of this page with those of another page of the same member, and shows the result; false where a person must choose. */
  merge: (base: Content, theirs: Content) => boolean
  show: (status: SaveStatus<Content>) => void
}

/** True for a status that needs nothing of the writer. */
export const isCalm = ({ kind }: SaveStatus<unknown>): boolean =>
  ['opened', 'saved', 'changed', 'saving'].includes(kind)
