import { expect, it } from 'vitest'
import { ArchivePage } from '@/components/archive/ArchivePage'
import { pageTextSchema } from '@/lib/pages/schema'
import { footnote, p, whole } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

it('a page of the archive has its notes below its text', () => {
  const body = whole(p('We keep copies', footnote('Since the first day.'), ' of sources.'))
  const html = htmlOf(<ArchivePage page={pageTextSchema.parse({ title: 'About', body })} language="en" />)
  expect(html).toContain('id="mark-1"')
  expect(html).toContain('href="#note-1"')
  expect(html).toMatch(/id="note-1".*href="#mark-1".*Since the first day\./)
  const plain = htmlOf(<ArchivePage page={{ title: 'About', body: whole(p('Text.')) }} language="en" />)
  expect(plain).not.toContain('note')
})
