/** A page of a text layer; offsets are UTF-16 units, `end` is behind the last one. `label` is the number printed in the document's own list. */
export type Page = { label: string; start: number; end: number }

/** Why a reader gave up, or what it read. The readers run as programs of their own and print one of these as JSON. */
export type Reading =
  | { text: string; pages: Page[]; unknownCharacters: number }
  | { refused: 'PASSWORD' | 'ENCRYPTED' | 'DAMAGED' | 'TOO_MANY_PAGES' | 'TOO_MUCH_TEXT' | 'NO_TEXT' }

export const MAX_PAGES = 3000
/** UTF-16 units of one text layer. */
export const MAX_TEXT = 10_000_000
