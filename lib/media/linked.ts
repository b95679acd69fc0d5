import 'server-only'
import { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { z } from 'zod'
import { type Actor, demand } from '@/lib/access'
import { env } from '@/lib/env'
import { Invalid } from '@/lib/errors'
import { type Given, parseInput } from '@/lib/input'
import { message } from '@/lib/messages/message'
import { askForMember } from '@/lib/outgoing/for-members'
import { Unreached } from '@/lib/outgoing/unreached'
import { languageSchema } from '@/lib/text'
import { lineOf } from '@/lib/text/characters'
import { type AddedMedia, addMedia } from './commands'
import { mediaKindOf, typeOfSignature } from './types'

const MILLISECONDS = 15_000
const MEGABYTE = 1024 * 1024
const MOST_MEGABYTES = 20

const linkedImageSchema = z.strictObject({ address: lineOf(2000), language: languageSchema })

/** The last part of an address, as the name of a file. */
function nameIn(address: string): string {
  const name = URL.parse(address)?.pathname.split('/').findLast(Boolean) ?? ''
  try {
    return lineOf(255).safeParse(decodeURIComponent(name)).data || 'image'
  } catch {
    return 'image'
  }
}

const refused = (reason: Unreached['reason'] | 'NO_IMAGE') =>
  new Invalid({ address: message('media.linked.refused', { reason }) })

/**
 * Fetches an image from an address on the web and adds it to the media library, because a member asked for it. One request, to public addresses only
 * (`lib/outgoing`), also after a redirect, of at most fifteen seconds and twenty megabytes. `Invalid` says why there is no image; `Conflict` as for every file
 * that is added.
 */
export async function addLinkedImage(
  actor: Actor,
  input: Given<typeof linkedImageSchema>,
): Promise<AddedMedia> {
  demand(actor, 'writeOwnDrafts')
  const { address, language } = parseInput(linkedImageSchema, input)
  const { url, body } = await fetched(address)
  const type = await fileTypeFromBuffer(body)
  const mediaType = type ? typeOfSignature(type.mime) : null
  if (!mediaType || mediaKindOf(mediaType) !== 'IMAGE') throw refused('NO_IMAGE')
  return addMedia(actor, { filename: nameIn(url), language }, Readable.from([body]))
}

async function fetched(address: string) {
  try {
    return await askForMember(address, {
      milliseconds: MILLISECONDS,
      bytes: Math.min(MOST_MEGABYTES, env.STELE_MAX_UPLOAD_MB) * MEGABYTE,
      headers: { accept: 'image/*' },
    })
  } catch (error) {
    if (error instanceof Unreached) throw refused(error.reason)
    throw error
  }
}
