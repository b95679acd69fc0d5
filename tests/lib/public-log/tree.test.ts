import { createHash, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256 } from '@/lib/hashing'
import { checkpoint, logName, verifierKey } from '@/lib/public-log/note'
import { GrowingTree } from '@/lib/public-log/tree'
import { isConsistent } from '@/tests/support/witness'

// The test vectors of Certificate Transparency (RFC 6962): entries in hexadecimal digits, and the roots of the first so many of them.
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const treeOf = (count: number, entry = (index: number) => Buffer.from(`entry ${index}`)) => {
  const tree = new GrowingTree()
  for (let index = 0; index < count; index += 1) tree.append(entry(index))
  return tree
}

const node = (left: Uint8Array, right: Uint8Array) =>
  createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest()

/** The root that follows from a leaf and its path, by the algorithm of RFC 9162, section 2.1.3.2. */
function rootFrom(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer {
  let [first, last, root] = [index, size - 1, leaf]
  for (const other of path) {
    if (first % 2 === 1 || first === last) {
      root = node(other, root)
      while (first % 2 === 0 && first > 0) [first, last] = [first >> 1, last >> 1]
    } else root = node(root, other)
    ;[first, last] = [first >> 1, last >> 1]
  }
  return root
}

describe('the tree of the public log', () => {
  it('has the roots of RFC 6962', () => {
    const tree = treeOf(8, (index) => Buffer.from(entries[index] ?? '', 'hex'))
    expect(roots.map((_, index) => tree.root(index + 1).toString('hex'))).toEqual(roots)
    expect(new GrowingTree().root().toString('hex')).toBe(sha256(''))
  })

  it('proves of each size that the log grew from it', () => {
    const tree = treeOf(70)
    for (const size of [1, 2, 7, 8, 9, 64, 65, 70])
      for (let first = 1; first <= size; first += 1) {
        const proof = tree.consistency(first, size)
        const [before, now] = [
          [first, tree.root(first)],
          [size, tree.root(size)],
        ] as [[number, Buffer], [number, Buffer]]
        expect(isConsistent(before, now, proof), `${first} of ${size}`).toBe(true)
        if (first < size) expect(isConsistent([first, tree.root(first + 1)], now, proof)).toBe(false)
      }
    expect([tree.consistency(0, 70), tree.consistency(70, 70)]).toEqual([[], []])
  })

  it('gives a path for each entry from which the root follows', () => {
    const tree = treeOf(70)
    const leaf = (index: number) =>
      tree.tile(0, 0, 70)?.subarray(index * 32, index * 32 + 32) ?? Buffer.alloc(0)
    for (const size of [1, 2, 3, 7, 64, 65, 70])
      for (let index = 0; index < size; index += 1)
        expect(rootFrom(leaf(index), index, size, tree.inclusion(index, size))).toEqual(tree.root(size))
    expect(rootFrom(leaf(2), 3, 70, tree.inclusion(3, 70))).not.toEqual(tree.root())
  })

  it('has tiles of 256 hashes at each eighth height', () => {
    const tree = treeOf(600)
    expect(tree.tile(0, 1)?.length).toBe(256 * 32)
    expect(tree.tile(0, 2)).toBeNull()
    expect(tree.tile(0, 2, 88)?.length).toBe(88 * 32)
    expect(tree.tile(0, 2, 89)).toBeNull()
    const full = treeOf(256)
    expect(tree.tile(1, 0, 2)?.subarray(0, 32)).toEqual(full.root())
    expect(tree.tile(1, 0, 3)).toBeNull()
    expect(tree.tile(2, 0, 1)).toBeNull()
  })
})

it('the same tree gives the same checkpoint', () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const name = logName('https://archive.example/')
  expect(name).toBe('archive.example/log')
  const head = { size: 3, root: treeOf(3).root() }
  const signed = checkpoint(name, head, privateKey)
  expect(signed).toBe(checkpoint(name, head, privateKey))
  expect(signed.split('\n').slice(0, 4)).toEqual([name, '3', head.root.toString('base64'), ''])
  expect(verifierKey(name, privateKey)).toMatch(/^archive\.example\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/)
})
