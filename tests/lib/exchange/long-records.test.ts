import { expect, it, vi } from 'vitest'
import { publicRecord } from '@/lib/exchange/records'
import { translatorOf } from '@/lib/messages/catalogue'
import { renderHtml } from '@/lib/text/html'
import { cases } from './cited-editions'

const t = translatorOf('en')

it('the data of a long record are made in turns', async () => {
  const [, edition] = cases[0] ?? []
  if (!edition) throw new Error('There is no edition.')
  const paragraph = (index: number) => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `Paragraph ${index}` }],
  })
  const body = {
    ...edition.content.body,
    content: Array.from({ length: 1_000 }, (_, index) => paragraph(index)),
  }
  let turns = 0
  let isOver = false
  const count = () => {
    turns += 1
    if (!isOver) setImmediate(count)
  }
  // Each look at the clock takes a millisecond: however quick the machine is, the record is long.
  let clock = 0
  const looking = vi.spyOn(performance, 'now').mockImplementation(() => ++clock)
  setImmediate(count)
  const long = { ...edition, content: { ...edition.content, body } }
  const made = publicRecord({ edition: long, addressOf: (path) => path, positionOf: () => null }, t)
  const { html } = await made.finally(() => looking.mockRestore())
  isOver = true
  expect(turns).toBeGreaterThan(50)
  expect(html).toBe(renderHtml(body, () => '', t))
})
