import { describe, expect, it } from 'vitest'
import { authorityInputSchema } from '@/lib/authorities/schema'
import { mapAround, surroundingsOf } from '@/lib/maps/drawing'
import { coordinatesOf, pointIn } from '@/lib/maps/points'

describe('a point', () => {
  it('is read from degrees, and kept to ten metres', () => {
    expect(pointIn('39.911, 46.79')).toEqual({ latitude: 39.911, longitude: 46.79 })
    expect(pointIn(' -33.9 18.4 ')).toEqual({ latitude: -33.9, longitude: 18.4 })
    expect(['', 'north', '39.9', '95, 10', '10, 181', '1, 2, 3', '٣٩, ٤٦'].map(pointIn)).toEqual(
      Array(7).fill(null),
    )
    expect(coordinatesOf({ latitude: 39.911111, longitude: -0.00001 })).toBe('39.9111, 0')
  })

  it('is kept in one form, and refused in any other', () => {
    const of = (coordinates: string) =>
      authorityInputSchema.safeParse({ kind: 'PLACE', name: 'Cape Gannet', coordinates })
    expect(of('39.91111;46.7').data?.coordinates).toBe('39.9111, 46.7')
    expect(of('').data?.coordinates).toBeNull()
    expect(of('somewhere').success).toBe(false)
  })
})

describe('a map', () => {
  it('has its points within its frame, north above south', () => {
    const points = [
      { latitude: 41.7, longitude: 44.8 },
      { latitude: 38.1, longitude: 48.2 },
      { latitude: 40.4, longitude: 49.9 },
    ]
    const { width, height, at } = mapAround(points)
    const drawn = points.map(at)
    for (const [x, y] of drawn) {
      expect(x > 0 && x < width).toBe(true)
      expect(y > 0 && y < height).toBe(true)
    }
    const [[westmost = 0, northmost = 0] = [], [, southmost = 0] = []] = drawn
    expect(northmost).toBeLessThan(southmost)
    expect(westmost).toBe(Math.min(...drawn.map(([x]) => x)))
  })

  it('shows land and sea, small enough for a page', () => {
    // Around the Caspian Sea: land on all sides, and its water is cut out.
    const { land, width, height } = mapAround([
      { latitude: 36, longitude: 46 },
      { latitude: 47, longitude: 56 },
    ])
    expect(land.match(/M/g)?.length).toBeGreaterThan(1)
    expect(land.length).toBeLessThan(60_000)
    const numbers = [...land.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(width, height))
    expect(mapAround([{ latitude: 0, longitude: -140 }]).land).toBe('')
  })

  it('draws land across 180 degrees on both sides', () => {
    const { land, width } = mapAround([])
    const lines = [...land.matchAll(/(-?[\d.]+) (-?[\d.]+)L(-?[\d.]+) (-?[\d.]+)/g)]
    expect(Math.max(...lines.map(([, from, , to]) => Math.abs(Number(from) - Number(to))))).toBeLessThan(
      width / 2,
    )
    for (const longitude of [-176, 177.5]) {
      const { land: beside } = mapAround([{ latitude: 66, longitude }])
      expect(beside).not.toBe('')
    }
  })

  it('shows rivers within its frame, only the largest on a wide one', () => {
    const near = mapAround([{ latitude: 39.9, longitude: 46.8 }])
    expect(near.rivers).toMatch(/^M/)
    const numbers = [...near.rivers.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number)
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(near.width, near.height))
    expect(mapAround([]).rivers.length).toBeLessThan(60_000)
    expect(mapAround([{ latitude: 0, longitude: -140 }]).rivers).toBe('')
  })

  it('shows its wider region where it has no coast itself', () => {
    const inland = [
      { latitude: 39.91, longitude: 46.79 },
      { latitude: 39.99, longitude: 46.93 },
    ]
    const around = surroundingsOf(inland)
    expect(around?.land).not.toBe(
      `M0 0L0 ${around?.height}L${around?.width} ${around?.height}L${around?.width} 0Z`,
    )
    expect(around?.frame.width).toBeLessThan((around?.width ?? 0) / 5)
    expect(around?.frame.x).toBeGreaterThan(0)
    // Baku is on the coast.
    expect(surroundingsOf([{ latitude: 40.4, longitude: 49.9 }])).toBeNull()
  })
})
