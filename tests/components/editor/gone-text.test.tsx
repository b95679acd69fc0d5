import { expect, test } from 'vitest'
import { GoneText, wholeOf } from '@/components/editor/saving/GoneText'
import type { KeptText } from '@/components/editor/saving/kept-texts'
import { contentOf, doc, figure, hop, p, quoted } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const cited = '00000000-0000-4000-8000-000000000001'
const sourceId = '00000000-0000-4000-8000-000000000002'

test('all of a text without its record can be downloaded', () => {
  const content = contentOf('account', {
    contentWarning: 'War',
    body: doc(p('Words.'), quoted('Said.', { chain: [hop({ id: cited })] })),
    figures: [figure([hop({ id: sourceId })])],
    people: [],
  })
  const text: KeptText = {
    ...{ key: 'k', recordId: 'r', memberId: 'm', kind: 'UNSAVED', baseVersion: 2, content },
    keptAt: '2026-01-01T10:00:00Z',
  }
  expect(JSON.parse(wholeOf(text))).toMatchObject({ content: JSON.parse(JSON.stringify(content)) })
  expect(wholeOf(text)).toContain(cited)
  expect(wholeOf(text)).toContain(sourceId)
  const html = htmlOf(<GoneText text={text} onDiscard={() => {}} />)
  expect(html).toContain('Words.')
  expect(html.indexOf('Download all of it')).toBeLessThan(html.indexOf('Discard this text'))
  expect(html).toContain('Download all of it')
})
