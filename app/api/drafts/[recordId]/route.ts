import { z } from 'zod'
import { addressOf } from '@/app/address'
import { answer, smallJson } from '@/app/api/answer'
import { Forbidden } from '@/lib/errors'
import { draftForPrograms } from '@/lib/exchange/drafts'
import { parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision } from '@/lib/records/revisions/commands'
import { tokenAnswer } from '../token-answer'

/** Larger than the JSON of the longest possible body. */
const LARGEST_KB = 8 * 1024

const saveSchema = z.strictObject({
  /** The member who typed it: after a session expired, someone else may have signed in on this computer. */
  memberId: z.uuid(),
  baseVersion: z.int().positive(),
  /** The whole content or, with `bodyChange`, all of it but the body. */
  content: z.unknown(),
  bodyChange: z.unknown().optional(),
  /** That version counts only if this is the mark of its content. */
  after: z.string().optional(),
  /** Saves the current draft as a revision first, so that both texts of a conflict are kept. */
  keepTheirs: z.boolean(),
})

/** Autosave: 200 { version, savedAt }; 401 signed out; 403 another member; 404; 409 with the current draft, or without it where a change of the body is not enough; 422 with the fields. */
export function PUT(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(request, async (actor, t) => {
    const { recordId } = await params
    const input = await smallJson(request, LARGEST_KB)
    const { memberId, keepTheirs, ...save } = parseInput(saveSchema, input)
    if (memberId !== actor.id) throw new Forbidden(message('records.draft.otherMember'))
    if (keepTheirs) await keepRevision(actor, recordId, t('records.revisions.beforeOverwrite'))
    return saveDraft(actor, recordId, save)
  })
}

/** One draft for a program with a token: its text, its citations and what is checked: 200; 401; 404; 429. */
export function GET(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return tokenAnswer(request, async (actor, t) =>
    draftForPrograms(actor, (await params).recordId, addressOf, t),
  )
}
