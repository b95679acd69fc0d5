import { readdirSync, readFileSync } from 'node:fs'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { describe, expect, it } from 'vitest'
import { languages } from '@/lib/messages/catalogue'
import { modulesIn } from '@/tests/support/modules'
import { publicKeys } from '@/tests/support/public-messages'

type Tree = { readonly [name: string]: string | Tree }

const textsIn = (tree: Tree, path: readonly string[]): [string, string][] =>
  Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[[...path, name].join('.'), value]] : textsIn(value, [...path, name]),
  )

/** The messages that a language has of its own. */
function catalogueOf(language: string): Map<string, string> {
  const files = readdirSync(`messages/${language}`)
  return new Map(
    files.flatMap((file) =>
      textsIn(JSON.parse(readFileSync(`messages/${language}/${file}`, 'utf8')), [file.replace('.json', '')]),
    ),
  )
}

/** The values, tags and choices of a message. */
function partsOf(elements: readonly MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    switch (element.type) {
      case TYPE.literal:
      case TYPE.pound:
        return []
      case TYPE.tag:
        return [`<${element.value}>`, ...partsOf(element.children)]
      case TYPE.plural:
        return [element.value, ...Object.values(element.options).flatMap(({ value }) => partsOf(value))]
      case TYPE.select:
        return [
          `${element.value} ${Object.keys(element.options).sort().join(' ')}`,
          ...Object.values(element.options).flatMap(({ value }) => partsOf(value)),
        ]
      default:
        return [element.value]
    }
  })
}
const shapeOf = (text: string) => [...new Set(partsOf(parse(text)))].sort()

/** The plurals of a message that don't have the categories of the language. "many" is for whole millions in French and Spanish. */
function wrongPluralsIn(elements: readonly MessageFormatElement[], language: string): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return wrongPluralsIn(element.children, language)
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const within = Object.values(element.options).flatMap(({ value }) => wrongPluralsIn(value, language))
    if (element.type === TYPE.select) return within
    const type = element.pluralType ?? 'cardinal'
    const rules = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories
    const optional = language === 'fr' || language === 'es' ? ['many'] : []
    const given = Object.keys(element.options).filter((name) => !name.startsWith('='))
    const right =
      given.every((name) => rules.some((rule) => rule === name)) &&
      rules.every((rule) => given.includes(rule) || optional.includes(rule))
    return right ? within : [`${given.join(' ')} instead of ${rules.join(' ')}`, ...within]
  })
}

const english = catalogueOf('en')
const modules = new Map(modulesIn('app', 'components', 'lib').map((module) => [module.file, module]))
const shown = publicKeys(modules, [...english.keys()])
const others = languages().filter((language) => language !== 'en' && !/-X[AB]$/.test(language))

describe('the messages of public pages', () => {
  it('are found in the modules that the pages load', () => {
    for (const key of [
      'archive.header.search',
      'labels.evidence.CHECKED',
      'kinds.testimony.plural',
      'errors.busy.title',
      'dates.season',
    ])
      expect(shown).toContain(key)
    expect(shown.filter((key) => /^(?:desk|members|commands)\./.test(key))).toEqual([])
  })

  it('are in eleven languages', () => {
    expect(['en', ...others].sort()).toEqual(
      ['en', 'ar', 'az', 'de', 'es', 'fa', 'fr', 'he', 'hy', 'ru', 'tr'].sort(),
    )
  })
})

describe.each(others)('the messages in %s', (language) => {
  const own = catalogueOf(language)

  it('have everything that public pages show', () => {
    expect(shown.filter((key) => !own.has(key))).toEqual([])
  })

  it('have the values, tags and choices of the English ones', () => {
    const faults = [...own].flatMap(([key, text]) => {
      const original = english.get(key)
      if (original === undefined) return `${key} isn't in English`
      const [there, here] = [shapeOf(original).join(', '), shapeOf(text).join(', ')]
      return there === here ? [] : `${key}: ${here} instead of ${there}`
    })
    expect(faults).toEqual([])
  })

  it('have the plurals of the language', () => {
    // Where English tells one from many, so does the language.
    const counted = [...own].filter(([key]) => /\bone \{/.test(english.get(key) ?? ''))
    const faults = counted.flatMap(([key, text]) =>
      wrongPluralsIn(parse(text), language).map((fault) => `${key}: ${fault}`),
    )
    expect(faults).toEqual([])
  })
})

describe('the glossary', () => {
  const rows = readFileSync('docs/translations.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))

  it('has the terms that the messages use', () => {
    const heads = rows.filter(([first]) => first === 'en')
    expect(heads.flatMap((head) => head.slice(1)).sort()).toEqual([...others].sort())
    let head: string[] = []
    const unused: string[] = []
    for (const row of rows) {
      if (row[0] === 'en') head = row
      else if (row[0] !== '---')
        for (const [at, term] of row.entries()) {
          const language = head[at] ?? 'en'
          const all = [...catalogueOf(language).values()].join('\n').toLocaleLowerCase(language)
          // The last letters of a word change with its case.
          const stems = term
            .replace(/ \(.*\)$/, '')
            .toLocaleLowerCase(language)
            .split(' ')
            .map((word) => word.slice(0, Math.max(3, word.length - 3)))
          if (at > 0 && stems.some((stem) => !all.includes(stem))) unused.push(`${language}: ${term}`)
        }
    }
    expect(unused).toEqual([])
  })
})
