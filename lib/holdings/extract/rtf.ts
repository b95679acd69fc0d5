import type { SpanKind } from '../spans'
import { addNotes, SpannedText } from './spanned-text.ts'

/** What is true of the text in a group of an RTF document. */
type State = {
  /** Characters to skip after \u, because they stand in for it. */
  fallback: number
  encoding: string
  kinds: ReadonlySet<SpanKind>
  /** Where its text goes: the document, a note, or nowhere. */
  to: 'TEXT' | 'NOTE' | 'NOWHERE'
}

/** Groups that aren't text of the document: tables of fonts and styles, fields' instructions, embedded objects. */
const skipped = new Set(
  'fonttbl colortbl stylesheet info pict object objdata fldinst listtable listoverridetable listtext pntext revtbl rsidtbl generator xmlnstbl themedata datastore latentstyles shppict nonshppict bkmkstart bkmkend filetbl mmathPr ftnsep ftnsepc aftnsep aftnsepc'.split(
    ' ',
  ),
)
const comments = new Set(['annotation', 'atnid', 'atnauthor'])
const signs: Record<string, string> = {
  par: '\n\n',
  sect: '\n\n',
  page: '\n\n',
  line: '\n',
  row: '\n',
  tab: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  '~': '\u00a0',
  '-': '\u00ad',
  _: '‑',
}
/** Character formats that say what a stretch is; "0" after the word ends it. */
const formats: Record<string, SpanKind> = { deleted: 'DELETED', revised: 'INSERTED', v: 'HIDDEN' }
const furniture: Record<string, SpanKind> = {
  header: 'RUNNING_HEAD',
  headerl: 'RUNNING_HEAD',
  headerr: 'RUNNING_HEAD',
  headerf: 'RUNNING_HEAD',
  footer: 'RUNNING_FOOT',
  footerl: 'RUNNING_FOOT',
  footerr: 'RUNNING_FOOT',
  footerf: 'RUNNING_FOOT',
}
/** Windows code pages of \ansicpg and of the Macintosh, by the names of the Encoding Standard. */
const codePages: Record<string, string> = {
  '874': 'windows-874',
  '932': 'shift_jis',
  '936': 'gb18030',
  '949': 'euc-kr',
  '950': 'big5',
  '10000': 'macintosh',
  '65001': 'utf-8',
}
const encodingOf = (page: string): string =>
  codePages[page] ?? (/^125[0-8]$/.test(page) ? `windows-${page}` : 'windows-1252')

const token = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)/gs

/**
 * The text of an RTF document (RTF 1.9.1) in the order of the file; bytes come as Latin-1. Deleted, inserted and hidden text, heads and feet
 * of pages and notes are spans; a note follows at the end, after its number. Pictures and comments are left out and counted. Reads each
 * character once.
 */
export function readRtf(latin1: string) {
  const built = new SpannedText()
  const notes: SpannedText[] = []
  const counted = { pictures: 0, comments: 0 }
  let state: State = { fallback: 1, encoding: 'windows-1252', kinds: new Set(), to: 'TEXT' }
  const outer: State[] = []
  let bytes: number[] = []
  let toSkip = 0
  let isMarked = false

  const target = () => (state.to === 'NOTE' ? (notes.at(-1) ?? built) : built)
  const write = (text: string) => {
    if (state.to !== 'NOWHERE') target().addAs(state.kinds, text)
  }
  /** Bytes of one character can come in several tokens, so they are decoded together. */
  const flush = () => {
    if (bytes.length > 0) write(new TextDecoder(state.encoding).decode(new Uint8Array(bytes)))
    bytes = []
  }
  const addKind = (kind: SpanKind) => {
    state = { ...state, kinds: new Set([...state.kinds, kind]) }
  }
  const startNote = () => {
    built.addAs(['NOTE_MARKER'], String(notes.length + 1))
    notes.push(new SpannedText())
    state = { ...state, to: 'NOTE' }
  }
  const control = (word: string, number: string | undefined) => {
    const format = formats[word]
    const edge = furniture[word]
    if (word === 'u') {
      write(String.fromCharCode(Number(number) & 0xffff))
      toSkip = state.fallback
    } else if (word === 'uc') state = { ...state, fallback: Math.min(Number(number ?? 1), 100) }
    else if (word === 'ansicpg') state = { ...state, encoding: encodingOf(number ?? '') }
    else if (word === 'mac') state = { ...state, encoding: 'macintosh' }
    else if (format) {
      if (number !== '0') addKind(format)
      else state = { ...state, kinds: new Set([...state.kinds].filter((kind) => kind !== format)) }
    } else if (word === 'plain')
      state = { ...state, kinds: new Set([...state.kinds].filter((kind) => kind.startsWith('RUNNING'))) }
    else if (word === 'footnote') startNote()
    else if (edge) {
      built.endLine(2)
      addKind(edge)
    } else if (word === 'pict') {
      counted.pictures += 1
      state = { ...state, to: 'NOWHERE' }
    } else if (comments.has(word)) {
      if (word === 'annotation') counted.comments += 1
      state = { ...state, to: 'NOWHERE' }
    } else if (skipped.has(word)) state = { ...state, to: 'NOWHERE' }
    else if (word === 'cell' || word === 'nestcell') write('\t')
    else if (word in signs) write(signs[word] ?? '')
    // A group that begins with \* and a word that we don't know is to be left out (RTF 1.9.1, "Destinations").
    else if (isMarked) state = { ...state, to: 'NOWHERE' }
  }
  const plain = (text: string) => {
    const kept = text.slice(Math.min(toSkip, text.length))
    toSkip -= text.length - kept.length
    for (const character of kept) bytes.push(character.charCodeAt(0) & 0xff)
  }

  for (const [, word, number, hex, symbol, brace, text] of latin1.matchAll(token)) {
    if (hex !== undefined) {
      if (toSkip > 0) toSkip -= 1
      else bytes.push(Number.parseInt(hex, 16))
      continue
    }
    if (text !== undefined) {
      plain(text)
      continue
    }
    flush()
    if (brace === '{') {
      toSkip = 0
      if (outer.length < 10_000) outer.push(state)
    } else if (brace === '}') {
      toSkip = 0
      state = outer.pop() ?? state
    } else if (word !== undefined) control(word, number)
    else if (symbol === '\n' || symbol === '\r') write('\n\n')
    else if (symbol !== undefined && '\\{}'.includes(symbol)) plain(symbol)
    else if (symbol !== undefined && symbol in signs) write(signs[symbol] ?? '')
    isMarked = symbol === '*'
  }
  flush()
  addNotes(built, notes)
  return { ...built.read(), ...counted }
}
