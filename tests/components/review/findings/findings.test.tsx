import { describe, expect, it } from 'vitest'
import { Findings } from '@/components/review/findings/Findings'
import { message } from '@/lib/messages/message'
import type { SeenFinding } from '@/lib/review/findings/schema'
import { htmlOf } from '@/tests/support/render'

const finding = (key: string, given: Partial<SeenFinding> = {}): SeenFinding => ({
  key,
  check: 'duplicate-excerpt',
  level: 'INFO',
  message: message('checks.duplicate-excerpt.sameText', { title: key }),
  excerpt: '',
  place: { field: 'body', subjectId: 's', start: 0, end: 0, from: null, to: null },
  ...given,
})
const shown = (...findings: SeenFinding[]) => htmlOf(<Findings recordId="r" findings={findings} />)
const times = (html: string, words: string) => html.split(words).length - 1

describe('what the checks found', () => {
  it('explains each check once, and folds most notes', () => {
    const html = shown(...['a', 'b', 'c', 'd', 'e'].map((key) => finding(key)))
    expect(times(html, 'Much the same text is in')).toBe(5)
    expect(times(html, 'What this checks')).toBe(1)
    expect(html).toContain('2 more of these')
    expect(html.indexOf('“c”')).toBeLessThan(html.indexOf('2 more of these'))
    expect(html.indexOf('“d”')).toBeGreaterThan(html.indexOf('2 more of these'))
  })

  it('closes nothing that stops publishing', () => {
    const html = shown(...['a', 'b', 'c', 'd', 'e'].map((key) => finding(key, { level: 'BLOCK' })))
    expect(times(html, 'Much the same text is in')).toBe(5)
    expect(html).not.toContain('more of these')
  })

  it('says of each check what it looks for', () => {
    const html = shown(finding('a'), finding('b', { check: 'missing-year' }))
    expect(times(html, 'What this checks')).toBe(2)
  })
})
