import type { ReportFinding } from '../extraction-report'
import type { LayerSpan } from '../spans'
import type { Page } from './reading'
import { SpannedText } from './spanned-text.ts'

/** A text with times: its cues are locators, its times are spans that aren't words. */
type TimedText = { text: string; cues: Page[]; spans: LayerSpan[]; findings: ReportFinding[] }

const timing = /^(\d{1,4}:)?(\d{1,2}:\d{2})([.,]\d{1,3})?[ \t]+-->[ \t]+(?:\d{1,4}:)?\d{1,2}:\d{2}/
const bracketed = /^[ \t]*[[(](?:(\d{1,2}):)?(\d{1,2}:\d{2})(?:[.,]\d{1,3})?[\])]/
const tag = /<([^<>]*)>/g
const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
}
const withEntities = (text: string) =>
  text.replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => entities[entity] ?? entity)

/** "00:59:58.200" as "00:59:58": the locator that a reader types. */
const clock = (hours: string | undefined, rest: string) =>
  `${(hours ?? '0:').slice(0, -1).padStart(2, '0')}:${rest.padStart(5, '0')}`

/**
 * The text of WebVTT or SubRip subtitles: the line of times of each cue as a span, then its words without markup. A speaker that WebVTT names
 * is written before their words when the speaker changes. Notes of the file (NOTE) are left out and counted. Reads each line once.
 */
export function readSubtitles(file: string): TimedText {
  const built = new SpannedText()
  const cues: Page[] = []
  let speaker = ''
  let notes = 0
  for (const block of blocksOf(file)) {
    const at = block.findIndex((line) => timing.test(line))
    const time = timing.exec(block[at] ?? '')
    if (!time) {
      if (block[0]?.startsWith('NOTE')) notes += 1
      continue
    }
    built.endLine(2)
    const start = built.length
    built.addAs(['CUE_TIME'], block[at]?.trim() ?? '')
    built.endLine()
    speaker = addWords(built, block.slice(at + 1).join('\n'), speaker)
    cues.push({ label: clock(time[1], time[2] ?? ''), start, end: built.length })
  }
  const { text, spans } = built.read()
  const findings: ReportFinding[] = notes ? [{ kind: 'COMMENTS_LEFT_OUT', count: notes, pages: [] }] : []
  return { text, spans, findings, cues: withinText(cues, text) }
}

function blocksOf(file: string): string[][] {
  const blocks: string[][] = [[]]
  for (const line of file.replace(/^\ufeff/, '').split('\n'))
    if (line.trim() === '') blocks.push([])
    else blocks.at(-1)?.push(line)
  return blocks
}

/** Writes the words of a cue and returns who speaks at its end. */
function addWords(built: SpannedText, words: string, before: string): string {
  let speaker = before
  let from = 0
  let isReading = false
  const add = (text: string) => {
    const plain = withEntities(text.replaceAll(/\{\\[^{}]*\}/g, ''))
    if (isReading) built.addAs(['RUBY'], plain)
    else built.add(plain)
  }
  for (const found of words.matchAll(tag)) {
    add(words.slice(from, found.index))
    from = found.index + found[0].length
    const [name = '', ...rest] = (found[1] ?? '').trim().split(/\s+/)
    if (/^\/?rt$/.test(name)) isReading = name === 'rt'
    // "<v.loud Name>": the class is not part of the name.
    if (!/^v(?:\.|$)/.test(name)) continue
    const voice = withEntities(rest.join(' '))
    if (voice !== '' && voice !== speaker) built.add(`${voice}: `)
    speaker = voice
  }
  add(words.slice(from))
  return speaker
}

/**
 * The times in a plain text whose lines begin with "[00:01:30]" or "(1:30)": the text stays as it is, its times become spans and locators.
 * A text with fewer than two such lines, or with times that go back, has none.
 */
export function timesIn(text: string): { cues: Page[]; spans: LayerSpan[] } {
  const spans: LayerSpan[] = []
  const cues: Page[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const time = bracketed.exec(line)
    if (time) {
      const start = at + line.length - line.trimStart().length
      spans.push({ kind: 'CUE_TIME', start, end: at + time[0].length })
      const label = clock(time[1] && `${time[1]}:`, time[2] ?? '')
      const last = cues.at(-1)
      if (last && last.label > label) return { cues: [], spans: [] }
      if (last) last.end = start
      cues.push({ label, start, end: text.length })
    }
    at += line.length + 1
  }
  return cues.length < 2 ? { cues: [], spans: [] } : { cues, spans }
}

const withinText = (cues: Page[], text: string) =>
  cues.map((cue) => ({ ...cue, end: Math.min(cue.end, text.length) })).filter(({ start, end }) => start < end)
