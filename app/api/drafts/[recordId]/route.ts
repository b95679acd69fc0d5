import { z } from 'zod'
import { currentActor } from '@/lib/auth'
import { errorBody, Forbidden, Invalid, SteleError } from '@/lib/errors'
import { parseInput } from '@/lib/input'
import { keepRevision, saveDraft } from '@/lib/records/commands'

/** More than a body at its limits needs in JSON. */
const LARGEST = 8 * 1024 * 1024

const saveSchema = z.strictObject({
  /** Who typed it: an expired sign-in may have been renewed by somebody else on this computer. */
  memberId: z.uuid(),
  baseVersion: z.int().positive(),
  content: z.unknown(),
  /** The draft that stands becomes a revision first: both texts of a conflict stay. */
  keepTheirs: z.boolean(),
})

/** Autosave: 200 { version, savedAt }; 401 signed out; 403 somebody else; 404; 409 with the draft that stands; 422 with the fields. */
export async function PUT(request: Request, { params }: { params: Promise<{ recordId: string }> }) {
  const actor = await currentActor()
  if (!actor)
    return Response.json(
      { error: { name: 'SignedOut', message: 'Your sign-in has ended.' } },
      { status: 401 },
    )
  try {
    const { recordId } = await params
    const { memberId, baseVersion, content, keepTheirs } = parseInput(saveSchema, await bodyOf(request))
    if (memberId !== actor.id)
      throw new Forbidden('You are signed in as somebody else now; sign in as whoever wrote this.')
    if (keepTheirs) await keepRevision(actor, recordId, 'Kept before another text was saved over it.')
    return Response.json(await saveDraft(actor, recordId, { baseVersion, content }))
  } catch (error) {
    if (!(error instanceof SteleError)) console.error(error)
    const { status, body } = errorBody(error)
    return Response.json(body, { status })
  }
}

async function bodyOf(request: Request): Promise<unknown> {
  const tooLarge = new Invalid({ content: 'The record is larger than 8 MB.' })
  if (Number(request.headers.get('content-length')) > LARGEST) throw tooLarge
  const text = await request.text()
  if (text.length > LARGEST) throw tooLarge
  try {
    return JSON.parse(text)
  } catch {
    throw new Invalid({ '': 'This is not JSON.' })
  }
}
