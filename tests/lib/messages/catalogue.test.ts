import { readdirSync } from 'node:fs'
import { parse } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseInput } from '@/lib/input'
import { languages, messagesOf, translatorOf } from '@/lib/messages/catalogue'
import { issue, message } from '@/lib/messages/message'
import { fullDay, intlTag } from '@/lib/messages/translator'
import { english } from '@/tests/support/english'

type Tree = { readonly [name: string]: string | Tree }

const textsIn = (tree: Tree, path: readonly string[] = []): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, name].join('.'), value]] : textsIn(value, [...path, name]),
  )
const texts = textsIn(messagesOf('en'))
const dateStyle = z.enum(['full', 'long', 'medium', 'short'])

describe('the message catalogue', () => {
  it('has an area, with its type, for each English file', () => {
    const files = readdirSync('messages/en').map((name) => name.replace('.json', ''))
    expect(Object.keys(messagesOf('en')).sort()).toEqual(files.sort())
  })

  it('formats plurals and numbers', () => {
    expect(english('errors.input.tooShort', { minimum: 1 })).toBe('Enter at least 1 character.')
    expect(english('errors.input.tooShort', { minimum: 1200 })).toBe('Enter at least 1,200 characters.')
  })

  it('renders a message and a list within a value', () => {
    const names = ['one', 'two', message('errors.sessionEnded')]
    expect(english('errors.input.unknownField', { names })).toBe(
      'This field isn’t known: one, two and Your session has ended..',
    )
  })

  it('refuses a message whose value is missing', () => {
    expect(() => english('errors.input.tooShort')).toThrow()
  })

  it('falls back to English in a language without a folder', () => {
    expect(translatorOf('xx')('errors.sessionEnded')).toBe(english('errors.sessionEnded'))
  })

  it('has texts that a language lacks once in memory', () => {
    expect(messagesOf('de').desk).toBe(messagesOf('en').desk)
    expect(messagesOf('de').errors).not.toBe(messagesOf('en').errors)
  })

  it('has the checks, chains and people of public pages in every language', () => {
    const textsOf = (language: string): string[] =>
      (['access', 'aspectQuestion', 'personRole'] as const).flatMap((area) =>
        Object.values(messagesOf(language).labels[area]),
      )
    const english = textsOf('en')
    for (const language of languages().filter((one) => one !== 'en'))
      expect(textsOf(language).filter((text) => english.includes(text))).toEqual([])
  })

  it('ends no sentence with two full stops after a date', () => {
    const day = new Date('2026-12-01')
    for (const language of languages()) {
      const t = translatorOf(language)
      expect(t('dates.yearNotGiven', { date: { day: '2026-12-01' } })).toContain(fullDay(day, language))
      const shown = (style: string): string =>
        style === ''
          ? fullDay(day, language)
          : new Intl.DateTimeFormat(intlTag(language), { dateStyle: dateStyle.parse(style) }).format(day)
      const twice = textsIn(messagesOf(language)).filter(([, text]) =>
        [...text.matchAll(/\{(?:day|date|\w+, date, (\w+))\}\./g)].some(([, style = '']) =>
          shown(style).endsWith('.'),
        ),
      )
      expect(twice).toEqual([])
    }
  })

  it('carries the message that a schema names to the error', () => {
    const schema = z.object({ title: z.string().min(1, issue('errors.sessionEnded')), pages: z.number() })
    const fields = { title: message('errors.sessionEnded'), pages: message('errors.input.missing') }
    expect(() => parseInput(schema, { title: '' })).toThrow(expect.objectContaining({ fields }))
  })

  it('has messages that are well formed', () => {
    expect(texts.length).toBeGreaterThan(1000)
    for (const [key, text] of texts) expect(() => parse(text), key).not.toThrow()
  })

  it('has curly apostrophes and quotation marks', () => {
    // The example of an unclosed quotation is about straight marks.
    const straight = texts.filter(([, text]) => /['"]/.test(text)).map(([key]) => key)
    expect(straight).toEqual(['checks.unbalanced-quotes.example'])
  })

  it('is in plain English', () => {
    const archaic =
      /\b(?:nobody|somebody|whoever|let pass|mend(?:s|ed)?|stands?|standing|thereof|anew|of which|became of|held (?:copy|text)|is said to|may not|overtaken|by whose leave)\b/i
    expect(texts.filter(([, text]) => archaic.test(text))).toEqual([])
  })
})
