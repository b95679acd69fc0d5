import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ExchangeError } from '@/lib/exchange/exchange-error'
import { message } from '@/lib/messages/message'
import { stateFolder } from './state-folder'

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : null)

/** Returns the key when it is of Ed25519. Throws `ExchangeError` with the name of the file otherwise. */
export function ed25519(key: KeyObject, file: string): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519')
    throw new ExchangeError(message('commands.log.notEd25519', { file }))
  return key
}

/** Returns the content of a file. Throws `ExchangeError` when there is none. */
export function fileContent(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw codeOf(error) === 'ENOENT' ? new ExchangeError(message('commands.fileMissing', { file })) : error
  }
}

/** Makes a new key, readable by the owner only, unless another process has just made one. */
function generateKey(file: string) {
  const { privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o711 })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  try {
    linkSync(draft, file) // fails when the file exists
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * Returns the key that the archive signs with: that of the file named, or else its own, which the first signature generates in the folder,
 * readable by the owner only. Throws `ExchangeError`.
 */
export function signingKey(named: string | undefined, folder = stateFolder): KeyObject {
  if (named) return ed25519(createPrivateKey(fileContent(named)), named)
  const own = path.join(folder, 'signing-key.pem')
  try {
    return createPrivateKey(readFileSync(own))
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  generateKey(own)
  return createPrivateKey(readFileSync(own))
}
