import { expect, it } from 'vitest'
import { SpannedText } from '@/components/archive/record/SpannedText'
import { ExtractionFindings } from '@/components/holdings/ExtractionFindings'
import { LayerReader } from '@/components/holdings/LayerReader'
import { english } from '@/tests/support/english'
import { marked } from '@/tests/support/marked-text'
import { htmlOf } from '@/tests/support/render'

const reader = (written: string, origin = 'BORN_DIGITAL') => {
  const { text, spans } = marked(written)
  const part = { start: 0, text, language: 'en', origin, locators: [], spans }
  return htmlOf(<LayerReader part={part} passages={[]} masks={[]} isWarned={false} />)
}
const withoutNames = (html: string) =>
  html.replaceAll(/<span[^>]*select-none[^>]*>[^<]*<\/span>/g, '').replaceAll(/<[^>]+>/g, '')

it.each([
  ['613⟦NOTE_MARKER 4⟧ lamps', /<sup [^>]*>.*4<\/sup>/],
  ['⟦DELETED 150⟧ lamps', /<del [^>]*><span [^>]*>deleted: <\/span>150<\/del>/],
  ['⟦INSERTED 106⟧ lamps', /<ins [^>]*><span [^>]*>inserted: <\/span>106<\/ins>/],
  ['⟦RUNNING_HEAD Report⟧', /<small [^>]*text-quiet.*head of the page: <\/span>Report<\/small>/],
  ['a ⟦HIDDEN name⟧', /border-dashed[^>]*><span [^>]*>Hidden <\/span>name/],
])('%s has its look and a name', (written, look) => {
  const html = reader(written)
  expect(html).toMatch(look)
  expect(withoutNames(html)).toBe(marked(written).text)
})

it.each([
  [
    '今日は漢字⟦RUBY かんじ⟧です',
    /今日は<\/span><ruby><span>漢字<\/span><rt><span>かんじ<\/span><\/rt><\/ruby>/,
  ],
  ['漢⟦RUBY かん⟧字⟦RUBY じ⟧', /漢<\/span><rt>.*かん.*<\/ruby><ruby><span>字/],
  ['the bridge⟦RUBY hashi⟧', /the <\/span><ruby><span>bridge<\/span><rt>/],
])('%s is drawn with its reading above the word', (written, look) => {
  const { text, spans } = marked(written)
  const html = reader(written)
  expect(html).toMatch(look)
  expect(withoutNames(html)).toBe(text)
  const shown = htmlOf(<SpannedText text={text} spans={spans} />)
  expect(shown).toContain('<rt>')
  expect(shown.replaceAll(/<[^>]+>/g, '')).toBe(text)
})

it('a reading without a word before it is small', () => {
  expect(reader('⟦RUBY hashi⟧')).toMatch(/<small [^>]*>.*hashi<\/small>/)
})

it('a text that software recognised says so above it', () => {
  expect(reader('⟦INVISIBLE The lamps⟧')).toContain('This is machine-read text')
  expect(reader('The lamps', 'OCR')).toContain('This is machine-read text')
  expect(reader('The lamps')).not.toContain('machine-read')
})

it('a report says the encoding, and what was left out', () => {
  const html = htmlOf(
    <ExtractionFindings
      report={{
        reader: 'htmlparser2',
        pages: 0,
        characters: 12,
        encoding: { name: 'koi8-r', basis: 'DECLARED' },
        capture: null,
        findings: [{ kind: 'PICTURES_LEFT_OUT', count: 2, pages: [] }],
      }}
    />,
  )
  expect(html).toContain('12 characters, read by htmlparser2.')
  expect(html).toContain('Read as KOI8-R: the page declares this encoding.')
  expect(html).toContain(
    english('holdings.report.PICTURES_LEFT_OUT', { count: 2, pages: [], onPages: 0, sign: '' }),
  )
  expect(htmlOf(<ExtractionFindings report={null} />)).toBe('')
})
