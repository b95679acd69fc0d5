import { fetchTextKey } from '@/components/api/text-key'

type Held = { memberId: string; key: Promise<CryptoKey> }

/** In memory only, and not extractable: it ends with the page, and no script can read it out. */
let held: Held | null = null
let forgetting: ReturnType<typeof setTimeout> | undefined

/** Longer than the last save of a page that is being left (components/api/drafts.ts). */
const LEAVING = 30_000

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))

function base64Of(bytes: Uint8Array): string {
  let signs = ''
  // In pieces, because a call takes only so many arguments.
  for (let from = 0; from < bytes.length; from += 0x8000)
    signs += String.fromCharCode(...bytes.subarray(from, from + 0x8000))
  return btoa(signs)
}

async function importedKey(memberId: string): Promise<CryptoKey> {
  const found = await fetchTextKey()
  if (found.memberId !== memberId) throw new DOMException(undefined, 'InvalidAccessError')
  return crypto.subtle.importKey('raw', bytesOf(found.key), 'AES-GCM', false, ['encrypt', 'decrypt'])
}

/**
 * The key that the texts of this member are encrypted with, fetched once for a page. Rejects when someone else is signed in, when the archive
 * doesn't answer, and where the browser has no encryption (plain http other than localhost); the next call then tries again.
 */
export function textKey(memberId: string): Promise<CryptoKey> {
  if (held?.memberId === memberId) return held.key
  const asked: Held = { memberId, key: importedKey(memberId) }
  held = asked
  asked.key.catch(() => {
    if (held === asked) held = null
  })
  return asked.key
}

/** Fetches the key when the staff pages open, and keeps it until `forgetTextKey`. */
export async function prepareTextKey(memberId: string): Promise<void> {
  clearTimeout(forgetting)
  await textKey(memberId)
}

/** Forgets the key soon: the member left the staff pages, and a last save may still need it. */
export function forgetTextKey(): void {
  clearTimeout(forgetting)
  forgetting = setTimeout(() => {
    held = null
  }, LEAVING)
}

const PREFIX = 'sealed:'

/** True for a value that `seal` made. */
export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(PREFIX)

const utf8 = (text: string) => new TextEncoder().encode(text)

const IV_BYTES = 12

/** The JSON of a value, as UTF-8, encrypted for this member (AES-GCM) and bound to the name it is kept under. */
export async function sealBytes(
  memberId: string,
  name: string,
  plain: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await textKey(memberId)
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(name) }, key, plain)
  const sealed = new Uint8Array(IV_BYTES + data.byteLength)
  sealed.set(iv)
  sealed.set(new Uint8Array(data), IV_BYTES)
  return sealed
}

/** The value that `sealBytes` encrypted under this name; rejects for another member's. */
export async function unsealBytes(
  memberId: string,
  name: string,
  sealed: Uint8Array<ArrayBuffer>,
): Promise<unknown> {
  const how = { name: 'AES-GCM', iv: sealed.subarray(0, IV_BYTES), additionalData: utf8(name) }
  const plain = await crypto.subtle.decrypt(how, await textKey(memberId), sealed.subarray(IV_BYTES))
  return JSON.parse(new TextDecoder().decode(plain))
}

/** A value, encrypted in the same way, as text, for storages that take only that. Slow for a long value. */
export async function seal(memberId: string, name: string, value: unknown): Promise<string> {
  const sealed = await sealBytes(memberId, name, utf8(JSON.stringify(value)))
  return `${PREFIX}${base64Of(sealed.subarray(0, IV_BYTES))}.${base64Of(sealed.subarray(IV_BYTES))}`
}

/** The value that `seal` encrypted under this name; rejects for another member's. */
export function unseal(memberId: string, name: string, sealed: string): Promise<unknown> {
  const [iv = '', data = ''] = sealed.slice(PREFIX.length).split('.')
  return unsealBytes(memberId, name, new Uint8Array([...bytesOf(iv), ...bytesOf(data)]))
}
