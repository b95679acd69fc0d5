import type { Letter, Line, PageLayout } from './page-layout'

/** What the notes of a page are: which lines they take, and which raised signs point to one. */
export type PageNotes = {
  /** Index of the first line of each note, and of the line after its last. */
  notes: { from: number; to: number }[]
  /** Small lines at the foot that may go on with the last note of the page before. */
  continued: { from: number; to: number } | null
  /** Letters that point to a note, and raised or lowered letters that don't. */
  markers: Set<Letter>
}

/** Notes are set smaller than the text, by at least this. */
const SMALLER = 0.93
const signs = /^[*\u2020\u2021\u00a7\u00b6#]{1,4}$/
const numbers = /^[[(]?\p{Nd}{1,3}(?:[,\u2013-]\p{Nd}{1,3})*[\])]?$/u
const oneLetter = /^[[(]?\p{Ll}[\])]?$/u
const raisedDigits: Record<string, string> = { '\u00b9': '1', '\u00b2': '2', '\u00b3': '3', '\u2070': '0' }
const raisedDigit = /^[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]$/
const units = /^(?:[cdkm]?m|ft|in|yd|mi|ha|s|[cdk\u043c]?\u043c|\u0441\u043c|\u043a\u043c|\u043c\u043c)$/iu
/** Variables and bases that have powers. */
const powers = /^(?:10|2|\p{L})$/u
const afterNumber = /\p{Nd}$/u

const plain = (letter: Letter) =>
  raisedDigit.test(letter.text)
    ? (raisedDigits[letter.text] ?? String(letter.text.charCodeAt(0) - 0x2070))
    : letter.text
const isRaised = (letter: Letter) => letter.shift === 'RAISED' || raisedDigit.test(letter.text)
const isBlank = (letter: Letter | undefined) => !letter || letter.text.trim() === ''
const bare = (label: string) => label.replaceAll(/[[\]().]/g, '')

/** Finds the notes at the foot of each column and the markers in the text. */
export function notesOf({ lines, height, rules }: PageLayout): PageNotes {
  const groups = lines.map(raisedGroups)
  const withSigns = (line: Line) => signRuns(line).map((run) => run.map(({ text }) => text).join(''))
  const raised = new Set([
    ...groups.flatMap((some, line) =>
      some.flatMap((one) => (isLabelOf(lines[line], one) ? [] : [bare(one.text)])),
    ),
    ...lines.flatMap(withSigns),
  ])
  const body = bodySize(lines)
  const notes: PageNotes['notes'] = []
  let continued: PageNotes['continued'] = null
  for (const { from, to } of columnsOf(lines)) {
    const end = withoutPageNumber(lines, from, to, height)
    const found = notesIn(lines, { from, to: end }, { raised, body, rules })
    for (const note of found.notes) notes.push(note)
    continued ??= found.continued
  }
  const inNotes = (line: number) => notes.some(({ from, to }) => line >= from && line < to)
  const labels = new Set(notes.map(({ from }) => bare(labelOf(lines[from]) ?? '')))
  const markers = new Set<Letter>()
  lines.forEach((line, index) => {
    for (const group of groups[index] ?? [])
      if (!(inNotes(index) && isLabelOf(line, group)) && pointsToNote(line, group, labels))
        for (const letter of group.letters) markers.add(letter)
    if (!inNotes(index)) for (const letter of plainSigns(line, labels)) markers.add(letter)
  })
  return { notes, continued, markers }
}

type Group = { letters: Letter[]; at: number; text: string }

/** Neighbouring raised letters of a line. */
function raisedGroups({ letters }: Line): Group[] {
  const groups: Group[] = []
  letters.forEach((letter, at) => {
    if (!isRaised(letter) || letter.sight === 'INVISIBLE') return
    const group = groups.at(-1)
    if (group && group.at + group.letters.length === at) {
      group.letters.push(letter)
      group.text += plain(letter)
    } else groups.push({ letters: [letter], at, text: plain(letter) })
  })
  return groups
}

const isLabelOf = (line: Line | undefined, { at, text }: Group) =>
  line?.letters.slice(0, at).every(isBlank) === true &&
  (numbers.test(text) || signs.test(text) || oneLetter.test(text))

/** The size of the running text: the largest that a fifth of the letters have. */
function bodySize(lines: readonly Line[]): number {
  const bySize = new Map<number, number>()
  let total = 0
  for (const { size, letters } of lines) {
    const rounded = Math.round(size * 4) / 4
    bySize.set(rounded, (bySize.get(rounded) ?? 0) + letters.length)
    total += letters.length
  }
  const usual = [...bySize].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0] as [number, number])
  const common = [...bySize].filter(([size, count]) => count >= total / 5 && size <= usual[0] * 1.4)
  return Math.max(usual[0], ...common.map(([size]) => size))
}

/** Lines of one column: each below the one before. */
function columnsOf(lines: readonly Line[]): { from: number; to: number }[] {
  const columns: { from: number; to: number }[] = []
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    const column = columns.at(-1)
    if (
      column &&
      before &&
      line.isUpright === before.isUpright &&
      line.down >= before.down - before.size * 0.5
    )
      column.to = index + 1
    else columns.push({ from: index, to: index + 1 })
  })
  return columns.filter(({ from }) => lines[from]?.isUpright)
}

const pageNumber = /^[-\u2013\u2014[(]?\s*(?:\p{Nd}{1,4}|[ivxlc]{1,8})\s*[-\u2013\u2014\])]?$/iu

/** The end of a column without the page number below it. */
function withoutPageNumber(lines: readonly Line[], from: number, to: number, height: number): number {
  let end = to
  while (end - from > 1) {
    const line = lines[end - 1]
    const text =
      line?.letters
        .map((letter) => letter.text)
        .join('')
        .trim() ?? ''
    if (!line || line.down < height * 0.85 || !pageNumber.test(text)) break
    end -= 1
  }
  return end
}

type Signs = { raised: Set<string>; body: number; rules: readonly number[] }

function notesIn(
  lines: readonly Line[],
  { from, to }: { from: number; to: number },
  { raised, body, rules }: Signs,
) {
  let small = to
  while (small > from && (lines[small - 1]?.size ?? 0) <= body * SMALLER) small -= 1
  const starts: number[] = []
  const below = (index: number) => {
    const [line, before] = [lines[index], lines[index - 1]]
    return (
      line !== undefined &&
      rules.some((down) => down < line.down && down > (before && index > from ? before.down : 0) - 1)
    )
  }
  for (let index = small; index < to; index += 1)
    if (beginsNote(lines[index], raised, below(small))) starts.push(index)
  if (starts.length === 0) {
    // Notes as large as the text: below a line or a space, with the label of a marker.
    for (let index = to - 1; index > from; index -= 1) {
      const label = labelOf(lines[index])
      if (label === null || !raised.has(bare(label))) continue
      starts.unshift(index)
    }
    const first = starts[0]
    if (first === undefined || !(lines[first]?.isFirst || below(first)))
      return { notes: [], continued: small < to ? { from: small, to } : null }
  }
  const first = starts[0] ?? to
  const continued = first > small && small < to ? { from: small, to: first } : null
  return { notes: starts.map((start, index) => ({ from: start, to: starts[index + 1] ?? to })), continued }
}

/** The label that a line begins with, if it can be one of a note. */
function labelOf(line: Line | undefined): string | null {
  if (!line) return null
  const [group] = raisedGroups(line)
  if (group && isLabelOf(line, group)) return group.text
  const start = line.letters
    .slice(0, 8)
    .map((letter) => letter.text)
    .join('')
  return (
    /^(?:([[(]?\p{Nd}{1,3}[\])]?)[.):]?\s|([*\u2020\u2021\u00a7\u00b6#]{1,4})\s?|([[(]?\p{Ll}[\])]?)[.)]?\s)/u
      .exec(start)
      ?.slice(1)
      .find(Boolean) ?? null
  )
}

function beginsNote(line: Line | undefined, raised: Set<string>, isBelowRule: boolean): boolean {
  const label = labelOf(line)
  if (label === null || !line) return false
  const [group] = raisedGroups(line)
  if (group && isLabelOf(line, group)) return true
  return raised.has(bare(label)) || signs.test(label) || (isBelowRule && numbers.test(label))
}

/** Whether a raised group points to a note: by the notes of its page, else by what it stands after. */
function pointsToNote({ letters }: Line, { text, at, letters: own }: Group, labels: Set<string>): boolean {
  const next = letters[at + own.length]
  if (next && (next.text === '/' || next.text === '\u2044' || next.shift === 'LOWERED')) return false
  if (signs.test(text)) return true
  if (!numbers.test(text) && !oneLetter.test(text)) return false
  const word = wordBefore(letters, at)
  const measured = units.test(word) && /^\p{Nd}/u.test(wordBefore(letters, at - word.length - 1))
  if (numbers.test(text) && measured) return false
  if (text.split(/[,\u2013-]/).some((label) => labels.has(bare(label)))) return true
  if (oneLetter.test(text)) return false
  return afterNumber.test(word) ? !powers.test(word) : !(powers.test(word) && !/\p{Lu}/u.test(word))
}

/** The letters and digits right before a place, at most 24. */
function wordBefore(letters: readonly Letter[], at: number): string {
  let start = at
  while (start > 0 && at - start < 24 && /^[\p{L}\p{Nd}]/u.test(letters[start - 1]?.text ?? '')) start -= 1
  return letters
    .slice(start, at)
    .map(({ text }) => text)
    .join('')
}

/** Signs such as * that are raised by their form, after a word, where a note begins with them. */
const plainSigns = (line: Line, labels: Set<string>): Letter[] =>
  signRuns(line)
    .filter((run) => labels.has(run.map(({ text }) => text).join('')))
    .flat()

/** Runs of one such sign after a letter. */
function signRuns({ letters }: Line): Letter[][] {
  const runs: Letter[][] = []
  for (let at = 1; at < letters.length; at += 1) {
    if (!signs.test(letters[at]?.text ?? '') || isBlank(letters[at - 1])) continue
    let end = at
    while (end < letters.length && letters[end]?.text === letters[at]?.text) end += 1
    runs.push(letters.slice(at, end))
    at = end
  }
  return runs
}
