import 'server-only'
import type { Actor } from '@/lib/access'
import type { Tx } from '@/lib/db'
import type { Message } from '@/lib/messages/message'
import { publicText, refusalOfNames } from '@/lib/review/hidden-names/beside'
import { keptIdSql } from '@/lib/sources/merged-sources'

/**
 * Why the reason of a GRAPHIC mask, which readers see, can't be this one: it names a speaker who must stay unnamed, of a record that cites a source
 * of the text. Null when it doesn't. The transaction must end before the refusal.
 */
export async function refusalOfWarning(
  tx: Tx,
  actor: Actor,
  { sha256 }: { sha256: string },
  reason: string,
): Promise<Message | null> {
  const records = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT f."recordId"::text AS id FROM "TextLayer" t JOIN "Holding" h ON h.id = t."holdingId" JOIN "Source" a ON a.id = h."sourceId"
    JOIN "Source" s ON s.id = ${keptIdSql('a')} OR s."mergedIntoId" = ${keptIdSql('a')}
    JOIN "Reference" f ON f."sourceId" = s.id JOIN "Consent" c ON c."recordId" = f."recordId"
    WHERE t.sha256 = ${sha256} AND c."nameDisplay" <> 'NAMED'`
  return refusalOfNames(
    tx,
    actor,
    records.map(({ id }) => id),
    publicText('warning', reason),
  )
}
