/** What a paste or an import leaves out, by kind, with how many of each there were. */
export const leftOutKinds = ['deletions', 'comments', 'hidden', 'images', 'media', 'notes'] as const
type LeftOutKind = (typeof leftOutKinds)[number]
/** A picture that the page only names: what is said of it, its address, and how many signs of the pasted text are before it. */
export type LinkedPicture = { name: string; alternative: string; href: string; after: number }
export type LeftOut = Partial<Record<LeftOutKind, number>> & {
  linked?: readonly LinkedPicture[]
  /** True where pictures are in a document on the writer's computer: the clipboard has only their place there. */
  hasOnDisk?: true
}

/** Counts what is left out while a page is cleaned. */
export class Leaving {
  readonly counts: LeftOut = {}

  add(kind: LeftOutKind, count = 1) {
    if (count > 0) this.counts[kind] = (this.counts[kind] ?? 0) + count
  }

  /** Names one of the pictures that are left out, once. */
  addLinked(picture: LinkedPicture) {
    const named = this.counts.linked ?? []
    if (!named.some(({ href }) => href === picture.href)) this.counts.linked = [...named, picture]
  }

  /** Removes an element, and counts it where it has text. */
  remove(kind: LeftOutKind, element: Element) {
    if ((element.textContent ?? '').trim() !== '') this.add(kind)
    element.remove()
  }
}

export const isNothing = (leftOut: LeftOut): boolean => Object.keys(leftOut).length === 0
