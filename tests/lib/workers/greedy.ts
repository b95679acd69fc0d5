/** Takes memory until there is no more. */
export default function greedy(): never {
  const kept: number[][] = []
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index * 1.5))
}
