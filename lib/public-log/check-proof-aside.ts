import 'server-only'
import { inThread, LimitReached } from '@/lib/workers/threads'
import checkProof, { type CheckedProof, type ProofInput } from './check-proof'

/** Up to this many characters take less time than to hand them to a thread. */
const LARGE = 100_000
const SECONDS = 20

const inAThread = inThread<ProofInput, CheckedProof>('lib/public-log/check-proof.ts', SECONDS)

/** Verifies the text of a proof; that of a long one in a thread, so that it doesn't stop the server. One that takes too long is no proof. */
export async function checkProofAside(input: ProofInput): Promise<CheckedProof> {
  if (input.text.length < LARGE) return checkProof(input)
  try {
    return await inAThread('proofs', input)
  } catch (error) {
    if (error instanceof LimitReached) return { failed: 'form' }
    throw error
  }
}
