import { describe, expect, it } from 'vitest'
import { languageFor } from '@/lib/quotation/language'
import { lexicons } from '@/lib/quotation/lexicons'
import { sensesOf } from '@/lib/quotation/senses'
import { tokenise } from '@/lib/quotation/tokens'

const lists = [
  'negations',
  'hedges',
  'attributions',
  'numbers',
  'contrasts',
  'months',
  'weekdays',
  'units',
  'titles',
] as const

describe('lexicons', () => {
  it.each(lexicons.map((lexicon) => [lexicon.code, lexicon] as const))(
    '%s has words, not patterns',
    (_, lexicon) => {
      for (const list of lists) {
        const entries = lexicon[list]
          .split(/[,\n]/)
          .map((entry) => entry.trim())
          .filter((entry) => entry !== '')
        expect(entries.length, list).toBeGreaterThan(3)
        for (const entry of entries) {
          expect(entry.replace(/\*$/, ''), `${list}: ${entry}`).toMatch(/^[\p{L}\p{M}\p{N}' .-]+$/u)
          expect(entry.replaceAll(/[^\p{L}]/gu, '').length, `${list}: ${entry}`).toBeGreaterThan(
            entry.endsWith('*') ? 1 : 0,
          )
        }
      }
    },
  )

  it('finds phrases and particles that are written together', () => {
    const english = languageFor('en-GB', 'words')
    expect(sensesOf(tokenise('as many as 9 trains', english), english)).toEqual([
      'HEDGE_OR_ATTRIBUTION',
      'NUMBER',
      'HEDGE_OR_ATTRIBUTION',
      'NUMBER',
      null,
    ])
    const arabic = languageFor('ar', 'ولم')
    expect(sensesOf(tokenise('ولم كلها', arabic), arabic)).toEqual(['NEGATION', 'NUMBER'])
  })

  it('takes "May" for a month beside a number only', () => {
    const english = languageFor('en', 'words')
    const sense = (text: string) => sensesOf(tokenise(text, english), english)
    expect(sense('14 May')[1]).toBe('NUMBER')
    expect(sense('they may')[1]).toBe('HEDGE_OR_ATTRIBUTION')
    expect(sense('450 may')[1]).toBe('HEDGE_OR_ATTRIBUTION')
  })
})
