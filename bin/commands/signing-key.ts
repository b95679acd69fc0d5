import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  X509Certificate,
} from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { message } from '@/lib/messages/message'
import { stateFolder } from '../start/secrets'
import { CommandError } from './command'

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'

function ed25519(key: KeyObject, file: string): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new CommandError(message('commands.log.notEd25519', { file }))
  return key
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw isMissing(error) ? new CommandError(message('commands.fileMissing', { file })) : error
  }
}

/**
 * Returns the key that the archive signs with: that of the file named, or else its own, which the first signature generates in `.stele/`,
 * readable by the owner only. Throws `CommandError`.
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

/** Returns a published key from a PEM file. Throws `CommandError`. */
export const publishedKey = (file: string): KeyObject => ed25519(createPublicKey(read(file)), file)

/** Returns the certificates in a PEM file. Throws `CommandError`. */
export function certificatesIn(file: string): X509Certificate[] {
  const text = read(file).toString('utf8')
  const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  if (found.length === 0) throw new CommandError(message('commands.log.noCertificates', { file }))
  return found.map((pem) => new X509Certificate(pem))
}
