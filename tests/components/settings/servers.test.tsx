import { expect, it } from 'vitest'
import { Closings } from '@/components/settings/Closings'
import { Servers } from '@/components/settings/Servers'
import { htmlOf } from '@/tests/support/render'

const at = new Date('2026-11-29T12:00:00Z')

it('names each server and what it has read', () => {
  const server = { id: 'a', host: 'one', pid: 12345, startedAt: at, seenAt: at, lastEvent: 7n }
  const html = htmlOf(<Servers servers={[{ ...server, state: 'SILENT' }]} />)
  expect(html).toContain('one, process 12345')
  expect(html).toContain('it may still answer kept pages')
  // On a narrow screen the cells are below each other, without the head.
  expect(html.match(/<td data-label="[^"]+"/g)).toHaveLength(4)
  expect(htmlOf(<Servers servers={[]} />)).toContain('No web server has read the log yet.')
})

it('says of a withdrawal whether it is complete', () => {
  const closing = { id: 8n, at, action: 'record.withdraw', slug: 'a-slug' }
  const html = htmlOf(
    <Closings
      closings={[
        { ...closing, waiting: 2, completeBy: at },
        { ...closing, id: 7n, action: 'holding.mask', slug: null, waiting: 0, completeBy: null },
      ]}
    />,
  )
  expect(html).toContain('a-slug was withdrawn')
  expect(html).toContain('2 servers have not confirmed it yet. Complete by <time')
  expect(html).toContain('A text was withheld')
  expect(html).toContain('No server shows it any more.')
})
