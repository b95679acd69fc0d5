import { expect, test } from 'vitest'
import { comparedWithProof } from '@/lib/preservation/proven-text'

const words = (text: string) => [{ type: 'text', text }]
const paragraph = (text: string) => ({ type: 'paragraph', content: words(text) })
const quotation = (text: string) => ({
  type: 'quotation',
  attrs: { passageId: 'a', chain: [], mode: 'VERBATIM' },
  content: words(text),
})
const members = { title: 'A title', summary: 'A summary', language: 'en', contentWarning: null }
const body = { type: 'doc', content: [paragraph('Before it.'), quotation('Quoted.'), paragraph('After it.')] }
const parts = [{ path: '', salt: '00', value: { content: { ...members, body } } }]
const compared = (...blocks: string[]) => comparedWithProof({ ...members, text: blocks.join('\n\n') }, parts)
const refused = { contradicted: 'text' }

test('a warning that a mask puts before a quotation needs no proof', () => {
  expect(compared('Before it.', 'Quoted.', 'After it.')).toHaveProperty('pieces')
  expect(compared('Before it.', 'Violence.', 'Quoted.', 'After it.')).toEqual({
    pieces: [
      { text: 'Before it.', isWarning: false },
      { text: 'Violence.', isWarning: true },
      { text: 'Quoted.', isWarning: false },
      { text: 'After it.', isWarning: false },
    ],
  })
})

test('a warning can begin with the words of its quotation', () => {
  const blocks = ['Before it.', 'Quoted. Violence.', 'Quoted.', 'After it.']
  expect(compared(...blocks)).toEqual({
    pieces: blocks.map((text, at) => ({ text, isWarning: at === 1 })),
  })
})

test('nothing else can be added to a text, left out or moved', () => {
  expect(compared('Before it.', 'One.', 'Two.', 'Quoted.', 'After it.')).toEqual(refused)
  expect(compared('More.', 'Before it.', 'Quoted.', 'After it.')).toEqual(refused)
  expect(compared('Before it.', 'Quoted.', 'More.', 'After it.')).toEqual(refused)
  expect(compared('Before it.', 'Quoted.', 'After it.', 'More.')).toEqual(refused)
  expect(compared('Before it.', 'After it.')).toEqual(refused)
  expect(compared('Quoted.', 'Before it.', 'After it.')).toEqual(refused)
})
