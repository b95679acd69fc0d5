import { expect, it } from 'vitest'
import { boxesOf } from '@/lib/editions/copies/page-boxes'
import { placesOfWords } from '@/lib/holdings/recognition/page-text'

/** Two lines of words, each letter 10 wide and each line 20 high, on a page of 200 by 100. */
const recognised = placesOfWords({
  text: 'a dotterel\nand a plover',
  words: [
    [0, 1, 0, 10, 10, 30, 90],
    [2, 10, 20, 10, 100, 30, 90],
    [11, 14, 0, 40, 30, 60, 90],
    [15, 16, 40, 40, 50, 60, 30],
    [17, 23, 60, 40, 120, 60, 90],
  ],
  ...{ width: 200, height: 100 },
})
const fromFile = { ...recognised, unsure: undefined }
const rangeOf = (text: string, words: string) => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const boxes = (text: string, words: string, places = recognised, laidOver = [{ start: 0, end: 0 }]) =>
  boxesOf({ text, laidOver }, [rangeOf(text, words)], places)

const { text } = recognised
const bird = [0.08, 0.03, 0.52, 0.37]

it('a box covers whole words, line by line', () => {
  expect(boxes(text, 'dotterel')).toEqual([bird])
  expect(boxes(text, 'otter')).toEqual([bird])
  expect(boxes(text, 'dotterel\nand')).toEqual([bird, [0, 0.33, 0.17, 0.67]])
})

it('a box follows a word that a correction moved', () => {
  expect(boxes('It was a dotterel\nand a plover', 'dotterel')).toEqual([bird])
})

it('no place is known where texts differ or letters have none', () => {
  expect(boxes('a Dotterel\nand a plover', 'Dotterel')).toBeNull()
  const places = recognised.places.map((place, at) => (at === 4 ? [] : place))
  expect(boxes(text, 'dotterel', { ...recognised, places })).toBeNull()
  expect(boxes(text, 'plover', { ...recognised, places })).toHaveLength(1)
})

it('text that another program laid over a picture has no known place', () => {
  const laid = [{ start: 0, end: text.length }]
  expect(boxes(text, 'plover', fromFile, laid)).toBeNull()
  expect(boxes(text, 'plover', fromFile)).toHaveLength(1)
  expect(boxes(text, 'plover', recognised, laid)).toHaveLength(1)
})
