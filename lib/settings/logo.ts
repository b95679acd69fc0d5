import 'server-only'
import { type Actor, demand } from '@/lib/access'
import { db } from '@/lib/db'
import { Invalid } from '@/lib/errors'
import { sha256 } from '@/lib/hashing'
import { message } from '@/lib/messages/message'
import { sharp } from '@/lib/workers/images'
import { LOGO_BYTES } from './schema'
import { changeSettingsRow } from './settings'

/** Pixels. Twice the size on pages, for screens with a high pixel density. */
const MOST = { width: 960, height: 320 }
const MOST_PIXELS = 24_000_000

/** The first bytes of PNG, JPEG and WebP. Other files never reach the decoder, so no SVG and no packed file is opened. */
function isPicture(bytes: Buffer): boolean {
  const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text
  return starts('\x89PNG\r\n\x1a\n') || starts('\xff\xd8\xff') || (starts('RIFF') && starts('WEBP', 8))
}

/** Re-encodes the image as PNG: without camera data, upright, small enough for a page. `Invalid` on `logo`. */
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

/** Sets the logo (PNG, JPEG or WebP) shown beside the archive's name. `Invalid` on `logo`, `Conflict` with the current settings. */
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

/** Removes the logo. `Conflict` with the current settings. */
export async function removeLogo(actor: Actor, version: number) {
  return changeSettingsRow(actor, version, 'settings.logo', async (tx) => {
    await tx.logo.deleteMany()
    return { sha256: null }
  })
}

/** Returns the bytes of the logo, always PNG, with their hash; null if there is none. Open to everyone. */
export const readLogo = () =>
  db.logo.findUnique({ where: { settingsId: 1 }, select: { bytes: true, sha256: true } })
