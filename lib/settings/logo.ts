import 'server-only'
import sharp from 'sharp'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { message } from '@/lib/messages/message'
import { LOGO_BYTES } from './schema'
import { changeSettingsRow } from './settings'

/** Pages show it smaller; twice that is enough for a dense screen. */
const MOST = { width: 960, height: 320 }
const MOST_PIXELS = 24_000_000

/** The first bytes of PNG, JPEG and WebP. Nothing else reaches the decoder, so that no SVG or archive is ever opened. */
function isPicture(bytes: Buffer): boolean {
  const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text
  return starts('\x89PNG\r\n\x1a\n') || starts('\xff\xd8\xff') || (starts('RIFF') && starts('WEBP', 8))
}

/** The picture drawn anew as PNG: without the camera's data, turned upright, small enough for a page. `Invalid` on `logo`. */
async function drawn(bytes: Buffer) {
  if (bytes.length > LOGO_BYTES)
    throw new Invalid({ logo: message('settings.logoTooLarge', { kilobytes: LOGO_BYTES / 1024 }) })
  if (!isPicture(bytes)) throw new Invalid({ logo: message('settings.logoForm') })
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true })
    return { bytes: new Uint8Array(data), width: info.width, height: info.height }
  } catch {
    throw new Invalid({ logo: message('settings.logoForm') })
  }
}

/** Shows this picture (PNG, JPEG or WebP) beside the archive's name. `Invalid` on `logo`, `Conflict` with the present settings. */
export async function setLogo(actor: Actor, version: number, given: Uint8Array) {
  demand(actor, 'manageSettings')
  const picture = await drawn(Buffer.from(given))
  const hash = sha256(picture.bytes)
  return changeSettingsRow(actor, version, 'settings.logo', async (tx) => {
    const data = { ...picture, sha256: hash }
    await tx.logo.upsert({ where: { settingsId: 1 }, create: data, update: data })
    return { sha256: hash }
  })
}

/** Takes the logo away. `Conflict` with the present settings. */
export async function removeLogo(actor: Actor, version: number) {
  return changeSettingsRow(actor, version, 'settings.logo', async (tx) => {
    await tx.logo.deleteMany()
    return { sha256: null }
  })
}

/** The bytes of the logo, always PNG, with their hash; null where there is none. For anyone. */
export const readLogo = () =>
  db.logo.findUnique({ where: { settingsId: 1 }, select: { bytes: true, sha256: true } })
