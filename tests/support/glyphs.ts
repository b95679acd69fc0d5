import type { Glyph, PageContent } from '@/lib/holdings/extract/pdf/glyph'

type Look = Partial<Pick<Glyph, 'size' | 'angle' | 'sight'>>

/** Signs of a text side by side, each 0.6 of its size wide, from a point on the baseline. */
export const glyphsOf = (text: string, x: number, y: number, look: Look = {}): Glyph[] =>
  Array.from(text, (letter, index) => {
    const size = look.size ?? 10
    const left = x + index * size * 0.6
    return {
      text: letter,
      place: { left, bottom: y - size * 0.2, right: left + size * 0.6, top: y + size * 0.8 },
      x: left,
      y,
      size,
      angle: look.angle ?? 0,
      sight: look.sight ?? 'SHOWN',
    }
  })

/** A page of 600 × 800 points with these signs. */
export const pageOf = (glyphs: Glyph[]): PageContent => ({
  glyphs,
  area: { left: 0, bottom: 0, right: 600, top: 800 },
  rotation: 0,
  rules: [],
  controls: 0,
  unknown: 0,
})
