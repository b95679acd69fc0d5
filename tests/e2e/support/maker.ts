// Makes what journeys ask for. A program of its own: the test runner's process has neither the archive's environment nor React's server.
import { z } from 'zod'
import { recipes } from './recipes'

const orderSchema = z.object({ id: z.int(), recipe: z.string(), input: z.unknown() })
const known = new Map<string, (input: never) => Promise<unknown>>(Object.entries(recipes))

async function make(order: unknown) {
  const { id, recipe, input } = orderSchema.parse(order)
  try {
    const cook = known.get(recipe)
    if (!cook) throw new Error(`There is no recipe “${recipe}”.`)
    process.send?.({ id, made: await cook(input as never) })
  } catch (error) {
    process.send?.({ id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

process.on('message', (order) => void make(order))
process.on('disconnect', () => process.exit())
process.send?.({ id: 0, made: null })
