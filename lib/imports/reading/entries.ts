import { type Message, message } from '@/lib/messages/message'

/** One row of a file: its number in it, and its cells. A reference has its text as the one cell. */
export type Row = { number: number; cells: string[]; fault?: Message }

type Entry = { text: string; fault?: Message }

const numbered = (entries: readonly Entry[]): Row[] =>
  entries.map(({ text, fault }, index) => ({ number: index + 1, cells: [text], ...(fault && { fault }) }))

/** The entries of RIS. The next entry ends one that has no end; the last one without an end can be cut off, and is refused. */
export function risEntries(text: string): Row[] {
  const entries: Entry[] = []
  let lines: string[] | null = null
  const close = (fault?: Message) => {
    if (lines) entries.push({ text: `${lines.join('\n')}\nER  - \n`, ...(fault && { fault }) })
    lines = null
  }
  for (const line of text.replaceAll(/\r\n?/g, '\n').split('\n')) {
    if (/^TY {2}-/.test(line)) {
      close()
      lines = [line]
    } else if (/^ER {2}-/.test(line)) close()
    else if (lines !== null) (lines as string[]).push(line)
  }
  close(message('imports.faults.risEnd'))
  return numbered(entries)
}

const OPENING = /^[ \t]{0,8}@([a-z]{1,30})[ \t]{0,8}([{(])/gim

/** The most characters in which an entry of BibTeX must be closed. */
const LONGEST = 500_000

/** The end of what opens at this place, after its closing sign; -1 where it is never closed. */
function endOf(text: string, from: number): number {
  let depth = 0
  const limit = Math.min(text.length, from + LONGEST)
  for (let at = from; at < limit; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{' || (sign === '(' && depth === 0)) depth += 1
    else if ((sign === '}' || (sign === ')' && depth === 1 && text[from] === '(')) && --depth === 0)
      return at + 1
  }
  return -1
}

/** Definitions of abbreviations, which each entry of a file can use. Longer ones are left out: then the entries that use them are refused. */
const MOST_DEFINED = 20_000

/** The entries of BibTeX, and the abbreviations that they use. One that is never closed ends where the next begins, and is refused. */
export function bibtexEntries(text: string): { rows: Row[]; definitions: string } {
  const entries: Entry[] = []
  let definitions = ''
  const openings = [...text.matchAll(OPENING)].map((match) => ({
    kind: (match[1] ?? '').toLowerCase(),
    start: match.index,
    brace: match.index + match[0].length - 1,
  }))
  let done = 0
  for (const [index, { kind, start, brace }] of openings.entries()) {
    if (start < done) continue
    const whole = endOf(text, brace)
    const next = openings[index + 1]?.start ?? text.length
    const closed = whole > 0
    done = closed ? whole : next
    const entry = text.slice(start, done).trim()
    if (kind === 'comment' || kind === 'preamble') continue
    if (kind === 'string') {
      if (closed && definitions.length + entry.length < MOST_DEFINED) definitions += `${entry}\n`
    } else entries.push({ text: entry, ...(!closed && { fault: message('imports.faults.bibtexEnd') }) })
  }
  return { rows: numbered(entries), definitions }
}

const isItem = (item: unknown) => typeof item === 'object' && item !== null && !Array.isArray(item)

/** The items of CSL-JSON: a list of them, or one alone. Another value is a fault of the file, as one that is nested too deeply to be read. */
export function cslEntries(text: string): Row[] | Message {
  try {
    const parsed: unknown = JSON.parse(text)
    if (!Array.isArray(parsed) && !(isItem(parsed) && 'type' in Object(parsed)))
      return message('imports.faults.csl')
    return [parsed].flat().map((item, index) => ({
      number: index + 1,
      cells: [JSON.stringify(item)],
      ...(!isItem(item) && { fault: message('imports.faults.cslItem') }),
    }))
  } catch {
    return message('imports.faults.json')
  }
}
