import { describe, expect, it } from 'vitest'
import { literalTextIn } from '@/tests/support/literal-text'
import { modulesIn } from '@/tests/support/modules'

/** Texts that are no part of the interface, by file, with the reason. */
const EXEMPT: Record<string, string> = {
  'app/api/public/answer.ts': 'names of HTTP headers',
  'components/authorities/VariantFields.tsx': 'an example of a script code',
  'lib/records/consent/schema.ts': 'a name that editions keep; it is translated where it is shown',
  'lib/editions/erasure/recorded.ts': 'SQL',
  'lib/backup/database.ts': 'SQL',
  'lib/exchange/mirror/search.ts': 'a page whose texts are given',
  'lib/page-store/reach.ts': 'SQL',
  'lib/search/timeline.ts': 'SQL',
  'lib/verification/rows.ts': 'SQL',
  'lib/exchange/oai/arguments.ts': 'for those who run a harvester, as in the standard',
  'lib/exchange/oai/provider.ts': 'for those who run a harvester, as in the standard',
  'lib/hashing/canonical-json.ts': 'a mistake in the program',
}

describe('text in the code', () => {
  it('is in the catalogue, and not in pages, components or lib', () => {
    const found = modulesIn('app', 'components', 'lib').flatMap(({ file, text }) =>
      file in EXEMPT ? [] : literalTextIn(file, text).map((one) => `${file}:${one.line} ${one.text}`),
    )
    expect(found).toEqual([])
  })

  it.each([
    ['text between tags', 'const a = <p>No one has checked this yet.</p>'],
    ['an attribute that is read', 'const a = <input aria-label="Search" />'],
    ['a choice between texts', "const a = <p title={b ? 'Open' : null} />"],
    ['a sentence with values', 'const a = `There is no source $'.concat('{id} here.`')],
    ['an error', "throw new Conflict('gone')"],
    ['a field of an error', "throw new Invalid({ title: 'missing' })"],
  ])('is found: %s', (_, code) => {
    expect(literalTextIn('a.tsx', code)).toHaveLength(1)
  })

  it.each([
    ['keys', "const a = <p>{t('archive.title')}</p>"],
    ['classes', 'const a = <p className="flex gap-2 Text-lg" />'],
    ['addresses', 'const a = <a href={`/desk/$'.concat('{id}`}>{name}</a>')],
    ['a mistake in the program', "throw new Error('The record has no consent.')"],
    ['SQL', 'const a = client.$queryRaw`SELECT id FROM "Record" WHERE id = 1`'],
  ])('leaves out %s', (_, code) => {
    expect(literalTextIn('a.tsx', code)).toEqual([])
  })
})
