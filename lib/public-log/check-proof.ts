import { z } from 'zod'
import { verifyProof, witnessOf } from '@/public/verify-edition.mjs'

/** What is proven one after the other, as in the script that readers run. */
export const steps = ['form', 'parts', 'edition', 'signature', 'log'] as const
export type Step = (typeof steps)[number]

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const proofSchema = z.object({
  format: z.literal('stele-proof'),
  version: z.literal(1),
  entry: z.string().max(2000),
  parts: z.array(
    z.object({
      path: z.string().optional(),
      hash,
      salt: z.string().optional(),
      value: z.unknown().optional(),
    }),
  ),
  inclusion: z.object({ index: z.int(), size: z.int(), hashes: z.array(hash).max(64) }),
  checkpoint: z.string().max(20_000),
  key: z.string().max(500),
  timeStamp: z.string().max(100_000).optional(),
})

const entrySchema = z.object({ record: z.uuid(), number: z.int(), at: z.iso.datetime() })

/** What a proof that holds proves. */
export type Proven = {
  record: string
  number: number
  published: string
  shown: number
  withheld: number
  entries: number
  checkpoint: string
  key: string
  /** Each witness key that was asked about, with the time of its signature; null where it has none. */
  witnesses: { name: string; at: string }[]
  timeStamp: string | null
}

export type CheckedProof = { failed: Step } | { failed: null; proven: Proven }

export type ProofInput = { text: string; witnessKeys: readonly string[] }

/** Reads and verifies the text of a proof with the code of the script for readers. Returns the first step that fails, or what is proven. */
export default async function checkProof({ text, witnessKeys }: ProofInput): Promise<CheckedProof> {
  const passed: Step[] = []
  try {
    const proof = proofSchema.parse(JSON.parse(text))
    const { record, number, at } = entrySchema.parse(JSON.parse(proof.entry))
    passed.push('form')
    const found = await verifyProof(proof, proof.key, [], (step: Step) => passed.push(step))
    return {
      failed: null,
      proven: {
        ...{ record, number, published: at, shown: found.shown, withheld: found.withheld },
        ...{ entries: found.entries, checkpoint: proof.checkpoint, key: found.key },
        witnesses: await witnessesOf(proof.checkpoint, witnessKeys),
        timeStamp: proof.timeStamp ?? null,
      },
    }
  } catch {
    return { failed: steps.find((step) => !passed.includes(step)) ?? 'log' }
  }
}

/** The witnesses, of those with these keys, that signed the checkpoint. */
async function witnessesOf(checkpoint: string, keys: readonly string[]) {
  const found = await Promise.allSettled(keys.map((key) => witnessOf(checkpoint, key)))
  return found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}
