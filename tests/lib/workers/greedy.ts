/** Takes memory until there is no more. */
export default function greedy(): never {
  const kept: number[][] = []
  for (;;) kept.push(new Array<number>(100_000).fill(kept.length + 0.5))
}
