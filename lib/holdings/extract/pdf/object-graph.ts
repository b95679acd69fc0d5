/** An object as one place of the file has it: another place can have a later one of the same number. */
export type Defined = { number: number; at: number }

/** The objects of a PDF and what each refers to (ISO 32000-1, 7.3.10). What isn't reached from the last state of the catalogue isn't shown. */
export class ObjectGraph {
  #at = 0
  readonly #last = new Map<number, { at: number; to: number[] }>()
  readonly #roots: number[] = []

  /** Adds the objects in a part of the file, in its order. The last of them. */
  add(part: string): Defined | null {
    this.#addRoots(part)
    const begun = [...part.matchAll(/\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b/g)]
    return begun.reduce<Defined | null>(
      (_, { 1: number, index }, which) =>
        this.#define(Number(number), part.slice(index, begun[which + 1]?.index)),
      null,
    )
  }

  /** Adds the objects of an unpacked stream of objects (7.5.7). */
  addPacked(dictionary: string, content: string): void {
    const first = Number(/\/First\s{1,9}(\d{1,10})/.exec(dictionary)?.[1] ?? 0)
    const numbers = (content.slice(0, first).match(/\d{1,10}/g) ?? []).map(Number)
    for (let at = 0; at + 1 < numbers.length; at += 2)
      this.#define(
        numbers[at] ?? 0,
        content.slice(first + (numbers[at + 1] ?? 0), first + (numbers[at + 3] ?? Infinity)),
      )
  }

  /** Those that the catalogue doesn't lead to, or that a later object replaced; none where the file doesn't say what its catalogue is. */
  unreached<Object extends Defined>(all: readonly Object[]): Object[] {
    const reached = new Set<number>()
    for (let next = this.#roots; next.length > 0; )
      next = next.flatMap((number) => {
        if (reached.has(number)) return []
        reached.add(number)
        return this.#last.get(number)?.to ?? []
      })
    if (reached.size === 0) return []
    return all.filter(({ number, at }) => !reached.has(number) || this.#last.get(number)?.at !== at)
  }

  #define(number: number, text: string): Defined {
    this.#at += 1
    const to = [...text.matchAll(/\b(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b/g)].map(([, other]) => Number(other))
    this.#last.set(number, { at: this.#at, to })
    return { number, at: this.#at }
  }

  #addRoots(part: string) {
    for (const [, number] of part.matchAll(
      /\/(?:Root|Info|Encrypt)\s{1,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}R\b/g,
    ))
      this.#roots.push(Number(number))
  }
}
