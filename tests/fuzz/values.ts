import { hostileUnits } from '../support/hostile-texts'
import type { Random } from './random'

/** What addresses and fields are made of when they are made to do harm. */
const odd = [
  '',
  ' ',
  '\0',
  '\u0007',
  'a\0b',
  '\ud800',
  '\u202e',
  '\uffff',
  '%',
  '%00',
  '%zz',
  '..',
  '../../etc/passwd',
  "'; DROP TABLE x; --",
  '<script>',
  '-1',
  '0',
  '1.5',
  '1e308',
  'NaN',
  'Infinity',
  '99999999999999999999',
  '2147483648',
  '9007199254740993',
  '0000-01-01T00:00:00Z_00000000-0000-0000-0000-000000000000',
  '9999-12-31T23:59:59Z_00000000-0000-0000-0000-000000000000',
  '275760-09-13T00:00:00.001Z_00000000-0000-0000-0000-000000000000',
  '2024-01-01T00:00:00Z\0_00000000-0000-0000-0000-000000000000',
  'name\u001f00000000-0000-0000-0000-000000000000',
  '\u0000\u001f00000000-0000-0000-0000-000000000000',
  '00000000-0000-0000-0000-000000000000',
  '{"a":1}',
  '__proto__',
  'constructor',
  'null',
  'true',
  'ALL',
  'mine',
  'yes',
] as const

const units = Object.values(hostileUnits)

/** A text of so many characters at most, made of one of the units that scanners look for. */
export function hostileText(random: Random, longest: number): string {
  const unit = units[random.below(units.length)] ?? ' '
  return unit.repeat(1 + random.below(Math.ceil(longest / unit.length)))
}

/** A value for a field or a part of an address: odd, long, or one that exists. */
export function valueFrom(random: Random, known: readonly string[] = []): string {
  if (known.length > 0 && random.chance(0.4)) return known[random.below(known.length)] ?? ''
  return random.chance(0.2) ? hostileText(random, 300) : random.one(odd)
}

/** A JSON value of any shape, some levels deep. */
export function jsonFrom(random: Random, known: readonly string[], depth = 3): unknown {
  const kinds = ['text', 'text', 'number', 'null', 'flag', 'list', 'object'] as const
  const kind = depth > 0 ? random.one(kinds) : 'text'
  if (kind === 'number') return random.one([0, -1, 1, 1.5, 2 ** 31, 2 ** 53, 1e308])
  if (kind === 'null') return null
  if (kind === 'flag') return random.chance(0.5)
  if (kind === 'list')
    return Array.from({ length: random.below(4) }, () => jsonFrom(random, known, depth - 1))
  if (kind === 'object')
    return Object.fromEntries(
      Array.from({ length: random.below(4) }, () => [valueFrom(random), jsonFrom(random, known, depth - 1)]),
    )
  return valueFrom(random, known)
}
