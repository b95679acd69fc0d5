import type { Box, Glyph } from './glyph'
import { median } from './line.ts'

/** Slanted by less than this, in degrees, a line counts as straight. */
export const STRAIGHT = 4

/** Signs that are read together. */
export type Field = { angle: number; glyphs: Glyph[]; isVertical: boolean; isApart: boolean }

/**
 * Parts of the page that are read apart: each direction of lines; text that can't be seen where other text is seen in the same place.
 * Upright text comes first.
 */
export function fieldsOf(glyphs: readonly Glyph[], rotation: number): Field[] {
  const vertical = verticalSigns(glyphs)
  const hasVertical = vertical.size > 0
  const fields = new Map<string, Field>()
  const behind = concealedBehind(glyphs)
  for (const glyph of glyphs) {
    const straight = Math.round(glyph.angle / 90) * 90
    const near = Math.abs(glyph.angle - straight) < STRAIGHT ? straight : Math.round(glyph.angle / 6) * 6
    const angle = (near + 360) % 360
    const onColumn = vertical.has(glyph) || (hasVertical && (angle - rotation + 360) % 360 === 270)
    const isApart = behind.has(glyph)
    const key = `${isApart} ${onColumn} ${angle}`
    const field = fields.get(onColumn ? `${isApart} vertical` : key)
    if (field) field.glyphs.push(glyph)
    else
      fields.set(onColumn ? `${isApart} vertical` : key, {
        angle: onColumn ? rotation + 270 : angle,
        glyphs: [glyph],
        isVertical: onColumn,
        isApart,
      })
  }
  const all = [...fields.values()].filter(({ glyphs: some }) => some.some(({ text }) => text.trim() !== ''))
  for (const field of all) if (!field.isVertical) field.angle = levelled(field)
  const rank = ({ isApart, isVertical, angle, glyphs: some }: Field) =>
    (isApart ? 1e9 : 0) + (isVertical || Math.abs(angle - rotation) < STRAIGHT ? 0 : 1e7) - some.length
  return all.sort((a, b) => rank(a) - rank(b))
}

/** The angle of a slightly slanted page, as scans have it. */
function levelled({ angle, glyphs }: Field): number {
  const offsets = glyphs.map((glyph) => ((glyph.angle - angle + 540) % 360) - 180)
  const slant = median(offsets)
  return Math.abs(slant) > 0.2 && Math.abs(slant) < STRAIGHT ? angle + slant : angle
}

const upright = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/

/** Signs of East Asian scripts that are set below one another. */
function verticalSigns(glyphs: readonly Glyph[]): Set<Glyph> {
  const found = new Set<Glyph>()
  const level = new Set<Glyph>()
  glyphs.forEach((glyph, index) => {
    const next = glyphs[index + 1]
    if (!next || !(upright.test(glyph.text) || upright.test(next.text))) return
    const [dx, dy, size] = [next.x - glyph.x, next.y - glyph.y, Math.max(glyph.size, 1)]
    if (Math.abs(dy) < size * 0.2 && Math.abs(dx) < size * 2.5)
      for (const one of [glyph, next]) level.add(one)
    else if (Math.abs(dx) < size * 0.35 && dy < -size * 0.4 && dy > -size * 1.6)
      for (const one of [glyph, next]) found.add(one)
  })
  // A few signs below one another are a list.
  if (found.size <= level.size) return new Set()
  return new Set([...found].filter((glyph) => !level.has(glyph)))
}

const SQUARE = 6

/** Concealed signs in whose place there is a visible one: they aren't part of its line. */
function concealedBehind(glyphs: readonly Glyph[]): Set<Glyph> {
  const behind = new Set<Glyph>()
  const concealed = glyphs.filter(({ sight, text }) => sight !== 'SHOWN' && text.trim() !== '')
  if (concealed.length === 0 || concealed.length === glyphs.length) return behind
  const taken = new Set<string>()
  const squareOf = (x: number, y: number) => `${Math.floor(x / SQUARE)} ${Math.floor(y / SQUARE)}`
  const middle = ({ left, right, bottom, top }: Box) => [(left + right) / 2, (bottom + top) / 2] as const
  for (const { sight, place, text } of glyphs)
    if (sight === 'SHOWN' && text.trim() !== '') taken.add(squareOf(...middle(place)))
  let hits = 0
  for (const { place } of concealed) if (taken.has(squareOf(...middle(place)))) hits += 1
  if (hits > Math.max(2, concealed.length * 0.1))
    for (const glyph of glyphs) if (glyph.sight !== 'SHOWN') behind.add(glyph)
  return behind
}
