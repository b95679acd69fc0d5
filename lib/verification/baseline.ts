import 'server-only'
import { z } from 'zod'
import { type Tx, transaction } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { BASELINE, baselineGenerations, hashBaseline } from './rows'

const subject = { subjectType: 'archive', subjectId: 'baseline' } as const
const detailSchema = z.object({ generation: z.int().default(1) })

async function recordedGenerations(tx: Tx): Promise<number[]> {
  const events = await tx.event.findMany({ where: subject, select: { detail: { select: { detail: true } } } })
  return events.map(({ detail }) => detailSchema.parse(detail?.detail).generation)
}

/**
 * Writes one event for each generation of rows that earlier versions wrote (BaselineRow), unless it has one. Returns the number of rows that
 * were recorded.
 */
export async function recordBaseline(): Promise<number> {
  return transaction(
    async (tx) => {
      const recorded = await recordedGenerations(tx)
      let rows = 0
      for (const generation of await baselineGenerations(tx)) {
        if (recorded.includes(generation)) continue
        const detail = { generation, ...(await hashBaseline(tx, generation)) }
        await recordEvent(tx, { actor: null, action: BASELINE, ...subject, detail })
        rows += detail.rows
      }
      return rows
    },
    { timeout: 3_600_000 },
  )
}
