import { expect, it } from 'vitest'
import { RecordText } from '@/components/archive/record/RecordText'
import { RichText } from '@/components/text/RichText'
import { doc, p } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

it('puts a transcript before its player where nothing else is said', () => {
  const film = {
    type: 'file',
    attrs: {
      sha256: 'a'.repeat(64),
      ...{ mediaType: 'video/mp4', size: 1000, title: 'A film' },
      transcript: [{ start: 0, end: 2, text: 'A curlew.' }],
    },
  }
  const shown = (...content: Parameters<typeof doc>) =>
    htmlOf(
      <RecordText
        body={doc(...content)}
        language="en"
        evidence={new Map()}
        warnings={0}
        places={new Map()}
      />,
    )
  expect(shown(film)).toMatch(/A curlew\..*<video/s)
  expect(shown(p('Words.'), film)).toMatch(/Words\..*<video.*A curlew\./s)
})

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
