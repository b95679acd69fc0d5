import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { contentSchemaOf } from '@/lib/records/schema'
import { structureFor } from '@/lib/records/translating/structure'
import { plainText, quotationsOf } from '@/lib/text'
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
