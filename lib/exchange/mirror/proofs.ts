import { z } from 'zod'
import { isProof } from './files'
import type { MirroredPage } from './manifest'

const schema = z.object({
  inclusion: z.object({ index: z.int(), size: z.int() }),
  checkpoint: z.string(),
  timeStamp: z.string().optional(),
})

/**
 * Of the head in a proof: its size, and how many others signed it, witnesses and a time-stamping authority. `index` is the place of the edition in the
 * log.
 */
type Attested = { index: number; size: number; others: number }

/** What the proof at this address says of its head; null for any other address. */
export function attestedIn(address: string, text: string): Attested | null {
  if (!isProof(address)) return null
  const { inclusion, checkpoint, timeStamp } = schema.parse(JSON.parse(text))
  const signatures = checkpoint.match(/^— /gm)?.length ?? 0
  // The first signature is the archive's own.
  return { ...inclusion, others: Math.max(0, signatures - 1) + (timeStamp === undefined ? 0 : 1) }
}

/** What the proof at this address says now of its head; null where the archive doesn't answer with a proof. */
async function attestedNow(
  address: string,
  ask: (address: string) => Promise<Response>,
): Promise<Attested | null> {
  const answer = await ask(address)
  if (answer.status === 200) return attestedIn(address, await answer.text())
  await answer.body?.cancel()
  return null
}

/**
 * The addresses of proofs for which the archive has a head now that more others signed. They sign without an event. Of all proofs the first of
 * the log is asked for: the head in it contains every edition whose proof can have the same head. Where that fails, it is the only one
 * returned: asked for again with the pages, it fails like one of them.
 */
export async function overtakenProofs(
  pages: ReadonlyMap<string, MirroredPage>,
  ask: (address: string) => Promise<Response>,
): Promise<string[]> {
  const proofs = [...pages].flatMap(([address, { attested }]) => (attested ? [{ address, ...attested }] : []))
  const [first] = proofs.toSorted((one, other) => one.index - other.index)
  if (!first) return []
  const now = await attestedNow(first.address, ask).catch(() => null)
  if (now === null) return [first.address]
  return proofs
    .filter(({ index, others }) => index < now.size && others < now.others)
    .map(({ address }) => address)
}
