import { describe, expect, it } from 'vitest'
import { findLanguages, languageFromText } from '@/lib/folding/languages'
import { fromCsl, toCsl } from '@/lib/sources/csl'
import { languageSchema, languageTags } from '@/lib/text'
import { english } from '@/tests/support/english'

describe('a language', () => {
  it.each([
    ['English', 'en'],
    ['english', 'en'],
    ['английский', 'en'],
    ['Azərbaycan', 'az'],
    ['azərbaycan', 'az'],
    ['Հայերեն', 'hy'],
    ['العربية', 'ar'],
    ['Français', 'fr'],
    ['francais', 'fr'],
    ['Deutsch', 'de'],
    ['Welsh', 'cy'],
    ['EN-gb', 'en-GB'],
    ['az-cyrl', 'az-Cyrl'],
    ['xcl', 'xcl'],
    ['und', 'und'],
    ['Martian', null],
    ['engl', null],
    ['', null],
  ])('given as %j is %j', (text, tag) => {
    expect(languageFromText(text)).toBe(tag)
  })

  it('is found by part of its name, in either language', () => {
    expect(findLanguages('armen', english)[0]).toEqual({ tag: 'hy', name: 'Armenian' })
    expect(findLanguages('hayer', english)).toEqual([])
    expect(findLanguages('հայ', english)[0]).toEqual({ tag: 'hy', name: 'Armenian' })
    expect(findLanguages('az', english)[0]).toEqual({ tag: 'az', name: 'Azerbaijani' })
    expect(findLanguages('not kn', english)).toEqual([{ tag: 'und', name: 'Not known' }])
  })

  it('is offered with a valid tag, whatever is typed', () => {
    for (const text of ['', 'a', 'e', 'ger', 'ру', 'xcl', 'English'])
      for (const { tag } of findLanguages(text, english)) expect(languageSchema.parse(tag)).toBe(tag)
    expect(
      findLanguages('', english)
        .map(({ tag }) => tag)
        .toSorted(),
    ).toEqual([...languageTags].toSorted())
  })
})

it('a language in words becomes a tag, and is exported unchanged', () => {
  const source = fromCsl({ id: 'x', type: 'book', title: 'T', language: 'English' })
  expect(source.language).toBe('en')
  expect(toCsl({ ...source, id: 'y' }).language).toBe('English')
  expect(fromCsl({ id: 'x', type: 'book', title: 'T', language: 'Martian' }).language).toBeNull()
})
