import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrastIn, contrastOf, grounds, readableIn, TEXT_CONTRAST } from '@/lib/settings/contrast'

const tokens = readFileSync('app/tokens.css', 'utf8')
const [light = '', rest = ''] = tokens.split('@media (prefers-color-scheme: dark)')
const themes = { light, dark: rest.split('@media')[0] ?? '' }
const tokenIn = (css: string, name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css)?.[1] ?? ''

describe('The contrast of colours', () => {
  it('is that of WCAG', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrastOf('#ffffff', '#777777')).toBeCloseTo(4.48, 2)
    expect(contrastOf('#123456', '#123456')).toBe(1)
  })

  it.each(['light', 'dark'] as const)('is measured on the %s backgrounds of the tokens', (theme) => {
    expect(grounds[theme]).toEqual([tokenIn(themes[theme], 'paper'), tokenIn(themes[theme], 'panel')])
    expect(contrastIn(theme, tokenIn(themes[theme], 'accent'))).toBeGreaterThanOrEqual(TEXT_CONTRAST)
  })

  it('keeps a readable colour and changes another just enough', () => {
    expect(readableIn('light', '#7a5c2e')).toBe('#7a5c2e')
    for (const colour of ['#ffff00', '#ffffff', '#00ff88', '#c9a66b']) {
      expect(contrastIn('light', readableIn('light', colour))).toBeGreaterThanOrEqual(TEXT_CONTRAST)
      expect(contrastIn('light', readableIn('light', colour))).toBeLessThan(5)
    }
    for (const colour of ['#000000', '#2f1a00', '#0000ff'])
      expect(contrastIn('dark', readableIn('dark', colour))).toBeGreaterThanOrEqual(TEXT_CONTRAST)
  })
})
