import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { authorityFiltersSchema } from '@/lib/authorities/schema'
import { cursorSchema, numberIn, offsetSchema, pageSchema } from '@/lib/input'

const id = randomUUID()

describe('a page number', () => {
  it.each([
    ['3', 3],
    ['0', 1],
    ['-1', 1],
    ['1.5', 1],
    ['1e308', 1],
    ['99999999999999999999', 1],
    ['\0', 1],
    [undefined, 1],
    [['2', '3'], 1],
  ])('of %j is %i', (given, page) => expect(pageSchema.parse(given)).toBe(page))
})

describe('an offset', () => {
  it.each([
    ['30', 30],
    ['-1', 0],
    ['1e308', 0],
    ['x', 0],
  ])('of %j is %i', (given, offset) => expect(offsetSchema.parse(given)).toBe(offset))
})

describe('a number in a path', () => {
  it.each([
    ['7', 7],
    ['0', null],
    ['007', null],
    ['1e3', null],
    ['9999999999', null],
    [['1'], null],
  ])('of %j is %j', (given, number) => expect(numberIn(given)).toBe(number))
})

describe('a cursor', () => {
  it('is a time and an id as a list wrote them', () => {
    expect(cursorSchema.safeParse(`2024-02-03T04:05:06.789012Z_${id}`).success).toBe(true)
  })
  it.each([
    `0000-01-01T00:00:00Z_${id}`,
    `1969-12-31T23:59:59Z_${id}`,
    `2024-02-03T04:05:06Z_${id}_`,
    `2024-02-03T04:05:06Z\u0000_${id}`,
    `2024-02-30T04:05:06Z_${id}`,
    `_${id}`,
    '2024-02-03T04:05:06Z_x',
    '',
  ])('is not %j', (text) => expect(cursorSchema.safeParse(text).success).toBe(false))
})

describe('a position in the list of names', () => {
  const parse = (cursor: string) => authorityFiltersSchema.parse({ cursor }).cursor
  it('is a name and an id', () => expect(parse(`A_town_${id}`)).toBe(`A_town_${id}`))
  it.each([`A\u0000_${id}`, `A\u0007_${id}`, 'A town_x', 'A town', `A town${id}`])('is not %j', (cursor) =>
    expect(parse(cursor)).toBeNull(),
  )
})
