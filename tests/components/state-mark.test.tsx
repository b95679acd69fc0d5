import { describe, expect, it } from 'vitest'
import { StateMark, states } from '@/components/ui/StateMark'
import { htmlOf } from '@/tests/support/render'

const marks = states.map((state) => ({ state, html: htmlOf(<StateMark state={state} />) }))
const signOf = (html: string) => html.match(/<svg[^>]*>(.*?)<\/svg>/s)?.[1] ?? ''
const wordOf = (html: string) => html.replace(/<svg.*<\/svg>/s, '').replace(/<[^>]+>/g, '')

describe('a state that is not checked', () => {
  it('is told by a sign of its own and by a word, so that no colour needs to be seen', () => {
    expect(states.length).toBeGreaterThan(3)
    expect(new Set(marks.map(({ html }) => signOf(html))).size).toBe(states.length)
    expect(new Set(marks.map(({ html }) => wordOf(html))).size).toBe(states.length)
    for (const { html } of marks) expect(wordOf(html)).not.toBe('')
  })

  it('never carries the tick or begins with the word of what is checked', () => {
    const checked = marks.find(({ state }) => state === 'CHECKED')
    const tick = signOf(checked?.html ?? '')
    expect(wordOf(checked?.html ?? '')).toBe('Checked')
    for (const { state, html } of marks)
      if (state !== 'CHECKED') {
        expect(html, state).not.toContain(tick)
        expect(wordOf(html), state).not.toMatch(/^(Checked|Verified)/)
      }
  })

  it('keeps its sign where other words stand beside it', () => {
    const html = htmlOf(<StateMark state="UNCHECKED">Changed since it was checked</StateMark>)
    expect(signOf(html)).toBe(signOf(marks.find(({ state }) => state === 'UNCHECKED')?.html ?? ''))
  })
})
