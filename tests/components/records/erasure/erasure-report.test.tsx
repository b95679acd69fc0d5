import { expect, test } from 'vitest'
import { ErasureReport } from '@/components/records/erasure/ErasureReport'
import { maskedKinds, remainKinds } from '@/lib/editions/erasure/schema'
import { htmlOf } from '@/tests/support/render'

const place = <Kind extends (typeof remainKinds)[number]>(kind: Kind) => ({
  ...{ kind, id: 'one', sourceId: 'two', within: 'three' },
})

test('the report of an erasure links every place with what was done', () => {
  const html = htmlOf(<ErasureReport masked={maskedKinds.map(place)} left={[]} media={[]} />)
  expect(html.match(/<li>/g)).toHaveLength(maskedKinds.length)
  for (const href of [
    ...['/desk/sources/one', '/desk/authorities/one', '/desk/sources/two/holdings/one', '/desk/records/one'],
    ...['/desk/sources/two/holdings/three', '/desk/settings/pages/one'],
  ])
    expect(html).toContain(`href="${href}"`)
  expect(html).toContain('Masked as private in the text of a copy')
  expect(html).not.toMatch(/>Replaced<|>Place</)
})

test('the report of an erasure links what is left by its kind', () => {
  const html = htmlOf(<ErasureReport masked={[]} left={remainKinds.map(place)} media={[]} />)
  expect(html.match(/<li>/g)).toHaveLength(remainKinds.length)
  expect(html).toContain('Consent of another testimony')
  expect(html).not.toMatch(/>Place</)
})

test('the report of an erasure links the files that only it used', () => {
  const html = htmlOf(<ErasureReport masked={[]} left={[]} media={[place('MEDIA')]} />)
  expect(html).toContain('href="/desk/media/one"')
  expect(html).toContain('Only this record used 1 file')
})
