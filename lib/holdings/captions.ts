import type { LayerPage } from '@/lib/text/passage-position'
import type { LayerSpan } from './spans'

/** Words that are said from `start` to `end`, in seconds; `from` and `to` are their offsets in the text. */
export type Cue = { start: number; end: number; from: number; to: number; text: string }

/** The last cue lasts so long where its end isn't known. */
const LAST = 10

const clock = /^(?:(\d{1,4}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?$/
const times = /^(\S+)[ \t]+-->[ \t]+(\S+)/

/** "01:02:03.5" in seconds; null for any other text. */
export function secondsIn(time: string): number | null {
  const [, hours = '0', minutes, seconds, part = '0'] = clock.exec(time) ?? []
  if (minutes === undefined || seconds === undefined) return null
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${part}`)
}

/** Cues of a text by its locators and the times that are written in it. None for a text without times. */
export function cuesOf(text: string, locators: readonly LayerPage[], spans: readonly LayerSpan[]): Cue[] {
  const marks = spans.filter(({ kind }) => kind === 'CUE_TIME')
  let mark = 0
  const found = locators
    .filter(({ label }) => label === 'timestamp')
    .flatMap((page) => {
      while (marks[mark] && (marks[mark]?.end ?? 0) <= page.start) mark += 1
      const written = marks[mark]
      const isHere = written !== undefined && written.start < page.end
      const [, first = '', last = ''] = times.exec(isHere ? text.slice(written.start, written.end) : '') ?? []
      const start = secondsIn(first) ?? secondsIn(page.value)
      if (start === null) return []
      const from = isHere ? Math.max(page.start, written.end) : page.start
      const words = text.slice(from, page.end)
      const [lead, trail] = [words.length - words.trimStart().length, words.length - words.trimEnd().length]
      return [{ start, end: secondsIn(last), from: from + lead, to: page.end - trail, text: words.trim() }]
    })
  return found.map(({ end, ...cue }, index) => ({
    ...cue,
    end: Math.max(cue.start, end ?? found[index + 1]?.start ?? cue.start + LAST),
  }))
}

const written = (seconds: number) => {
  const whole = Math.floor(seconds)
  const two = (number: number) => String(number).padStart(2, '0')
  const part = String(Math.round((seconds - whole) * 1000)).padStart(3, '0')
  return `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}.${part}`
}

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\n{2,}/g, '\n')

type Caption = Pick<Cue, 'start' | 'end' | 'text'> & { note?: string }

/** Cues as WebVTT (W3C), which browsers show over a film. A note is a comment before its cue. */
export const webVttOf = (cues: readonly Caption[]): string =>
  [
    'WEBVTT',
    ...cues
      .filter(({ text }) => text !== '')
      .flatMap(({ start, end, text, note }) => [
        ...(note ? [`NOTE ${escaped(note.replaceAll('\n', ' '))}`] : []),
        `${written(start)} --> ${written(end)}\n${escaped(text)}`,
      ]),
  ].join('\n\n')
