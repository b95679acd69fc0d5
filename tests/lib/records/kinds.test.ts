import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { NotFound } from '@/lib/errors'
import { messageOfIssue } from '@/lib/messages/message'
import { kindOf, kinds } from '@/lib/records/kinds'
import { attributionOf, eventsOf, genreOf, mastheadOf, recordDate } from '@/lib/records/kinds/fields'
import {
  fieldHint,
  fieldLabel,
  kindDescription,
  kindLabel,
  kindPlural,
  kindShort,
  optionLabel,
} from '@/lib/records/kinds/labels'
import { contentSchemaOf, emptyContent, submittableSchemaOf } from '@/lib/records/schema'
import { english } from '@/tests/support/english'
import { contentOf, doc, hop, printed, quotation } from '@/tests/support/factories/pure'
import { modulesIn } from '@/tests/support/modules'

describe.each(kinds)('the kind $id', (kind) => {
  const { id } = kind

  it('has a form field for each of its fields', () => {
    expect(Object.keys(kind.form)).toEqual(Object.keys(kind.fields.shape))
    const { facets, masthead, dateField, genreField, sourceFields } = kind
    const cited = [kind.csl.issued ?? [], Object.values(kind.csl.variables)]
    const named = [
      facets,
      masthead,
      dateField ?? [],
      genreField ?? [],
      Object.values(sourceFields),
      ...cited,
    ].flat(2)
    for (const name of named) expect(kind.form).toHaveProperty(name)
  })

  it('has messages for itself and for everything in its form', () => {
    const texts = [kindLabel, kindPlural, kindShort, kindDescription].map((of) => of(id))
    for (const [name, field] of Object.entries(kind.form)) {
      const options = field.input === 'choice' ? field.options : []
      texts.push(fieldLabel(id, name), ...[fieldHint(id, name) ?? []].flat())
      texts.push(...options.map((option) => optionLabel(id, name, option)))
    }
    for (const text of texts) expect(english(text)).not.toBe('')
  })

  it('can be saved but not submitted with only a title', () => {
    const content = emptyContent(id, 'A title', 'en')
    expect(contentSchemaOf(id).parse(content)).toEqual(content)
    expect(submittableSchemaOf(id).safeParse(content).success).toBe(false)
    expect(attributionOf(id, content.fields, english)).toBe('')
    expect(recordDate(id, content.fields)).toBeNull()
    expect([...mastheadOf(id, content.fields, english), ...eventsOf(id, content.fields)]).toEqual([])
    expect(genreOf(id, content.fields, english)).toBe(english(kindLabel(id)))
  })

  it('can be submitted when all required fields are given', () => {
    const content = contentOf(id)
    expect(submittableSchemaOf(id).safeParse(content).error).toBeUndefined()
    for (const [name, field] of Object.entries(kind.form)) {
      if (!field.required) continue
      const without = {
        ...content,
        fields: { ...content.fields, [name]: field.input === 'text' ? '' : null },
      }
      const paths = submittableSchemaOf(id)
        .safeParse(without)
        .error?.issues.map(({ path }) => path.join('.'))
      expect(paths).toEqual([`fields.${name}`])
    }
  })
})

describe('kinds', () => {
  it('can be submitted with real languages only', () => {
    const chain = [hop({ id: randomUUID() })]
    const of = (language: string) => ({
      ...contentOf('press-excerpt'),
      language,
      body: doc(quotation({ chain, language: 'az' }, 'One'), quotation({ chain, language }, 'Two')),
    })
    const problems = (language: string) =>
      submittableSchemaOf('press-excerpt')
        .safeParse(of(language))
        .error?.issues.map((issue) => [issue.path.join('.'), english(messageOfIssue(issue))])
    expect(problems('hy')).toBeUndefined()
    expect(problems('german')).toEqual([
      ['language', expect.stringContaining('(BCP 47)')],
      ['body', expect.stringMatching(/^Quotation 2: “german” is no language/)],
    ])
    expect(contentSchemaOf('press-excerpt').safeParse(of('german')).success).toBe(true)
  })

  it('are known by their ids only', () => {
    for (const word of ['', 'poem', 'toString', '__proto__']) expect(() => kindOf(word)).toThrow(NotFound)
  })

  it('attribute a press excerpt to periodical, place and date', () => {
    const fields = {
      ...contentOf('press-excerpt').fields,
      place: 'London',
      published: printed('28 May', 'XXXX-05-28'),
    }
    expect(attributionOf('press-excerpt', fields, english)).toBe(
      'The Morning Post (London), 28 May, year not given',
    )
  })

  it('take the official text of an act as a web address', () => {
    const of = (officialText: string) => kindOf('resolution').fields.safeParse({ officialText }).success
    expect(['', 'https://example.org/act', 'http://example.org'].map(of)).toEqual([true, true, true])
    expect(['javascript:alert(1)', 'example', '//example.org', 'data:text/html,x'].map(of)).not.toContain(
      true,
    )
  })

  it('name the body’s seat once, and the genre of an act', () => {
    const act = (name: string, jurisdiction: string) => ({
      ...contentOf('resolution').fields,
      body: { name, authorityId: null },
      jurisdiction,
      instrument: 'Statement',
    })
    const attribution = (fields: Record<string, unknown>) => attributionOf('resolution', fields, english)
    expect(attribution(act('Senate of Samples', 'Samples'))).toMatch(/^Senate of Samples, Statement/)
    expect(attribution(act('Senate', 'Samples'))).toMatch(/^Senate, Samples, Statement/)
    expect(genreOf('resolution', act('Senate', 'Samples'), english)).toBe('Statement')
  })
})

describe('code outside lib/records/kinds', () => {
  /** Files in which the id of a kind is an ordinary word: stems of verbs, the account that someone signs in to, a type of act. */
  const wordsLikeAKind = [
    ...['/body-or-committee.ts', '/sittings.ts', 'components/desk/CommandPalette.tsx'],
    ...[
      'lib/members/signing-in/throttle.ts',
      'lib/members/signing-in/failed-sign-ins.ts',
      'lib/members/signing-in/oidc.ts',
      'lib/members/removal.ts',
      'lib/editions/indexing/facets.ts',
    ],
  ]
  const ids = kinds.map(({ id }) => id).join('|')
  const literal = new RegExp(`(['"\`])(${ids})\\1|kind=(${ids})|[{,\\s](${ids})\\s*:`)

  it('names no kind', () => {
    const naming = modulesIn('app', 'components', 'lib').filter(({ file, text }) => {
      const exempt = file.startsWith('lib/records/kinds/') || file.startsWith('lib/generated/')
      return !exempt && !wordsLikeAKind.some((name) => file.endsWith(name)) && literal.test(text)
    })
    expect(naming.map(({ file }) => file)).toEqual([])
  })
})
