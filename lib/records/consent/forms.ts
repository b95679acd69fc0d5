import 'server-only'
import { fileTypeFromFile } from 'file-type'
import { type Actor, can, demand, visibleTo } from '@/lib/access'
import { transactionAs } from '@/lib/acting'
import { db, type Tx, transaction } from '@/lib/db'
import { Conflict, Invalid, NotFound } from '@/lib/errors'
import { recordEvent } from '@/lib/events'
import {
  addMediaFile,
  dropUnusedBytes,
  lockBytes,
  removeUnusedFiles,
  sentBefore,
} from '@/lib/holdings/media-files'
import { parseId, parseInput, type Unchecked } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { readBytes, type Staged, stage } from '@/lib/storage/stored-files'
import { lockRecord } from '../drafts'
import { kindOf } from '../kinds'
import { type ConsentFormInput, consentFormSchema } from './schema'

/** What a form is scanned or signed as. */
const mediaTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/tiff', 'image/webp']

/** The type of the bytes by their content. `Invalid` on `file` for any but a PDF or a picture. */
async function mediaTypeOf({ path }: Staged): Promise<string> {
  const found = await fileTypeFromFile(path)
  if (!found || !mediaTypes.includes(found.mime))
    throw new Invalid({ file: message('records.consentForms.otherType') })
  return found.mime
}

/**
 * Keeps a signed consent form of a testimony from a stream of bytes, with its event. Only members who can see identities do, read and remove
 * it. On any failure neither row nor bytes remain. `Invalid` on `file` for anything but a PDF or a picture, `Conflict` when the testimony has
 * the same file already, `NotFound` for kinds without a speaker.
 */
export async function addConsentForm(
  actor: Actor,
  recordId: string,
  input: ConsentFormInput | Unchecked,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ id: string }> {
  demand(actor, 'seeIdentities')
  const id = parseId(recordId)
  const { filename } = parseInput(consentFormSchema, input)
  const staged = await stage(bytes)
  try {
    return await keep(actor, id, filename, staged, await mediaTypeOf(staged))
  } finally {
    await staged.discard()
  }
}

async function keep(actor: Actor, recordId: string, filename: string, staged: Staged, mediaType: string) {
  const { sha256 } = staged
  return sentBefore(staged, () =>
    transaction(async (tx) => {
      const record = await lockRecord(tx, actor, recordId)
      if (!kindOf(record.kind).needsConsent) throw new NotFound()
      await lockBytes(tx, sha256)
      if ((await tx.consentForm.count({ where: { recordId, sha256 } })) > 0)
        throw new Conflict(message('records.consentForms.sameFile'))
      await addMediaFile(tx, staged, mediaType)
      const form = await tx.consentForm.create({
        data: { recordId, sha256, filename, createdById: actor.id },
        select: { id: true },
      })
      await recordEvent(tx, {
        actor,
        action: 'record.add-consent-form',
        subjectType: 'record',
        subjectId: recordId,
        detail: { formId: form.id },
      })
      return form
    }),
  )
}

export type ListedForm = {
  id: string
  filename: string
  size: number
  createdBy: string
  createdAt: Date
}

/** The signed consent forms of a record, oldest first; null for members who can't see identities. */
export async function listConsentForms(actor: Actor, recordId: string): Promise<ListedForm[] | null> {
  if (!can(actor, 'seeIdentities')) return null
  const forms = await db.consentForm.findMany({
    where: { recordId: parseId(recordId), record: visibleTo(actor) },
    select: {
      ...{ id: true, filename: true, createdAt: true },
      file: { select: { size: true } },
      createdBy: { select: { name: true } },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return forms.map(({ file, createdBy, ...form }) => ({
    ...form,
    size: Number(file.size),
    createdBy: createdBy.name,
  }))
}

/** The unchanged bytes of a form, for download; the read is logged. `NotFound` for members who can't see identities. */
export async function readConsentForm(actor: Actor, formId: string) {
  if (!can(actor, 'seeIdentities')) throw new NotFound()
  const id = parseId(formId)
  const form = await db.consentForm.findFirst({
    where: { id, record: visibleTo(actor) },
    select: { recordId: true, filename: true, sha256: true, file: { select: { mediaType: true } } },
  })
  if (!form) throw new NotFound()
  await transactionAs(actor, (tx) =>
    recordEvent(tx, {
      actor,
      action: 'record.read-consent-form',
      subjectType: 'record',
      subjectId: form.recordId,
      detail: { formId: id },
    }),
  )
  return { filename: form.filename, mediaType: form.file.mediaType, ...(await readBytes(form.sha256)) }
}

/** Removes a form with its bytes, also from a testimony whose text was erased. */
export async function removeConsentForm(actor: Actor, formId: string): Promise<{ recordId: string }> {
  demand(actor, 'seeIdentities')
  const id = parseId(formId)
  const { recordId, sha256 } = await transactionAs(actor, async (tx) => {
    const form = await tx.consentForm.findFirst({
      where: { id, record: visibleTo(actor) },
      select: { recordId: true, sha256: true },
    })
    if (!form) throw new NotFound()
    await lockBytes(tx, form.sha256)
    const { count } = await tx.consentForm.deleteMany({ where: { id } })
    if (count === 0) throw new NotFound()
    await removeUnusedFiles(tx, [form.sha256])
    await recordEvent(tx, {
      actor,
      action: 'record.remove-consent-form',
      subjectType: 'record',
      subjectId: form.recordId,
      detail: { formId: id },
    })
    return form
  })
  await dropUnusedBytes(sha256)
  return { recordId }
}

/** Deletes the forms of a record in the transaction of an erasure. Returns the hashes of their bytes, which the caller drops afterwards. */
export async function eraseConsentForms(tx: Tx, recordId: string): Promise<string[]> {
  const forms = await tx.consentForm.findMany({ where: { recordId }, select: { sha256: true } })
  const hashes = forms.map(({ sha256 }) => sha256)
  for (const hash of hashes) await lockBytes(tx, hash)
  await tx.consentForm.deleteMany({ where: { recordId } })
  await removeUnusedFiles(tx, hashes)
  return hashes
}
