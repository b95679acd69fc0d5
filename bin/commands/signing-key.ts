import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stateFolder } from '../start/secrets'

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

function ed25519(key: KeyObject, file: string): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${file} should hold an Ed25519 key in PEM.`)
  return key
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw isMissing(error) ? new Error(`There is no file ${file}.`) : error
  }
}

/**
 * The key that the archive signs with: that of the file named, else one of its own, made at the first signature and kept in `.stele/`,
 * readable by its owner only.
 */
export function signingKey(named: string | undefined): KeyObject {
  if (named) return ed25519(createPrivateKey(read(named)), named)
  const own = path.join(stateFolder, 'signing-key.pem')
  try {
    return createPrivateKey(readFileSync(own))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(stateFolder, { recursive: true })
  writeFileSync(`${own}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  renameSync(`${own}.new`, own)
  return privateKey
}

/** A public key that somebody published, from a PEM file. */
export const publishedKey = (file: string): KeyObject => ed25519(createPublicKey(read(file)), file)

/** The certificates in a PEM file. */
export function certificatesIn(file: string): X509Certificate[] {
  const text = read(file).toString('utf8')
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (found.length === 0) throw new Error(`${file} should hold certificates in PEM.`)
  return found.map((pem) => new X509Certificate(pem))
}
