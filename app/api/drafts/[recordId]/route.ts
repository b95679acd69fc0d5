import { z } from 'zod'
import { answer, smallJson } from '@/app/api/answer'
import { Forbidden } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { newerDraft } from '@/lib/records/current-draft'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision } from '@/lib/records/revisions/commands'

/** Larger than the JSON of the longest possible body. */
const LARGEST_KB = 8 * 1024

const saveSchema = z.strictObject({
  /** The member who typed it: after a session expired, someone else may have signed in on this computer. */
  memberId: z.uuid(),
  baseVersion: z.int().positive(),
  content: z.unknown(),
  /** Saves the current draft as a revision first, so that both texts of a conflict are kept. */
  keepTheirs: z.boolean(),
})

/** Autosave: 200 { version, savedAt }; 401 signed out; 403 another member; 404; 409 with the current draft; 422 with the fields. */
export function PUT(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(request, async (actor, t) => {
    const { recordId } = await params
    const input = await smallJson(request, LARGEST_KB)
    const { memberId, baseVersion, content, keepTheirs } = parseInput(saveSchema, input)
    if (memberId !== actor.id) throw new Forbidden(message('records.draft.otherMember'))
    if (keepTheirs) await keepRevision(actor, recordId, t('records.revisions.beforeOverwrite'))
    return saveDraft(actor, recordId, { baseVersion, content })
  })
}

const knownSchema = z.coerce.number().int().nonnegative()

/** The draft if it is newer than version `known`: 200 { newer: the draft, or null }; 401 signed out; 404; 422. */
export function GET(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(request, async (actor) => {
    const { recordId } = await params
    const known = parseInput(knownSchema, new URL(request.url).searchParams.get('known'))
    return { newer: await newerDraft(actor, recordId, known) }
  })
}
