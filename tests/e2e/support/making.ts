import { fork } from 'node:child_process'
import path from 'node:path'
import { z } from 'zod'
import { urlsOf } from '@/tests/support/app-role'
import type { Recipes } from './recipes'

type Recipe = keyof Recipes
/** Makes rows for one journey by a recipe of recipes.ts. */
export type Make = <Name extends Recipe>(
  recipe: Name,
  input: Parameters<Recipes[Name]>[0],
) => Promise<Awaited<ReturnType<Recipes[Name]>>>

const answerSchema = z.object({ id: z.int(), made: z.unknown().optional(), failure: z.string().optional() })

/** The environment of a program that works in the journeys' archive. */
export const archiveEnv = (): NodeJS.ProcessEnv => ({
  ...process.env,
  DATABASE_URL: urlsOf(process.env.JOURNEYS_DATABASE_URL ?? '').url,
  NEXTAUTH_SECRET: 'a-secret-that-only-the-tests-know-of',
  NEXTAUTH_URL: process.env.JOURNEYS_URL,
  MEDIA_DIR: process.env.JOURNEYS_MEDIA_DIR,
})

/** Starts the program that makes rows; `end` stops it. */
export async function startMaker() {
  const program = fork(path.resolve('tests/e2e/support/maker.ts'), {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    env: archiveEnv(),
  })
  const open = new Map<number, { resolve: (made: unknown) => void; reject: (error: Error) => void }>()
  const answered = (id: number) =>
    new Promise<unknown>((resolve, reject) => {
      open.set(id, { resolve, reject })
    })
  program.on('message', (message) => {
    const { id, made, failure } = answerSchema.parse(message)
    const waiting = open.get(id)
    open.delete(id)
    if (failure === undefined) waiting?.resolve(made)
    else waiting?.reject(new Error(failure))
  })
  program.on('exit', (code) => {
    for (const { reject } of open.values())
      reject(new Error(`The program that makes rows ended with ${code}.`))
  })
  await answered(0)
  let orders = 0
  const make = (recipe: string, input: unknown) => {
    orders += 1
    const made = answered(orders)
    program.send({ id: orders, recipe, input })
    return made
  }
  // The types of the recipes are kept by both sides; between them goes JSON.
  return { make: make as Make, end: () => program.disconnect() }
}
