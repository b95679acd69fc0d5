import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentSchemaOf } from '@/lib/records/schema'
import { templateOf } from '@/lib/records/templates/structure'
import { structureFor } from '@/lib/records/translating/structure'
import { documentSchema, plainText, quotationsOf } from '@/lib/text'
import { anyDocument } from '@/tests/support/document-arbitrary'
import {
  cell,
  cite,
  contentOf,
  doc,
  footnote,
  h,
  hop,
  list,
  p,
  quotation,
  row,
  sensitive,
  table,
} from '@/tests/support/factories/pure'

const chain = [hop({ id: randomUUID() })]

describe('the structure of a record to translate', () => {
  const content = {
    ...contentOf('account'),
    body: doc(
      h(2, 'A heading'),
      p('A sentence.', cite(chain), footnote('A note.')),
      quotation({ chain, language: 'en' }, 'Words of a source.'),
      quotation({ chain, language: 'fr' }, 'Des mots.'),
      quotation({ chain, mode: 'PARAPHRASE' }, 'The source retold.'),
      list([p('An item.')]),
      table('A caption', row(cell('A cell.'))),
      sensitive('A warning', p('A sentence behind it.')),
    ),
  }
  const structure = structureFor(content, 'fr')

  it('has every block and citation, and none of the sentences', () => {
    const { body } = contentSchemaOf('account').parse(structure)
    expect(body.content.map(({ type }) => type)).toEqual(content.body.content.map(({ type }) => type))
    expect(plainText(body).trim()).toBe('Des mots.\n\nA warning')
    expect(JSON.stringify(body).match(/"type":"citation"/g)).toHaveLength(1)
    expect(structure).toMatchObject({ title: '', summary: '', language: 'fr', figures: content.figures })
  })

  it('keeps quotations of its own language, and asks for the others', () => {
    expect(quotationsOf(contentSchemaOf('account').parse(structure).body)).toMatchObject([
      { mode: 'TRANSLATION', original: 'Words of a source.', wording: '', language: 'fr', chain },
      { mode: 'VERBATIM', original: null, wording: 'Des mots.' },
      { mode: 'PARAPHRASE', original: null, wording: '', language: 'fr' },
    ])
  })
})

it('what a template or a translation begins with is a valid text', () => {
  fc.assert(
    fc.property(anyDocument, (body) => {
      const content = { ...contentOf('account'), body }
      for (const one of [structureFor(content, 'fr'), templateOf('account', content)])
        expect(documentSchema.safeParse(one.body).error).toBeUndefined()
    }),
    { numRuns: 60 },
  )
})
