import { execa } from 'execa'
import { expect, it } from 'vitest'
import { z } from 'zod'

const countedSchema = z.object({ scanners: z.int(), counted: z.int(), slow: z.array(z.string()) })

it('twice the text takes each scanner about twice the steps', async () => {
  // Optimised code loses counts (count-steps.ts).
  const plain = ['--no-opt', '--no-maglev', '--import', 'tsx']
  const { stdout } = await execa(process.execPath, [...plain, 'tests/support/count-steps.ts'])
  const { scanners, counted, slow } = countedSchema.parse(JSON.parse(stdout))
  expect(counted).toBeGreaterThan(scanners * 1_000)
  expect(slow).toEqual([])
})
