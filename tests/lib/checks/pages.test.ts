import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checks } from '@/lib/checks'
import { pagesOf } from '@/lib/checks/pages'
import { english } from '@/tests/support/english'

describe('the pages about the checks', () => {
  it('say what the checks themselves say: run `npm run docs:checks` where they do not', () => {
    const written = new Map(
      readdirSync('docs/checks').map((file) => [file, readFileSync(`docs/checks/${file}`, 'utf8')]),
    )
    expect(written).toEqual(pagesOf(checks, english))
  })
})
