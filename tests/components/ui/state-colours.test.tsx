import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type State, StateMark, states } from '@/components/ui/StateMark'
import { htmlOf } from '@/tests/support/render'

type Rgb = readonly [number, number, number]
type Matrix = readonly [Rgb, Rgb, Rgb]

/** Linear RGB as seen by eyes without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1.0. */
const eyes: Record<string, Matrix> = {
  'full colour sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  'no colour sight': [
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
    [0.2126, 0.7152, 0.0722],
  ],
}

const css = readFileSync('app/tokens.css', 'utf8')
const [light = '', rest = ''] = css.split('@media (prefers-color-scheme: dark)')
const declared = (block: string) =>
  new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]))
const themes = { light: declared(light), dark: declared(rest.split('@media')[0] ?? '') }

/** Linear RGB of a colour (IEC 61966-2-1). */
function linear(hex: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const through = (matrix: Matrix, [red, green, blue]: Rgb): Rgb => {
  const row = ([r, g, b]: Rgb) => Math.min(1, Math.max(0, r * red + g * green + b * blue))
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])]
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const [bright = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (bright + 0.05) / (dark + 0.05)
}

const markOf = (state: State) => {
  const html = htmlOf(<StateMark state={state} />)
  return {
    colour: html.match(/ text-([\w-]+)"/)?.[1] ?? '',
    sign: html.match(/<svg[^>]*>(.*?)<\/svg>/s)?.[1] ?? '',
    word: html.replace(/<svg.*<\/svg>/s, '').replace(/<[^>]+>/g, ''),
  }
}
const marks = states.map((state) => ({ state, ...markOf(state) }))

const cases = Object.entries(themes).flatMap(([theme, colours]) =>
  Object.entries(eyes).map(([eye, matrix]) => ({ theme, eye, colours, matrix })),
)

/** Returns a colour of a theme as such an eye sees it. */
const seenBy =
  ({ colours, matrix }: Pick<(typeof cases)[number], 'colours' | 'matrix'>) =>
  (name: string): Rgb => {
    const hex = colours.get(name)
    if (!hex) throw new Error(`There is no colour ${name}.`)
    return through(matrix, linear(hex))
  }

describe.each(cases)('the marks of the $theme theme with $eye', (eyeAndTheme) => {
  const seen = seenBy(eyeAndTheme)

  it('are readable on each background', () => {
    for (const { state, colour } of marks)
      for (const ground of ['paper', 'panel'])
        expect(contrast(seen(colour), seen(ground)), `${state} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })

  it('have different icons and words where their colours look alike', () => {
    const alike = marks.flatMap((one, index) =>
      marks
        .slice(index + 1)
        .filter((other) => contrast(seen(one.colour), seen(other.colour)) < 3)
        .map((other) => [one, other] as const),
    )
    // Never so far apart in brightness that colour alone could be relied on.
    expect(alike.length).toBeGreaterThan(0)
    for (const [one, other] of alike) {
      expect(one.sign, `${one.state} and ${other.state}`).not.toBe(other.sign)
      expect(one.word, `${one.state} and ${other.state}`).not.toBe(other.word)
    }
  })
})

describe('an unchecked state', () => {
  const checked = markOf('CHECKED')

  it.each(states.filter((state) => state !== 'CHECKED'))('never looks like a pass: %s', (state) => {
    const mark = markOf(state)
    expect(mark.sign).not.toBe('')
    expect(mark.sign).not.toContain(checked.sign)
    expect(mark.colour).not.toBe(checked.colour)
    expect(mark.word).not.toMatch(/^(Checked|Verified)/)
  })

  it('keeps its icon and word without colours, as in print', () => {
    expect(new Set(marks.map(({ sign }) => sign)).size).toBe(marks.length)
    expect(new Set(marks.map(({ word }) => word)).size).toBe(marks.length)
  })
})
