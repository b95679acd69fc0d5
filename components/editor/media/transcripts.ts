import { cuesOf, webVttOf } from '@/lib/holdings/captions'
import { readSubtitles } from '@/lib/holdings/extract/cues'
import type { FileAttributes } from '@/lib/text/attributes'

type Transcript = FileAttributes['transcript']

/** The words of subtitles (WebVTT or SubRip) with their times; null for another text. Empty for none. */
export function transcriptIn(subtitles: string): Transcript | null {
  if (subtitles.trim() === '') return []
  const { text, cues, spans } = readSubtitles(subtitles.replaceAll(/\r\n?/g, '\n'))
  const pages = cues.map(({ label, start, end }) => ({ label: 'timestamp', value: label, start, end }))
  const said = cuesOf(text, pages, spans)
    .filter((cue) => cue.text !== '')
    .map((cue) => ({ start: cue.start, end: cue.end, text: cue.text }))
  return said.length > 0 ? said : null
}

/** The same as subtitles that can be changed; empty for none. */
export const subtitlesOf = (transcript: Transcript): string =>
  transcript.length > 0 ? webVttOf(transcript) : ''
