import { expect, test } from 'vitest'
import { JobEntry } from '@/components/jobs/JobEntry'
import type { ShownJob } from '@/lib/jobs/schema'
import { htmlOf } from '@/tests/support/render'

const job: ShownJob = {
  id: '0197a000-0000-7000-8000-000000000001',
  title: 'Reading texts again',
  state: 'RUNNING',
  done: 3,
  total: 12,
  startedBy: 'A member',
  isStopping: false,
  messages: [],
  href: null,
}
const shown = (changed: Partial<ShownJob>) =>
  htmlOf(<JobEntry job={{ ...job, ...changed }} cancel={async () => null} />)

test('a running job has a named progress bar and can be cancelled', () => {
  const html = shown({})
  expect(html).toMatch(/<progress aria-label="Reading texts again: progress"[^>]* max="12" value="3"/)
  expect(html).toContain('3 of 12')
  expect(html).toContain('aria-label="Cancel Reading texts again"')
})

test('an ended job has its result and no progress bar', () => {
  const html = shown({ state: 'FINISHED', messages: ['All was read.'], href: '/desk/sources' })
  expect(html).not.toContain('<progress')
  expect(html).not.toContain('Cancel')
  expect(html).toContain('All was read.')
  expect(html).toContain('href="/desk/sources"')
})
