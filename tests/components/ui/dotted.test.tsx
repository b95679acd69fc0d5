import { expect, it } from 'vitest'
import { Dotted } from '@/components/ui/Dotted'
import { htmlOf } from '@/tests/support/render'

const textOf = (html: string) => html.replace(/<[^>]+>/g, '')

it('dots are between the facts that are given', () => {
  const html = htmlOf(
    <Dotted>
      {'Resolution'}
      {''}
      {null}
      <time dateTime="1948-12-10">10 December 1948</time>
      {false}
      {['Paris'].map((place) => (
        <bdi key={place}>{place}</bdi>
      ))}
    </Dotted>,
  )
  expect(textOf(html)).toBe('Resolution · 10 December 1948 · Paris')
  expect(html.match(/<i aria-hidden="true">/g)).toHaveLength(2)
})
