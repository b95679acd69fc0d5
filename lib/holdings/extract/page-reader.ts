import type { SpanKind } from '../spans'
import { itemNumber } from './list-numbers.ts'
import {
  type Attributes,
  type Element,
  idsOf,
  kindsOf,
  leftOut,
  linesAround,
  listOf,
  pictures,
  screenOnly,
} from './page-elements.ts'
import { PageNotes, saysItIsNote, saysItPoints } from './page-notes.ts'
import { MOST_AROUND, PageStyles, selectable } from './page-styles.ts'
import { PageText } from './page-text-builder.ts'
import { quotationMarks } from './quotation-marks.ts'
import { raised } from './raised.ts'

type Range = { start: number; end: number }

/** Writes the text of a page from the events of an HTML parser, with its spans. Each event is handled once. */
export class PageReader {
  readonly #text = new PageText()
  readonly #open: Element[] = []
  readonly #styles = new PageStyles()
  readonly #notes = new PageNotes(this.#text)
  #quotations = 0
  /** The text of the open `sup` or `sub`, written when it ends. */
  #raised: { text: string; depth: number; isLow: boolean; target: string | null } | null = null
  /** The open rows, each with whether a cell was begun in it and whether that has blocks. */
  readonly #rows: { cells: number; hasBlocks: boolean }[] = []
  /** The numbers of items of the lists that are still to come. */
  readonly #items: number[]
  pictures = 0
  comments = 0

  /** A list that counts down starts at the number of its items: `items` has it for each list in the order of the page. */
  constructor(items: readonly number[] = []) {
    this.#items = items.toReversed()
  }

  comment(text: string) {
    if (text.trim() !== '' && !/^\[(?:if|endif)/i.test(text.trim())) this.comments += 1
  }

  write(text: string) {
    const own = this.#open.at(-1)
    if (own?.name === 'style') this.#styles.write(text)
    if (own?.isLeftOut) return
    if (this.#raised) this.#raised.text += text
    else this.#add(text)
  }

  #add(text: string, more: readonly SpanKind[] = []): Range | null {
    const own = this.#open.at(-1)
    return this.#text.add(text, [...(own?.kinds ?? []), ...more], own?.isVerse ?? false)
  }

  open(name: string, attributes: Attributes) {
    const parent = this.#open.at(-1)
    if (pictures.has(name) && !parent?.isLeftOut) this.pictures += 1
    const own = selectable(name, attributes)
    const look = this.#styles.lookOf(own, attributes, this.#open.slice(-MOST_AROUND).toReversed())
    const element: Element = {
      ...own,
      look,
      language: attributes.lang ?? attributes['xml:lang'] ?? parent?.language ?? '',
      kinds: kindsOf(name, look, parent?.kinds ?? []),
      isLeftOut: parent?.isLeftOut === true || leftOut.has(name),
      isVerse: look.verse ?? (name === 'pre' || name === 'textarea' || parent?.isVerse === true),
      start: this.#text.length,
      list: name === 'ol' ? listOf(attributes, this.#items.pop() ?? 1) : null,
      ids: idsOf(name, attributes),
      isNote: saysItIsNote(attributes),
    }
    this.#open.push(element)
    if (name === 'style' && screenOnly(attributes)) this.#styles.open()
    if (element.isLeftOut) return
    this.#begin(element, attributes, parent)
  }

  #begin(element: Element, attributes: Attributes, parent: Element | undefined) {
    const { name, look, language } = element
    this.#breakBefore(name)
    if (name === 'br') this.#breakOrBlank()
    else if (name === 'li') this.#number(attributes)
    else if (name === 'q') {
      this.write(quotationMarks(parent?.language ?? language, this.#quotations)[0])
      this.#quotations += 1
    } else if ((name === 'sup' || name === 'sub' || (look.raised && !parent?.look.raised)) && !this.#raised)
      this.#raised = { text: '', depth: this.#open.length, isLow: name === 'sub', target: null }
    if (name === 'a') this.#link(attributes)
  }

  /** A link in a raised text, or one that says so itself, points to a note. */
  #link(attributes: Attributes) {
    const target = /^[^#]*#(.+)$/.exec(attributes.href ?? '')?.[1]
    if (this.#raised) this.#raised.target ??= target ?? null
    else if (saysItPoints(attributes))
      this.#raised = { text: '', depth: this.#open.length, isLow: false, target: target ?? '' }
  }

  #breakOrBlank() {
    if (this.#raised) this.#raised.text += ' '
    else this.#text.breakLine()
  }

  #breakBefore(name: string) {
    const lines = linesAround(name)
    if (lines > 0) {
      this.#flush()
      this.#text.endLine(this.#isInItem(name) ? 1 : lines)
      const row = this.#rows.at(-1)
      if (row && row.cells > 0) row.hasBlocks ||= name !== 'body'
    }
    if (name === 'tr') {
      this.#text.endRow()
      this.#rows.push({ cells: 0, hasBlocks: false })
    } else if (name === 'td' || name === 'th') this.#beginCell()
  }

  /** A list in an item of a list has no empty line before it. */
  #isInItem = (name: string) =>
    (name === 'ul' || name === 'ol') && this.#open.some((one) => one.name === 'li')

  /** Cells are beside each other, or below each other where one has blocks, as in tables that only lay out a page. */
  #beginCell() {
    const row = this.#rows.at(-1)
    if (row && row.cells > 0) {
      if (row.hasBlocks) this.#text.endLine(1)
      else this.#text.endCell()
    }
    if (row) row.cells += 1
  }

  #number(attributes: Attributes) {
    const list = this.#open.findLast(({ name }) => name === 'ol' || name === 'ul')?.list
    if (!list) return
    const given = Number.parseInt(attributes.value ?? '', 10)
    const number = Number.isNaN(given) ? list.next : given
    list.next = number + list.step
    this.#add(`${itemNumber(number, attributes.type ?? list.type)}. `)
  }

  close(name: string) {
    const element = this.#open.at(-1)
    if (!element || element.name !== name) return
    if (name === 'style') this.#styles.close()
    if (!element.isLeftOut) this.#end(element)
    this.#open.pop()
  }

  #end(element: Element) {
    const { name, start, language } = element
    if (this.#raised && this.#raised.depth === this.#open.length) this.#flush()
    if (name === 'q') {
      this.#quotations = Math.max(0, this.#quotations - 1)
      const parent = this.#open.at(-2)
      this.write(quotationMarks(parent?.language ?? language, this.#quotations)[1])
    }
    if (name === 'td' || name === 'th') this.#text.mark('CELL', this.#text.inked(start, this.#text.length))
    this.#notes.endElement(element, this.#open.at(-2))
    const lines = linesAround(name)
    if (lines > 0) this.#text.endLine(this.#isInItem(name) ? 1 : lines)
    if (name === 'tr') {
      this.#rows.pop()
      this.#text.endRow()
    }
  }

  /** Writes the raised text: as a marker, as raised characters, or as it is. */
  #flush() {
    const open = this.#raised
    if (!open) return
    this.#raised = null
    if (open.text.trim() === '') {
      this.#add(open.text)
      return
    }
    const { isMarker, text } = raised(open.text, this.#text.lineEnd(24), open.isLow, open.target !== null)
    const range = this.#add(text, isMarker ? ['NOTE_MARKER'] : [])
    if (isMarker && range && open.target) this.#notes.addMarker(range, open.target, text.trim())
  }

  read() {
    this.#flush()
    this.#notes.mark()
    return { ...this.#text.read(), pictures: this.pictures, comments: this.comments }
  }
}
