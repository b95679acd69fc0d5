import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { SpanKind } from '../spans'
import { addNotes, SpannedText } from './spanned-text.ts'
import { type ListNumbers, listNumbersOf } from './word-numbering.ts'

/** The XML files of a Word document by name, "word/document.xml". */
type WordFiles = ReadonlyMap<string, string>

const controls: Record<string, string> = {
  'w:tab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '‑',
  'w:softHyphen': '\u00ad',
}
/** Elements around runs that say what their text is; text that was moved away reads as deleted. */
const changes: Record<string, SpanKind> = {
  'w:del': 'DELETED',
  'w:moveFrom': 'DELETED',
  'w:ins': 'INSERTED',
  'w:moveTo': 'INSERTED',
}
const textElements = new Set(['w:t', 'w:delText', 'm:t'])
const noteElements = new Set(['w:footnote', 'w:endnote'])
const pictures = new Set(['w:drawing', 'w:pict', 'w:object'])
const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off)$/.test(value)

/**
 * The text of a Word document (ECMA-376-1): paragraphs, cells of tables apart, numbers of lists as Word shows them. Deleted, inserted and
 * hidden text, cells, note markers and heads and feet of pages are spans; notes follow at the end, each after its number. Pictures and
 * comments are left out and counted, also signs of symbol fonts, which become U+FFFD. Throws for XML that isn't well-formed.
 */
export function readWordDocument(files: WordFiles) {
  const built = new SpannedText()
  const reader = new PartReader(listNumbersOf(files.get('word/numbering.xml')))
  const addEdges = (name: RegExp, kind: SpanKind) => {
    for (const [file, xml] of files) {
      if (!name.test(file)) continue
      built.endLine(2)
      const start = built.length
      reader.read(xml, built)
      built.mark(kind, start)
    }
  }
  addEdges(/^word\/header\d*\.xml$/, 'RUNNING_HEAD')
  built.endLine(2)
  reader.read(files.get('word/document.xml') ?? '', built)
  const cited = [...reader.cited]
  for (const part of ['word/footnotes.xml', 'word/endnotes.xml'])
    reader.read(files.get(part) ?? '', new SpannedText())
  addNotes(
    built,
    cited.map((note) => reader.notes.get(note) ?? new SpannedText()),
  )
  addEdges(/^word\/footer\d*\.xml$/, 'RUNNING_FOOT')
  const { pictures, comments, symbols } = reader
  return { ...built.read(), pictures, comments, symbols }
}

/** Reads the parts of one document, one after another. */
class PartReader {
  /** Notes in the order in which the text points to them, "footnote 2". */
  readonly cited = new Set<string>()
  readonly notes = new Map<string, SpannedText>()
  pictures = 0
  comments = 0
  symbols = 0
  #built = new SpannedText()
  #kinds: SpanKind[] = []
  #isHidden = false
  #inText = false
  /** How many elements deep inside one that repeats what another says (mc:Fallback). */
  #leftOut = 0
  #list = { id: '', level: 0 }
  /** Where the open cells begin, innermost last. */
  #cells: number[] = []
  #numbers: ListNumbers

  constructor(numbers: ListNumbers) {
    this.#numbers = numbers
  }

  read(xml: string, built: SpannedText) {
    if (xml === '') return
    this.#built = built
    const parser = new SaxesParser()
    parser.on('opentag', (tag) => this.#open(tag))
    parser.on('closetag', (tag) => this.#close(tag))
    parser.on('text', (text) => {
      if (this.#inText && this.#leftOut === 0) this.#write(text)
    })
    parser.write(xml).close()
  }

  #write(text: string) {
    this.#built.addAs(this.#isHidden ? [...this.#kinds, 'HIDDEN'] : this.#kinds, text)
  }

  #open({ name, attributes }: SaxesTagPlain) {
    if (name === 'mc:Fallback' || this.#leftOut > 0) {
      this.#leftOut += 1
      return
    }
    const change = changes[name]
    const value = attributes['w:val']
    if (textElements.has(name)) this.#inText = true
    else if (change) this.#kinds = [...this.#kinds, change]
    else if (name in controls) this.#write(controls[name] ?? '')
    else if (name === 'w:r') this.#isHidden = false
    else if (name === 'w:vanish' || name === 'w:webHidden') this.#isHidden = isOn(value)
    else if (name === 'w:p') this.#list = { id: '', level: 0 }
    else if (name === 'w:ilvl') this.#list.level = Math.min(Math.max(0, Number(value) || 0), 8)
    else if (name === 'w:numId') this.#list.id = value ?? ''
    else if (name === 'w:tc') this.#cells.push(this.#built.length)
    else if (name === 'w:commentReference') this.comments += 1
    else if (name === 'w:sym') this.#symbol()
    else if (name === 'w:footnoteReference') this.#cite(`footnote ${attributes['w:id']}`)
    else if (name === 'w:endnoteReference') this.#cite(`endnote ${attributes['w:id']}`)
    else if (noteElements.has(name)) {
      this.#built = new SpannedText()
      this.notes.set(`${name.slice(2)} ${attributes['w:id']}`, this.#built)
    }
    if (pictures.has(name)) this.pictures += 1
  }

  #close({ name }: SaxesTagPlain) {
    if (this.#leftOut > 0) {
      this.#leftOut -= 1
      return
    }
    if (textElements.has(name)) this.#inText = false
    else if (name in changes) this.#kinds = this.#kinds.slice(0, -1)
    else if (name === 'w:pPr') this.#number()
    else if (name === 'w:p') this.#built.add(this.#cells.length > 0 ? '\n' : '\n\n')
    else if (name === 'w:tc') {
      const start = this.#cells.pop() ?? this.#built.length
      this.#built.dropLineEnd()
      this.#built.mark('CELL', start)
      this.#built.add('\t')
    } else if (name === 'w:tr') this.#built.add('\n')
    else if (name === 'w:tbl' && this.#cells.length === 0) this.#built.add('\n')
  }

  #number() {
    const { id, level } = this.#list
    const number = id === '' ? '' : this.#numbers(id, level)
    this.#list = { id: '', level: 0 }
    if (number !== '') this.#write(`${number} `)
  }

  #cite(note: string) {
    this.cited.add(note)
    this.#built.addAs([...this.#kinds, 'NOTE_MARKER'], String(this.cited.size))
  }

  #symbol() {
    this.symbols += 1
    this.#write('\ufffd')
  }
}
