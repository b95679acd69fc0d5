import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leafHash, merkleRoot, newSalt } from '@/lib/hashing'

const sha = (hex: string) => createHash('sha256').update(Buffer.from(hex, 'hex')).digest('hex')
const node = (left: string, right: string) => sha(`01${left}${right}`)

test('the left half is the largest power of two below the leaves', () => {
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((text) => leafHash('', text)) as [
    string,
    string,
    string,
    string,
    string,
  ]
  expect(merkleRoot([a])).toBe(a)
  expect(merkleRoot([a, b])).toBe(node(a, b))
  expect(merkleRoot([a, b, c])).toBe(node(node(a, b), c))
  expect(merkleRoot([a, b, c, d, e])).toBe(node(node(node(a, b), node(c, d)), e))
  expect(merkleRoot([])).toBe(sha(''))
})

test('leaf and node have different prefixes, and a salt hides the value', () => {
  expect(leafHash('', 'x')).toBe(sha(`00${Buffer.from('"x"').toString('hex')}`))
  const salts = [newSalt(), newSalt()]
  expect(new Set(salts.map((salt) => leafHash(salt, 'x'))).size).toBe(2)
  for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{64}$/)
})
