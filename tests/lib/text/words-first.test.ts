import { expect, test } from 'vitest'
import { wordsFirst } from '@/lib/text/words-first'
import { doc, p } from '@/tests/support/factories'

const typesOf = (...content: Parameters<typeof doc>) =>
  wordsFirst(doc(...content)).content.map(({ type }) => type)
const [picture, recording] = [{ type: 'image' }, { type: 'file' }]

test('media at the beginning of a text follow its first words', () => {
  const heading = { type: 'heading', content: [{ type: 'text', text: 'The tape' }] }
  expect(typesOf(recording, p('Words.'), p('More.'))).toEqual(['paragraph', 'file', 'paragraph'])
  expect(typesOf(p(''), picture, recording, heading, p('Words.'))).toEqual([
    'heading',
    'paragraph',
    'image',
    'file',
    'paragraph',
  ])
})

test('media after words, or without any, stay where they are', () => {
  for (const body of [doc(p('Words.'), recording), doc(picture, recording), doc(p(''), p('Words.')), doc()])
    expect(wordsFirst(body)).toBe(body)
})
