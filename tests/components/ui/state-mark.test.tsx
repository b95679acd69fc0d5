import { describe, expect, it } from 'vitest'
import { StateMark, states } from '@/components/ui/StateMark'
import { htmlOf } from '@/tests/support/render'

const marks = states.map((state) => ({ state, html: htmlOf(<StateMark state={state} />) }))
const signOf = (html: string) => html.match(/<svg[^>]*>(.*?)<\/svg>/s)?.[1] ?? ''
const wordOf = (html: string) => html.replace(/<svg.*<\/svg>/s, '').replace(/<[^>]+>/g, '')

describe('the mark of a state', () => {
  it('has an icon and a word of its own beside its colour', () => {
    expect(states.length).toBeGreaterThan(3)
    expect(new Set(marks.map(({ html }) => signOf(html))).size).toBe(states.length)
    expect(new Set(marks.map(({ html }) => wordOf(html))).size).toBe(states.length)
    for (const { html } of marks) expect(wordOf(html)).not.toBe('')
  })

  it('shows the tick and the word for checked only when checked', () => {
    const checked = marks.find(({ state }) => state === 'CHECKED')
    const tick = signOf(checked?.html ?? '')
    expect(wordOf(checked?.html ?? '')).toBe('Checked')
    for (const { state, html } of marks)
      if (state !== 'CHECKED') {
        expect(html, state).not.toContain(tick)
        expect(wordOf(html), state).not.toMatch(/^(Checked|Verified)/)
      }
  })

  it('keeps its icon with other text', () => {
    const html = htmlOf(<StateMark state="UNCHECKED">Changed since it was checked</StateMark>)
    expect(signOf(html)).toBe(signOf(marks.find(({ state }) => state === 'UNCHECKED')?.html ?? ''))
  })
})
