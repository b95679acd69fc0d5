import { type Element, linesAround } from './page-elements.ts'
import type { PageText } from './page-text-builder'

type Range = { start: number; end: number }

const noteRoles = /\b(?:doc-)?(?:footnote|endnote|rearnote)s?\b/i
const noteReferences = /\b(?:doc-)?noteref\b/i
/** A target longer than this is a section and no note. */
const longestNote = 20_000

/** True for an element that says by its role that it is a note, or a list of them. */
export const saysItIsNote = ({ role = '', 'epub:type': type = '' }: Readonly<Record<string, string>>) =>
  noteRoles.test(`${role} ${type}`) && !saysItPoints({ role, 'epub:type': type })

/** True for a link that says by its role that it points to a note. */
export const saysItPoints = ({ role = '', 'epub:type': type = '' }: Readonly<Record<string, string>>) =>
  noteReferences.test(`${role} ${type}`)

/** Finds the notes of a page: what its markers link to, and what says that it is one. */
export class PageNotes {
  readonly #text: PageText
  /** Where elements with an id are. */
  readonly #ranges = new Map<string, Range>()
  readonly #markers: (Range & { target: string; label: string })[] = []
  readonly #notes: Range[] = []

  constructor(text: PageText) {
    this.#text = text
  }

  /** A marker that links to an id. */
  addMarker({ start, end }: Range, target: string, label: string) {
    this.#markers.push({ start, end, target: decoded(target), label })
  }

  /** The end of an element. Its ids lead to it, or to the whole block at whose start it is. */
  endElement({ name, start, ids, isNote }: Element, parent: Element | undefined) {
    const end = this.#text.length
    if (isNote) this.#notes.push({ start, end })
    if (ids.length === 0) return
    const isFirst =
      parent && linesAround(name) === 0 && /^[\s\p{N}.]*$/u.test(this.#text.slice(parent.start, start))
    if (isFirst) parent.ids.push(...ids)
    else for (const id of ids) if (!this.#ranges.has(id)) this.#ranges.set(id, { start, end })
  }

  /** Marks the notes when the page has been read. */
  mark() {
    for (const { target, end, label } of this.#markers) {
      const range = this.#ranges.get(target)
      // A link back leads to an earlier place.
      if (range && range.start >= end) this.#markNote(range, label)
    }
    for (const range of this.#notes) this.#markNote(range, '')
  }

  #markNote({ start, end }: Range, label: string) {
    const own = this.#text.inked(start, end)
    if (own.end <= own.start || own.end - own.start > longestNote) return
    this.#text.mark('NOTE', own)
    const sign = label.replaceAll(/[^\p{L}\p{N}*†‡§]/gu, '')
    const head = this.#text.slice(own.start, own.start + sign.length + 4)
    const at = sign === '' ? -1 : head.indexOf(sign)
    const isFirst = at >= 0 && /^[[(\s]*$/.test(head.slice(0, at))
    if (isFirst && !/^[\p{L}\p{N}]/u.test(head.slice(at + sign.length)))
      this.#text.mark('NOTE_MARKER', { start: own.start, end: own.start + at + sign.length })
  }
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
