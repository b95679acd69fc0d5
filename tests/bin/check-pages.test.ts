import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { pagesOf } from '@/bin/commands/check-pages'
import { checks } from '@/lib/checks'
import { english } from '@/tests/support/english'

describe('pages about the checks', () => {
  it('match the catalogue; else run npm run docs:checks', () => {
    const written = new Map(
      readdirSync('docs/checks').map((file) => [file, readFileSync(`docs/checks/${file}`, 'utf8')]),
    )
    expect(written).toEqual(pagesOf(checks, english))
  })
})
