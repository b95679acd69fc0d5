import { expect, it } from 'vitest'
import { subtitlesOf, transcriptIn } from '@/components/editor/media/transcripts'

it('subtitles become a transcript and come back the same', () => {
  const said = [
    { start: 1.5, end: 4, text: 'We left <at> night.' },
    { start: 4, end: 3601, text: 'A & B\nsaid so.' },
  ]
  expect(transcriptIn(subtitlesOf(said))).toEqual(said)
  expect(transcriptIn('1\r\n00:00:01,500 --> 00:00:04,000\r\nWe left.\r\n')).toEqual([
    { start: 1.5, end: 4, text: 'We left.' },
  ])
  expect([subtitlesOf([]), transcriptIn(' ')]).toEqual(['', []])
  expect(transcriptIn('Words without times.')).toBeNull()
})
