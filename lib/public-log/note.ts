import { createHash, createPublicKey, type KeyObject, sign } from 'node:crypto'

// Signed notes and checkpoints of C2SP (c2sp.org/signed-note, c2sp.org/tlog-checkpoint).

const ED25519 = Buffer.of(1)

/** The 32 bytes of an Ed25519 public key, which are the last ones of its SubjectPublicKeyInfo. */
const publicBytes = (key: KeyObject) =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32)

const keyId = (name: string, key: KeyObject) =>
  createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${name}\n`), ED25519, publicBytes(key)]))
    .digest()
    .subarray(0, 4)

/** The name of the log of the archive at this address: its host and path without the scheme. */
export const logName = (address: string): string => {
  const { host, pathname } = new URL(address)
  return `${host}${pathname.replace(/\/$/, '')}/log`
}

/** The public key in the form in which verifiers of signed notes take it. */
export const verifierKey = (name: string, key: KeyObject): string =>
  `${name}+${keyId(name, key).toString('hex')}+${Buffer.concat([ED25519, publicBytes(key)]).toString('base64')}`

/** The signed statement that the log with this name has so many entries and this root. The same tree gives the same bytes. */
export function checkpoint(name: string, tree: { size: number; root: Uint8Array }, key: KeyObject): string {
  const text = `${name}\n${tree.size}\n${Buffer.from(tree.root).toString('base64')}\n`
  const signature = Buffer.concat([keyId(name, key), sign(null, Buffer.from(text), key)])
  return `${text}\n— ${name} ${signature.toString('base64')}\n`
}
