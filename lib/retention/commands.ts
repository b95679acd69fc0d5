import 'server-only'
import { type Actor, demand, demandRecentPassword } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx } from '@/lib/db'
import { recordEvent } from '@/lib/events'
import { type Given, parseInput } from '@/lib/input'
import { type Retention, retentionDefaults, retentionRules, retentionSchema } from './schema'

const ONLY = { id: 1 }

/** For how many days each is kept now. */
export async function currentRetention(client: Tx = db): Promise<Retention> {
  const row = await client.retention.findUnique({ where: ONLY })
  if (!row) return { ...retentionDefaults }
  const { id, changedAt, ...kept } = row
  return kept
}

/** The same for members who can change it; else `Forbidden`. */
export async function retentionFor(actor: Actor): Promise<Retention> {
  demand(actor, 'manageSettings')
  return currentRetention()
}

/** Changes for how long each is kept. What is too old then is deleted by the next nightly job. `Invalid` with the field. */
export async function changeRetention(actor: Actor, given: Given<typeof retentionSchema>): Promise<void> {
  demand(actor, 'manageSettings')
  demandRecentPassword(actor)
  const chosen = parseInput(retentionSchema, given)
  await transactionAs(actor, async (tx) => {
    const before = await currentRetention(tx)
    const changed = retentionRules.filter((rule) => before[rule] !== chosen[rule])
    if (changed.length === 0) return
    const data = { ...chosen, changedAt: new Date() }
    await tx.retention.upsert({ where: ONLY, create: data, update: data, select: { id: true } })
    await recordEvent(tx, {
      actor,
      action: 'settings.retention',
      subjectType: 'settings',
      subjectId: String(ONLY.id),
      detail: {
        settings: changed.map((rule) => ({
          name: `retention.${rule}`,
          from: before[rule],
          to: chosen[rule],
        })),
      },
    })
  })
}
