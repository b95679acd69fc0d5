import { z } from 'zod'
import type { Finding } from '.'

/** A finding of a held text with its place in the whole of it, as UTF-16 offsets. */
export type Placed = { finding: Finding; start: number; end: number }

/** What somebody who read a text says is to be found in it: the check, and the place. No words of the text. */
export const expectedSchema = z.array(
  z.strictObject({ check: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() }),
)
export type Expected = z.output<typeof expectedSchema>

const meets = ({ check, start, end }: Expected[number], placed: Placed) =>
  placed.finding.check === check && placed.start < end && placed.end > start

/** What is expected and found, what is expected and missed, and the wrong alarms: found where nothing is expected. */
export function comparedWith(expected: Expected, placed: readonly Placed[]) {
  return {
    found: expected.filter((one) => placed.some((other) => meets(one, other))),
    missed: expected.filter((one) => !placed.some((other) => meets(one, other))),
    wrong: placed.filter((other) => !expected.some((one) => meets(one, other))),
  }
}
