import { describe, expect, test } from 'vitest'
import { readSubtitles, timesIn } from '@/lib/holdings/extract/cues'

const parts = (text: string, ranges: { start: number; end: number }[]) =>
  ranges.map(({ start, end }) => text.slice(start, end))

describe('subtitles', () => {
  const vtt = [
    'WEBVTT - tape 2',
    '',
    'STYLE',
    '::cue { color: red }',
    '',
    'NOTE made by hand',
    '',
    'intro',
    '59:58.200 --> 01:00:02.900 align:start',
    '<v.loud Asker>Where were you &amp; <i>who</i> was there?',
    '',
    '01:00:03.000 --> 01:00:07.500',
    '<v Teller>At the bridge <ruby>橋<rt>hashi</rt></ruby>, and I could see',
    '',
    '01:00:07.500 --> 01:00:12.100',
    '<v Teller>both banks.</v>',
    '',
  ].join('\n')

  test('WebVTT keeps words, speakers and times', () => {
    const { text, spans, cues, findings } = readSubtitles(vtt)
    expect(text).toBe(
      '59:58.200 --> 01:00:02.900 align:start\nAsker: Where were you & who was there?\n\n01:00:03.000 --> 01:00:07.500\nTeller: At the bridge 橋hashi, and I could see\n\n01:00:07.500 --> 01:00:12.100\nboth banks.',
    )
    expect(spans.map(({ kind }) => kind)).toEqual(['CUE_TIME', 'CUE_TIME', 'RUBY', 'CUE_TIME'])
    expect(parts(text, spans)).toEqual([
      '59:58.200 --> 01:00:02.900 align:start',
      '01:00:03.000 --> 01:00:07.500',
      'hashi',
      '01:00:07.500 --> 01:00:12.100',
    ])
    expect(cues.map(({ label }) => label)).toEqual(['00:59:58', '01:00:03', '01:00:07'])
    expect(parts(text, cues)[2]).toContain('both banks.')
    expect(findings).toEqual([{ kind: 'COMMENTS_LEFT_OUT', count: 1, pages: [] }])
  })

  test('SubRip is read alike, without its markup', () => {
    const { text, cues } = readSubtitles(
      '1\n00:00:01,000 --> 00:00:02,000\n{\\an8}<b>First</b>\nline\n\n2\n00:00:03,000 --> 00:00:04,000\nSecond',
    )
    expect(text).toBe('00:00:01,000 --> 00:00:02,000\nFirst\nline\n\n00:00:03,000 --> 00:00:04,000\nSecond')
    expect(cues.map(({ label }) => label)).toEqual(['00:00:01', '00:00:03'])
  })

  test('unfinished markup is kept as words', () => {
    expect(readSubtitles('00:01.000 --> 00:02.000\na < b and <c').text).toContain('a < b and <c')
  })
})

describe('times in a plain text', () => {
  test('become spans and locators; the text stays as it is', () => {
    const text = 'Asker: When?\n\n[00:00:03] Teller: In spring,\n[1:07] or later.'
    const { cues, spans } = timesIn(text)
    expect(parts(text, spans)).toEqual(['[00:00:03]', '[1:07]'])
    expect(cues.map(({ label }) => label)).toEqual(['00:00:03', '00:01:07'])
    expect(parts(text, cues)).toEqual(['[00:00:03] Teller: In spring,\n', '[1:07] or later.'])
  })

  test('a single time or times that go back are words', () => {
    expect(timesIn('[00:00:03] once').cues).toEqual([])
    expect(timesIn('[00:00:09] one\n[00:00:03] two').spans).toEqual([])
    expect(timesIn('at 10:30 they\n(10:30) left').cues).toEqual([])
  })
})
