import { z } from 'zod'
import type { Finding } from '.'

/** A finding in the text of a copy with its place in the whole text, as UTF-16 offsets. */
export type Placed = { finding: Finding; start: number; end: number }

/** The findings that a person expects in a text: check and place, without its text. */
export const expectedSchema = z.array(
  z.strictObject({ check: z.string(), start: z.int().nonnegative(), end: z.int().nonnegative() }),
)
export type Expected = z.output<typeof expectedSchema>

const meets = ({ check, start, end }: Expected[number], placed: Placed) =>
  placed.finding.check === check && placed.start < end && placed.end > start

/** Compares findings with the expected ones: found, missed, and false alarms. */
export function comparedWith(expected: Expected, placed: readonly Placed[]) {
  return {
    found: expected.filter((one) => placed.some((other) => meets(one, other))),
    missed: expected.filter((one) => !placed.some((other) => meets(one, other))),
    wrong: placed.filter((other) => !expected.some((one) => meets(one, other))),
  }
}
