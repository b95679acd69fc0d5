import type { Editor, EditorEvents } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { LinkedPicture } from './left-out'
import { signsIn } from './page'

/** The part of the text that a transaction put there; null for one that changed nothing. */
function changedBy({ mapping }: Transaction): { from: number; to: number } | null {
  let range: { from: number; to: number } | null = null
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1)
    map.forEach((_, __, start, end) => {
      const [from, to] = [later.map(start, -1), later.map(end, 1)]
      range = { from: Math.min(from, range?.from ?? from), to: Math.max(to, range?.to ?? to) }
    })
  })
  return range
}

/** The position in a range of the text that has so many signs before it. */
function positionAfter(doc: Node, { from, to }: { from: number; to: number }, signs: number): number {
  let left = signs
  let found: number | null = left === 0 ? from : null
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isText || found !== null) return found === null
    const start = Math.max(from, position)
    const text = (node.text ?? '').slice(start - position, to - position)
    const count = signsIn(text)
    if (count < left) left -= count
    else {
      found = start
      for (const sign of text) {
        if (left === 0) break
        left -= signsIn(sign)
        found += sign.length
      }
    }
    return false
  })
  return found ?? to
}

/**
 * The same position, or that beside a block whose text begins or ends there: a picture between two blocks divides neither. A block that is empty without
 * the picture is replaced by it, so the position is within.
 */
function besideBlock(doc: Node, position: number): number {
  const $position = doc.resolve(position)
  const { parent, parentOffset, depth } = $position
  if (depth === 0 || !parent.isTextblock || parent.content.size === 0) return position
  if (parentOffset < parent.content.size) return parentOffset === 0 ? $position.before() : position
  const after = $position.after()
  const next = doc.resolve(after).nodeAfter
  return next?.isTextblock && next.content.size === 0 ? after + 1 : after
}

/**
 * Where pictures stood in a pasted text that they were left out of. Made just before the paste, it follows them through every later change, until
 * they are taken or `end`.
 */
export class PicturePlaces {
  private places: Map<string, number> | null = null

  constructor(
    private readonly editor: Editor,
    private readonly pictures: readonly LinkedPicture[],
  ) {
    editor.on('transaction', this.follow)
  }

  private readonly follow = ({ transaction, appendedTransactions }: EditorEvents['transaction']) => {
    const later = [transaction, ...appendedTransactions]
    const isPaste = /^(?:paste|drop)$/.test(String(transaction.getMeta('uiEvent')))
    if (this.places === null && isPaste) {
      this.places = this.find(transaction)
      later.shift()
    }
    for (const [href, position] of this.places ?? [])
      this.places?.set(
        href,
        later.reduce((at, { mapping }) => mapping.map(at), position),
      )
  }

  private find(transaction: Transaction): Map<string, number> {
    const range = changedBy(transaction)
    return new Map(
      this.pictures.map(({ href, after }) => [
        href,
        range ? positionAfter(transaction.doc, range, after) : transaction.selection.to,
      ]),
    )
  }

  /** Called after the paste. Where nothing but pictures was copied, they stood at the cursor. */
  settle(): void {
    this.places ??= new Map(this.pictures.map(({ href }) => [href, this.editor.state.selection.to]))
  }

  /** Where a picture stood: beside a block, or within its text. */
  placeOf(href: string): number {
    const { doc, selection } = this.editor.state
    return besideBlock(doc, Math.min(this.places?.get(href) ?? selection.to, doc.content.size))
  }

  /** A picture was put there, so those that stood at the same place come after it. With the last one, nothing is followed any more. */
  took(href: string, position: number): void {
    const { places } = this
    if (!places?.delete(href)) return
    if (places.size === 0) this.end()
    const from = this.pictures.findIndex((picture) => picture.href === href)
    const after = this.pictures[from]?.after
    for (const picture of this.pictures.slice(from + 1))
      if (picture.after === after && places.has(picture.href)) places.set(picture.href, position + 1)
  }

  end(): void {
    this.editor.off('transaction', this.follow)
  }
}
