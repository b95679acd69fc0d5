import { describe, expect, it } from 'vitest'
import { cuesOf, secondsIn, webVttOf } from '@/lib/holdings/captions'
import { readSubtitles, timesIn } from '@/lib/holdings/extract/cues'
import { locatorsOf } from '@/lib/holdings/printed-pages'
import { rangeIn } from '@/lib/storage/byte-range'

const ofSubtitles = (file: string) => {
  const { text, cues, spans } = readSubtitles(file)
  return cuesOf(text, locatorsOf(cues, 'timestamp'), spans)
}

describe('the cues of a text', () => {
  it('have the times of captions and their words', () => {
    const cues = ofSubtitles(
      'WEBVTT\n\n00:01.500 --> 00:04.000\n<v Anna>We left\nat night.\n\n01:00:02.000 --> 01:00:05.250\n2 &lt; 3 & more.',
    )
    expect(cues.map(({ start, end, text }) => [start, end, text])).toEqual([
      [1.5, 4, 'Anna: We left\nat night.'],
      [3602, 3605.25, '2 < 3 & more.'],
    ])
  })

  it('last until the next where only their beginning is known', () => {
    const text = 'Interview.\n[00:00:05] First words.\n[00:01:00] Last words.'
    const { cues, spans } = timesIn(text)
    expect(cuesOf(text, locatorsOf(cues, 'timestamp'), spans)).toMatchObject([
      { start: 5, end: 60, text: 'First words.' },
      { start: 60, end: 70, text: 'Last words.' },
    ])
  })

  it('are none of pages, and keep offsets in the text', () => {
    expect(cuesOf('A page.', [{ label: 'page', value: '1', start: 0, end: 7 }], [])).toEqual([])
    const text = '[00:05] Words.\n[00:09] More.'
    const { cues, spans } = timesIn(text)
    for (const cue of cuesOf(text, locatorsOf(cues, 'timestamp'), spans))
      expect(text.slice(cue.from, cue.to)).toBe(cue.text)
  })

  it('are written as WebVTT that says the same', () => {
    const cues = ofSubtitles(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nA &lt;b&gt; &amp; c.\n\n00:03.000 --> 00:04.000\nD.',
    )
    const written = webVttOf(cues)
    expect(written).toBe(
      'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nA &lt;b&gt; &amp; c.\n\n00:00:03.000 --> 00:00:04.000\nD.',
    )
    expect(ofSubtitles(written).map(({ start, text }) => [start, text])).toEqual(
      cues.map(({ start, text }) => [start, text]),
    )
  })

  it('are read from clock times only', () => {
    expect(['01:30', '1:02:03.5', '00:05,250'].map(secondsIn)).toEqual([90, 3723.5, 5.25])
    expect(['1.30', '', '1:2:3:4', 'x'].map(secondsIn)).toEqual([null, null, null, null])
  })
})

describe('the part that a Range header asks for', () => {
  it.each([
    ['bytes=0-3', { start: 0, end: 3 }],
    ['bytes=5-', { start: 5, end: 9 }],
    ['bytes=-4', { start: 6, end: 9 }],
    ['bytes=-40', { start: 0, end: 9 }],
    ['bytes=8-400', { start: 8, end: 9 }],
    ['bytes=10-', 'NONE'],
    ['bytes=-0', 'NONE'],
    ['bytes=4-2', null],
    ['bytes=0-1,4-5', null],
    ['items=0-1', null],
    ['bytes=-', null],
    [null, null],
  ])('%s', (header, part) => {
    expect(rangeIn(header, 10)).toEqual(part)
  })
})
