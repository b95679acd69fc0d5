import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashEdition, verifyEdition } from '@/lib/editions/integrity/edition-hash'
import { editionParts } from '@/lib/editions/integrity/parts'
import { proofOf } from '@/lib/editions/integrity/proof'
import { canonicalJson, sha256 } from '@/lib/hashing'
import { anyDocument } from '@/tests/support/document-arbitrary'
import { isProven } from '@/tests/support/proven'

const line = fc.string({ unit: 'grapheme', maxLength: 12 })

const snapshots = fc
  .record({
    slug: line,
    speaker: fc.option(line),
    content: fc.record({
      title: line,
      fields: fc.dictionary(line, line, { maxKeys: 3 }),
      body: anyDocument,
      figures: fc.array(fc.record({ id: line }), { maxLength: 2 }),
    }),
    passages: fc.array(
      fc.record({
        id: line,
        exact: line,
        before: line,
        after: line,
        holding: fc.record({ sha256: line }),
      }),
      { maxLength: 3 },
    ),
    verdicts: fc.array(fc.record({ aspect: line, note: line }), { maxLength: 3 }),
  })
  .map((snapshot): Record<string, unknown> => JSON.parse(JSON.stringify(snapshot)))

/** The value at a JSON Pointer without the parts within it, and the value with one member replaced. */
const namesOf = (path: string) =>
  path
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function replacedAt(value: unknown, [name, ...rest]: readonly string[], replacement: unknown): unknown {
  if (name === undefined) return replacement
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === name ? replacedAt(item, rest, replacement) : item))
  if (!isObject(value)) return value
  return { ...value, [name]: replacedAt(value[name], rest, replacement) }
}

describe('an edition in parts', () => {
  test('its parts make the whole again', () => {
    fc.assert(
      fc.property(snapshots, (snapshot) => {
        const joined = editionParts(snapshot).reduce<unknown>(
          (whole, { path, value }) => replacedAt(whole, namesOf(path), value),
          null,
        )
        expect(joined).toEqual(snapshot)
      }),
      { numRuns: 50 },
    )
  })

  test('is intact in any order of members, altered by another value', () => {
    fc.assert(
      fc.property(snapshots, fc.nat(), fc.jsonValue(), (snapshot, at, value) => {
        const hash = hashEdition(snapshot)
        const reversed = Object.fromEntries(Object.entries(snapshot).toReversed())
        expect(verifyEdition({ ...hash, snapshot: reversed })).toBe('INTACT')
        const parts = editionParts(snapshot)
        const part = parts[at % parts.length]
        const changed = replacedAt(snapshot, namesOf(part?.path ?? ''), value)
        const isSame = canonicalJson(changed) === canonicalJson(snapshot)
        expect(verifyEdition({ ...hash, snapshot: changed }) === 'INTACT').toBe(isSame)
      }),
      { numRuns: 50 },
    )
  })

  test('any other root, part or salt is found', () => {
    const snapshot = { content: { title: 'A title' }, speaker: null }
    const hash = hashEdition(snapshot)
    const other = 'f'.repeat(64)
    const altered = [
      { snapshotHash: other },
      { partHashes: hash.partHashes.with(0, other) },
      { partHashes: hash.partHashes.slice(1) },
      { partHashes: [] },
      { salts: hash.salts.with(1, other) },
      { salts: hash.salts.slice(1) },
      { salts: null },
      { hashScheme: 1 },
      { hashScheme: 3 },
    ]
    for (const change of altered)
      expect(verifyEdition({ ...hash, snapshot, ...change }), JSON.stringify(change)).toBe('ALTERED')
  })

  test('an erased edition keeps hashes that agree', () => {
    const hash = { ...hashEdition({ content: { title: 'A title' } }), salts: null }
    expect(verifyEdition({ ...hash, snapshot: {} })).toBe('ERASED')
    expect(verifyEdition({ ...hash, partHashes: hash.partHashes.toReversed(), snapshot: {} })).toBe('ALTERED')
  })

  test('an edition of the first scheme is verified as a whole', () => {
    const snapshot = { content: { title: 'A title' } }
    const hash = { hashScheme: 1, snapshotHash: sha256(canonicalJson(snapshot)), partHashes: [], salts: null }
    expect(verifyEdition({ ...hash, snapshot })).toBe('INTACT')
    expect(verifyEdition({ ...hash, snapshot: { content: { title: 'Another' } } })).toBe('ALTERED')
    expect(verifyEdition({ ...hash, snapshot: {} })).toBe('ERASED')
  })
})

describe('the proof of an edition', () => {
  test('with any parts withheld, the rest verifies to the same root', () => {
    fc.assert(
      fc.property(snapshots, fc.infiniteStream(fc.boolean()), (snapshot, hides) => {
        const hash = hashEdition(snapshot)
        const parts = editionParts(snapshot).filter(({ value }) => typeof value === 'string' && value !== '')
        const hidden = parts.filter(() => hides.next().value)
        const shown = hidden.reduce<unknown>(
          (whole, { path }) => replacedAt(whole, namesOf(path), '[withheld]'),
          snapshot,
        )
        const proof = proofOf(hash, snapshot, snapshot, shown)
        if (!proof) throw new Error('No proof')
        expect(proof.root).toBe(hash.snapshotHash)
        expect(isProven(proof)).toBe(true)
        const paths = new Set(hidden.map(({ path }) => path))
        for (const part of proof.parts)
          expect([part.salt === undefined, part.value === undefined]).toEqual(
            paths.has(part.path) ? [true, true] : [false, false],
          )
      }),
      { numRuns: 50 },
    )
  })

  test('any altered value, path or hash fails', () => {
    const snapshot = { content: { title: 'A title', summary: 'A summary' } }
    const proof = proofOf(hashEdition(snapshot), snapshot, snapshot, snapshot)
    if (!proof) throw new Error('No proof')
    expect(isProven(proof)).toBe(true)
    expect(isProven({ ...proof, root: 'f'.repeat(64) })).toBe(false)
    for (const [index, part] of proof.parts.entries())
      for (const change of [{ path: `${part.path}x` }, { value: 'Another' }, { hash: 'f'.repeat(64) }])
        expect(isProven({ ...proof, parts: proof.parts.with(index, { ...part, ...change }) })).toBe(false)
  })

  test('an edition of the first scheme has none', () => {
    const hash = { hashScheme: 1, snapshotHash: 'f'.repeat(64), partHashes: [], salts: null }
    expect(proofOf(hash, {}, {}, {})).toBeNull()
  })
})
