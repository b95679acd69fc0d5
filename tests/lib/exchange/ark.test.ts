import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { arkIn, arkOf, checkCharacter } from '@/lib/exchange/ark'

const id = '0192f0c1-7e5a-7abc-8def-0123456789ab'

const startOf = (recordId: string) => recordId.replaceAll('-', '').slice(0, 24)

describe('an ARK', () => {
  test('has the check character of the NOID algorithm', () => {
    // The example in the documentation of NOID.
    expect(checkCharacter('13030/xf93gt2')).toBe('q')
  })

  test('leads back to its record and edition', () => {
    for (const recordId of [
      id,
      '00000000-0000-4000-8000-000000000000',
      'ffffffff-ffff-4fff-bfff-ffffffffffff',
      randomUUID(),
    ]) {
      const ark = arkOf('12345', recordId)
      expect(ark).toMatch(/^ark:12345\/s1[0-9bcdfghjkmnpqrstvwxz]{21}$/)
      expect(arkIn('12345', ark)).toEqual({ idStart: startOf(recordId), edition: null })
      expect(arkIn('12345', arkOf('12345', recordId, 7))).toEqual({ idStart: startOf(recordId), edition: 7 })
    }
  })

  test('is read with a slash, hyphens and capitals', () => {
    const ark = arkOf('12345', id, 2)
    const written = ark.replace('ark:', 'ark:/').replace('/s1', '/S1-').toUpperCase().replace('ARK', 'ark')
    expect(arkIn('12345', written)).toEqual({ idStart: startOf(id), edition: 2 })
  })

  test('is refused with one wrong sign or two changed places', () => {
    const ark = arkOf('12345', id)
    for (let at = 'ark:12345/s1'.length; at < ark.length; at += 1) {
      const wrong = ark[at] === '0' ? '1' : '0'
      expect(arkIn('12345', ark.slice(0, at) + wrong + ark.slice(at + 1)), String(at)).toBeNull()
      const [one, other] = [ark[at], ark[at + 1]]
      if (other && one !== other && at < ark.length - 2)
        expect(arkIn('12345', ark.slice(0, at) + other + one + ark.slice(at + 2)), String(at)).toBeNull()
    }
  })

  test.each([
    '',
    'ark:',
    'ark:12345/',
    'ark:99999/s1',
    'ark:12345/x9',
    `ark:12345/s1${'z'.repeat(21)}`,
    'x'.repeat(10_000),
    '\u0000',
  ])('is not the text %j', (text) => expect(arkIn('12345', text)).toBeNull())
})
