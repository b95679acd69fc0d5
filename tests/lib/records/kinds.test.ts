import { describe, expect, it } from 'vitest'
import { NotFound } from '@/lib/errors'
import { kindIds, kindOf } from '@/lib/records/kinds'
import { contentSchemaOf, emptyContent, submittableSchemaOf } from '@/lib/records/schema'
import { contentOf, printed } from '@/tests/support/factories/pure'

describe.each(kindIds)('the kind %s', (id) => {
  const kind = kindOf(id)

  it('has a form for each of its fields and no other', () => {
    expect(Object.keys(kind.form)).toEqual(Object.keys(kind.fields.shape))
    for (const facet of kind.facets) expect(kind.form).toHaveProperty(facet)
  })

  it('can be saved when nothing but a title is given, and not submitted', () => {
    const content = emptyContent(id, 'A title', 'en')
    expect(contentSchemaOf(id).parse(content)).toEqual(content)
    expect(submittableSchemaOf(id).safeParse(content).success).toBe(false)
    expect(kind.attribution(content.fields)).not.toMatch(/undefined|null/)
    expect(kind.dated(content.fields)).toBeNull()
  })

  it('can be submitted when what its form asks for is given, and misses each of them by name', () => {
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
  it('are known by their own words only', () => {
    for (const word of ['', 'poem', 'toString', '__proto__']) expect(() => kindOf(word)).toThrow(NotFound)
  })

  it('attribute a press excerpt to its periodical, place and date as given', () => {
    const fields = {
      ...contentOf('press-excerpt').fields,
      place: 'London',
      published: printed('28 May', 'XXXX-05-28'),
    }
    expect(kindOf('press-excerpt').attribution(fields)).toBe(
      'The Morning Post (London), 28 May, year not given',
    )
  })

  it('say where a body sits once, and what an act is in its own word', () => {
    const act = (name: string, jurisdiction: string) => ({
      ...contentOf('resolution').fields,
      body: { name, authorityId: null },
      jurisdiction,
      instrument: 'Statement',
    })
    const { attribution, genre } = kindOf('resolution')
    expect(attribution(act('Senate of Samples', 'Samples'))).toMatch(/^Senate of Samples, Statement/)
    expect(attribution(act('Senate', 'Samples'))).toMatch(/^Senate, Samples, Statement/)
    expect(genre?.(act('Senate', 'Samples'))).toBe('Statement')
  })
})
