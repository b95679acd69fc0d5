import { describe, expect, it } from 'vitest'
import { directionOf, languageName, languageOptions, languageSchema, languageTags } from '@/lib/text'
import { english } from '@/tests/support/english'

describe('languages', () => {
  it('accepts only BCP 47 tags and makes them canonical', () => {
    expect(languageSchema.parse(' EN-gb ')).toBe('en-GB')
    expect(languageSchema.parse('az-cyrl')).toBe('az-Cyrl')
    expect(languageSchema.parse('und')).toBe('und')
    for (const tag of ['', 'English', 'german', 'xq', 'english!', 'en_GB', 'e', 'x'.repeat(40), 'en\0'])
      expect(languageSchema.safeParse(tag).success, tag).toBe(false)
  })

  it('knows the direction of a language by its script', () => {
    for (const tag of ['ar', 'fa', 'he', 'ur', 'yi', 'ckb', 'az-Arab', 'ku-Arab', 'dv'])
      expect(directionOf(tag), tag).toBe('rtl')
    for (const tag of ['en', 'az', 'az-Cyrl', 'ru', 'ku', 'zh', 'hy'])
      expect(directionOf(tag), tag).toBe('ltr')
    for (const tag of [null, 'und', 'not a tag']) expect(directionOf(tag)).toBe('auto')
  })

  it('offers a list of canonical tags, each once, by name', () => {
    for (const tag of languageTags) expect(languageSchema.parse(tag)).toBe(tag)
    expect(new Set(languageTags).size).toBe(languageTags.length)
    const options = languageOptions(english)
    expect(options[0]).toEqual({ tag: 'sq', name: 'Albanian' })
    expect(options.at(-1)).toEqual({ tag: 'und', name: 'Not known' })
  })

  it('names languages in the language of the reader', () => {
    expect(languageName('az', english)).toBe('Azerbaijani')
    expect(languageName('az-Cyrl', english)).toBe('Azerbaijani (Cyrillic)')
    expect(languageName('xcl', english)).toBe('xcl')
    expect(languageName('english', english)).toBe('Not recognised: “english”')
    expect(languageName('not a tag', english)).toBe('Not recognised: “not a tag”')
  })
})
