import { createHash } from 'node:crypto'

const SIZE = 32
const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

const sha256 = (...pieces: Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

/** Hashes one after the other in memory of its own, so that a million take 32 MB. */
class HashList {
  #bytes = Buffer.alloc(SIZE * 64)
  length = 0

  push(hash: Uint8Array) {
    if ((this.length + 1) * SIZE > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2)
    this.#bytes.set(hash, this.length * SIZE)
    this.length += 1
  }

  at = (index: number): Buffer => this.#bytes.subarray(index * SIZE, (index + 1) * SIZE)
  slice = (start: number, end: number): Buffer => this.#bytes.subarray(start * SIZE, end * SIZE)
}

/**
 * A Merkle tree that only grows (RFC 6962, section 2.1): a leaf is the SHA-256 of 0x00 and its entry, a node that of 0x01 and its two halves. It keeps
 * the hash of every complete part, so each question takes a number of steps that grows with the logarithm of its size.
 */
export class GrowingTree {
  /** The hashes of the complete parts of 2^height leaves. */
  readonly #levels: HashList[] = [new HashList()]

  get size(): number {
    return this.#level(0).length
  }

  append(entry: Uint8Array): void {
    let hash = sha256(LEAF, entry)
    for (let height = 0; ; height += 1) {
      const level = this.#level(height)
      level.push(hash)
      if (level.length % 2 === 1) return
      hash = sha256(NODE, level.at(level.length - 2), level.at(level.length - 1))
    }
  }

  /** The root of the first `size` leaves. */
  root(size = this.size): Buffer {
    return size === 0 ? sha256() : Buffer.from(this.#hashOf(0, size))
  }

  /** What proves that the leaf at this index is among the first `size`: the other half at each step, from the leaf up (section 2.1.1). */
  inclusion(index: number, size = this.size): Buffer[] {
    const path: Buffer[] = []
    let [start, length] = [0, size]
    while (length > 1) {
      const half = halfOf(length)
      const isLeft = index < start + half
      path.unshift(
        Buffer.from(isLeft ? this.#hashOf(start + half, length - half) : this.#hashOf(start, half)),
      )
      if (!isLeft) start += half
      length = isLeft ? half : length - half
    }
    return path
  }

  /** What proves that the first `size` leaves begin with the first `first` (section 2.1.2). */
  consistency(first: number, size = this.size): Buffer[] {
    const within = (start: number, length: number, asked: number, isKnown: boolean): Buffer[] => {
      if (asked === length) return isKnown ? [] : [Buffer.from(this.#hashOf(start, length))]
      const half = halfOf(length)
      return asked <= half
        ? [...within(start, half, asked, isKnown), Buffer.from(this.#hashOf(start + half, length - half))]
        : [
            ...within(start + half, length - half, asked - half, false),
            Buffer.from(this.#hashOf(start, half)),
          ]
    }
    return first === 0 || first >= size ? [] : within(0, size, first, true)
  }

  /**
   * The hashes of a tile (C2SP tlog-tiles): up to 256 at a height of 8 times `level`, as far as their parts are complete. `width` of the number that
   * a partial tile has. Null where the tree has no such tile yet.
   */
  tile(level: number, index: number, width = 256): Buffer | null {
    const list = this.#levels[level * 8]
    const start = index * 256
    return list && width > 0 && start + width <= list.length
      ? Buffer.from(list.slice(start, start + width))
      : null
  }

  #level(height: number): HashList {
    const level = this.#levels[height] ?? new HashList()
    this.#levels[height] = level
    return level
  }

  #hashOf(start: number, length: number): Buffer {
    const height = Math.log2(length)
    if (Number.isInteger(height) && start % length === 0) return this.#level(height).at(start / length)
    const half = halfOf(length)
    return sha256(NODE, this.#hashOf(start, half), this.#hashOf(start + half, length - half))
  }
}

/** The largest power of two below a number. */
const halfOf = (length: number) => 2 ** (Math.ceil(Math.log2(length)) - 1)
