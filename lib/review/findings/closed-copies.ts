import 'server-only'
import { type Actor, can } from '@/lib/access'
import type { CheckId, Finding } from '@/lib/checks/check'
import type { Tx } from '@/lib/db'
import { readableAmong } from '@/lib/holdings/access'
import { message } from '@/lib/messages/message'
import type { Material } from '../material'

/** What is said instead of what such a finding quotes. */
export const CLOSED_COPY = 'review.closedCopy'

/** The checks whose findings quote a passage, or the text around it, or show where a text differs from it. */
const quoting: readonly CheckId[] = ['quote-drift', 'cut-meaning', 'text-not-shown']

/**
 * These findings as the actor can read them: about a passage of a copy that they can't read, a finding only says that there is one. Its level and its
 * key stay, so that the gate is the same for everyone. One query, or none.
 */
export async function withoutClosedCopies(
  client: Tx,
  actor: Actor,
  { subjects, evidence }: Pick<Material, 'subjects' | 'evidence'>,
  findings: readonly Finding[],
): Promise<Finding[]> {
  const copyOf = new Map(
    subjects.flatMap(({ id, passageId }) => {
      const passage = passageId === null ? undefined : evidence.passages.get(passageId)
      return passage ? [[id, passage.holding.id] as const] : []
    }),
  )
  const quoted = ({ check, place }: Finding) =>
    (quoting.includes(check) && place.subjectId !== null && copyOf.get(place.subjectId)) || null
  const copies = findings.flatMap((finding) => quoted(finding) ?? [])
  if (copies.length === 0 || can(actor, 'seeIdentities')) return [...findings]
  const readable = await readableAmong(client, actor, copies)
  return findings.map((finding) => {
    const copy = quoted(finding)
    if (copy === null || readable.has(copy)) return finding
    const place = { ...finding.place, start: 0, end: 0, from: null, to: null }
    return { ...finding, place, excerpt: '', message: message(CLOSED_COPY) }
  })
}
