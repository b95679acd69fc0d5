/** What the server has when it refuses a save made from an older version. `isOwn`: the same member saved it. */
export type ServerDraft<Content> = {
  version: number
  content: Content
  savedBy: string
  savedAt: string
  isOwn: boolean
}

/** How one try to save ended. `unreachable`: no answer, or one that says nothing about the text (offline, 5xx, 429). */
export type Answer<Content> =
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'conflict'; current: ServerDraft<Content> }
  | { kind: 'invalid'; fields: Readonly<Record<string, string>> }
  | { kind: 'signedOut' }
  | { kind: 'refused'; message: string }
  | { kind: 'unreachable' }

/**
 * The state of the text. `opened`: nothing was typed since the page opened this version; `saved`: every change of this page is in this
 * version. `kept`: this browser has every change that the server does not have.
 */
export type SaveStatus<Content> = { kept: boolean } & (
  | { kind: 'opened'; version: number; savedAt: string }
  | { kind: 'saved'; version: number; savedAt: string }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | Exclude<Answer<Content>, { kind: 'saved' }>
)

/** The page around an `Autosave`, as far as it needs it. */
export type Surroundings<Content> = {
  read: () => Content
  /** `parting`: the page may be gone at any moment, so the text is sent only where a browser still delivers it. */
  send: (
    baseVersion: number,
    content: Content,
    options: { keepTheirs: boolean; parting: boolean },
  ) => Promise<Answer<Content>>
  /** Keeps the content in the browser; rejects when that fails. */
  keep: (baseVersion: number, content: Content) => Promise<void>
  forget: () => Promise<void>
  same: (one: Content, other: Content) => boolean
  /** Joins what this page and another page of the same member made of one text, and shows it; false where a person must choose. */
  merge: (base: Content, theirs: Content) => boolean
  tell: (status: SaveStatus<Content>) => void
}
