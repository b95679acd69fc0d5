import { expect, it } from 'vitest'
import { RichText } from '@/components/text/RichText'
import { htmlOf } from '@/tests/support/render'

it('gives each player of the same recording its own transcript', () => {
  const file = {
    type: 'file',
    attrs: {
      sha256: 'a'.repeat(64),
      mediaType: 'audio/ogg',
      size: 1000,
      title: 'A recording',
      transcript: [{ start: 0, end: 2, text: 'A curlew.' }],
    },
  }
  const html = htmlOf(<RichText document={{ type: 'doc', content: [file, { ...file }] }} language="en" />)
  const ids = [...html.matchAll(/<ol id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(2)
  expect([...html.matchAll(/data-transcript="([^"]+)"/g)].map(([, id]) => id)).toEqual(ids)
})
