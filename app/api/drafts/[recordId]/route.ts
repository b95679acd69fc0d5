import { z } from 'zod'
import { answer, smallJson } from '@/app/api/answer'
import { Forbidden } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { newerDraft } from '@/lib/records/current-draft'
import { saveDraft } from '@/lib/records/drafts'
import { keepRevision } from '@/lib/records/revisions/commands'

/** More than a body at its limits needs in JSON. */
const LARGEST_KB = 8 * 1024

const saveSchema = z.strictObject({
  /** Who typed it: an expired sign-in may have been renewed by somebody else on this computer. */
  memberId: z.uuid(),
  baseVersion: z.int().positive(),
  content: z.unknown(),
  /** The draft that stands becomes a revision first: both texts of a conflict stay. */
  keepTheirs: z.boolean(),
})

/** Autosave: 200 { version, savedAt }; 401 signed out; 403 somebody else; 404; 409 with the draft that stands; 422 with the fields. */
export function PUT(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(async (actor) => {
    const { recordId } = await params
    const input = await smallJson(request, LARGEST_KB)
    const { memberId, baseVersion, content, keepTheirs } = parseInput(saveSchema, input)
    if (memberId !== actor.id)
      throw new Forbidden('You are signed in as somebody else now; sign in as whoever wrote this.')
    if (keepTheirs) await keepRevision(actor, recordId, 'Kept before another text was saved over it.')
    return saveDraft(actor, recordId, { baseVersion, content })
  })
}

const knownSchema = z.coerce.number().int().nonnegative()

/** Whether there is a newer draft than version `known`: 200 { newer: the draft, or null }; 401 signed out; 404; 422. */
export function GET(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  return answer(async (actor) => {
    const { recordId } = await params
    const known = parseInput(knownSchema, new URL(request.url).searchParams.get('known'))
    return { newer: await newerDraft(actor, recordId, known) }
  })
}
