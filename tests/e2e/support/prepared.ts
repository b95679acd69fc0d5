import { spawnSync } from 'node:child_process'
import type { z } from 'zod'
import { archiveEnv } from './making'

/**
 * Runs a program of this folder in the journeys' archive, which puts there what a test is to meet, and gives back what it prints as JSON.
 * A program of its own: the runner's process knows neither the archive's environment nor React's server.
 */
export function prepared<Made>(program: string, made: z.ZodType<Made>): Made {
  const args = ['--conditions=react-server', '--import', 'tsx', `tests/e2e/support/${program}.ts`]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: archiveEnv(),
  })
  if (status !== 0) throw new Error(`${program} failed:\n${stderr}`)
  return made.parse(JSON.parse(stdout))
}
