import 'server-only'
import type { Actor } from '@/lib/access'
import { type Tx, transaction } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import { type Given, parseId, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { putContent } from '@/lib/records/drafts'
import { contentSchemaOf, storedContent } from '@/lib/records/schema'
import { resubmit } from '@/lib/review/corrections/acceptance'
import { refusalOfAcceptance, verdictStates } from '@/lib/review/workflow/workflow'
import { demandStep, lockForWorkflow, type WorkflowRecord } from '@/lib/review/workflow/workflow-record'
import { getTranslator } from '@/lib/settings/language'
import { withSuggestion } from './anchor'
import { decisionSchema } from './schema'

/** The suggestion for this record, locked until the transaction ends. `Conflict` when the other decision was taken. */
async function lockSuggestion(tx: Tx, record: WorkflowRecord, threadId: string, isAccepted: boolean) {
  await tx.$queryRaw`SELECT id FROM "Thread" WHERE id = ${threadId}::uuid FOR UPDATE`
  const thread = await tx.thread.findFirst({ where: { id: threadId, recordId: record.id } })
  const { exact = null, prefix = null, suffix = null, suggested = null } = thread ?? {}
  if (!thread || exact === null || suggested === null)
    throw new NotFound(message('discussions.suggestionUnknown'))
  if (thread.isAccepted !== null && thread.isAccepted !== isAccepted)
    throw new Conflict(message('discussions.suggestionDecided'), { resolvedAt: thread.resolvedAt })
  if (thread.isAccepted === null && thread.resolvedAt)
    throw new Conflict(message('discussions.suggestionResolved'), { resolvedAt: thread.resolvedAt })
  const anchor = { exact, prefix: prefix ?? '', suffix: suffix ?? '' }
  return { ...thread, anchor, suggested, isDecided: thread.isAccepted !== null }
}

async function decide(tx: Tx, actor: Actor, threadId: string, isAccepted: boolean) {
  await tx.thread.update({
    where: { id: threadId },
    data: { isAccepted, resolvedAt: new Date(), resolvedById: actor.id },
    select: { id: true },
  })
}

/**
 * Accepts a suggestion in one transaction: changes the draft and the revision under review, and resolves the discussion. The member who suggested
 * it becomes a contributor to what it changes, as does the member who accepts it. `Forbidden` for the former and for members who can't write the
 * record; `Conflict` when its text is gone or was decided otherwise. Accepting twice accepts once.
 */
export async function acceptSuggestion(
  actor: Actor,
  recordId: string,
  input: Given<typeof decisionSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { threadId } = parseInput(decisionSchema, input)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    await demandStep(tx, record, refusalOfAcceptance(record.situation))
    const { anchor, suggested, isDecided, openedById } = await lockSuggestion(tx, record, threadId, true)
    if (openedById === actor.id) throw new Forbidden(message('discussions.ownSuggestion'))
    if (isDecided) return
    const draft = await tx.draft.findUniqueOrThrow({
      where: { recordId: id },
      select: { version: true, content: true },
    })
    const content = storedContent(record.kind, draft.content)
    const body = withSuggestion(content.body, anchor, suggested)
    if (!body) throw new Conflict(message('discussions.notThere'), null)
    const parsed = contentSchemaOf(record.kind).safeParse({ ...content, body })
    if (!parsed.success) throw new Invalid({ '': message('discussions.notPossible') })
    await putContent(tx, actor, record, draft.version, parsed.data, { words: [openedById] })
    const t = await getTranslator()
    const revisionId = verdictStates.includes(record.state)
      ? await resubmit(tx, actor, record, parsed.data, t('discussions.suggestionAccepted'))
      : null
    await decide(tx, actor, threadId, true)
    await recordEvent(tx, {
      actor,
      action: 'record.accept-suggestion',
      subjectType: 'record',
      subjectId: id,
      detail: { thread: threadId, revisionId },
    })
  })
}

/** Rejects a suggestion: the text stays, and the discussion is resolved. For members who could accept it, and for who suggested it. */
export async function rejectSuggestion(
  actor: Actor,
  recordId: string,
  input: Given<typeof decisionSchema>,
): Promise<void> {
  const id = parseId(recordId)
  const { threadId } = parseInput(decisionSchema, input)
  await transaction(async (tx) => {
    const record = await lockForWorkflow(tx, actor, id)
    const { isDecided, openedById } = await lockSuggestion(tx, record, threadId, false)
    if (openedById !== actor.id) await demandStep(tx, record, refusalOfAcceptance(record.situation))
    if (isDecided) return
    await decide(tx, actor, threadId, false)
    await recordEvent(tx, {
      actor,
      action: 'record.reject-suggestion',
      subjectType: 'record',
      subjectId: id,
      detail: { thread: threadId },
    })
  })
}
