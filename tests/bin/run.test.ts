import { rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { Clone } from '@/tests/support/clone'

it('a command works before the first start and prints only its answer', async () => {
  const clone = await Clone.make({ hasLinks: true })
  try {
    await rm(path.join(clone.folder, 'lib/generated'), { recursive: true })
    expect(clone.line('members', 'list')).toBe('There are no members yet.')
  } finally {
    await clone.remove()
  }
})
