import { createHash } from 'node:crypto'
import { type FileHandle, lstat, open, realpath, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { message } from '@/lib/messages/message'
import { BackupError } from './backup-error'
import type { Part } from './manifest'

/** A stream of bytes. */
export type Bytes = AsyncIterable<Uint8Array>

/** How the files of a backup are encrypted and decrypted; both do nothing where no key was given. */
export type Sealing = {
  /** The public keys. */
  recipients: readonly string[]
  seal: (bytes: Bytes) => Bytes
  unseal: (bytes: Bytes) => Bytes
}

/** No encryption. */
export const unsealed: Sealing = { recipients: [], seal: (bytes) => bytes, unseal: (bytes) => bytes }

const asWeb = (bytes: Bytes) => Readable.toWeb(Readable.from(bytes)) as ReadableStream<Uint8Array>

/** Encrypts for these public keys of age. Throws `BackupError` when one isn't a key. */
export function sealingFor(recipients: readonly string[]): Sealing {
  if (recipients.length === 0) return unsealed
  const encrypter = new Encrypter()
  for (const recipient of recipients)
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw new BackupError(message('commands.backup.badRecipient', { recipient }))
    }
  async function* seal(bytes: Bytes) {
    yield* await encrypter.encrypt(asWeb(bytes))
  }
  const unseal = (): Bytes => {
    throw new BackupError(message('commands.restore.needsIdentity'))
  }
  return { recipients, seal, unseal }
}

/** Decrypts with the private keys in the text of an identity file of age. Throws `BackupError` when it has none. */
export async function sealingWith(identities: string): Promise<Sealing> {
  const keys = identities.split('\n').filter((line) => line.startsWith('AGE-SECRET-KEY-'))
  const decrypter = new Decrypter()
  try {
    for (const key of keys) decrypter.addIdentity(key.trim())
    if (keys.length === 0) throw new Error('none')
  } catch {
    throw new BackupError(message('commands.restore.badIdentity'))
  }
  const recipients = await Promise.all(keys.map((key) => identityToRecipient(key.trim())))
  async function* unseal(bytes: Bytes) {
    yield* await decrypter.decrypt(asWeb(bytes))
  }
  return { ...sealingFor(recipients), unseal }
}

/** Passes bytes on and notes their number and SHA-256. */
function measure() {
  const hash = createHash('sha256')
  const measured = {
    size: 0,
    sha256: () => hash.digest('hex'),
    async *through(bytes: Bytes): Bytes {
      for await (const chunk of bytes) {
        measured.size += chunk.length
        hash.update(chunk)
        yield chunk
      }
    },
  }
  return measured
}

/** Writes to a file of this name when all of it is on the disk, and else leaves nothing. */
async function writeWhole(file: string, bytes: Bytes): Promise<void> {
  const draft = `${file}.part`
  let handle: FileHandle | undefined
  try {
    handle = await open(draft, 'w', 0o600)
    for await (const chunk of bytes) await handle.appendFile(chunk)
    await handle.sync()
    await handle.close()
    await rename(draft, file)
  } catch (error) {
    await handle?.close().catch(() => {})
    await rm(draft, { force: true })
    throw error
  }
}

/** Writes bytes as they are, encrypted where a key is given. */
export const writeSealed = (file: string, bytes: Bytes, { seal }: Sealing): Promise<void> =>
  writeWhole(file, seal(bytes))

/** Writes a packed part. */
export async function writePart(file: string, bytes: Bytes, { seal }: Sealing): Promise<Part> {
  const plain = measure()
  const stored = measure()
  // Fast: texts shrink to a third, and the rest isn't worth the time.
  const packed = Readable.from(plain.through(bytes)).compose(createGzip({ level: 3 }))
  await writeWhole(file, stored.through(seal(packed)))
  return { size: plain.size, stored: stored.size, sha256: stored.sha256() }
}

type Fault = 'missing' | 'notFile' | 'otherSize' | 'altered' | 'locked' | 'tooLong'

/** The error that names a file of a backup and what is wrong with it. */
export const damaged = (file: string, reason: Fault) =>
  new BackupError(message('commands.restore.damaged', { file, reason }))

/**
 * The bytes of a file, by its real path. Throws `BackupError` when it is missing, or when it or a folder on its path is a link, or when it isn't a
 * file.
 */
async function* readFileOf(file: string): Bytes {
  const real = await realpath(file).catch(() => null)
  if (real === null) throw damaged(file, 'missing')
  // Before it is opened: a named pipe would wait for someone who writes.
  if (real !== file || !(await lstat(file)).isFile()) throw damaged(file, 'notFile')
  const handle = await open(file, 'r')
  try {
    yield* handle.createReadStream({ autoClose: false })
  } finally {
    await handle.close()
  }
}

/** Passes bytes on; throws as soon as there are more or, at the end, fewer than `size`. */
async function* exactly(bytes: Bytes, size: number, file: string): Bytes {
  let count = 0
  for await (const chunk of bytes) {
    count += chunk.length
    if (count > size) throw damaged(file, 'tooLong')
    yield chunk
  }
  if (count < size) throw damaged(file, 'otherSize')
}

/**
 * The content of a part. Throws `BackupError` that names the file when it differs from what the manifest states, at the latest at its end; never
 * unpacks more than stated.
 */
export async function* readPart(file: string, part: Part, { unseal }: Sealing): Bytes {
  const stored = measure()
  const packed = unseal(stored.through(exactly(readFileOf(file), part.stored, file)))
  try {
    yield* exactly(Readable.from(packed).compose(createGunzip()), part.size, file)
  } catch (error) {
    throw error instanceof BackupError ? error : damaged(file, 'altered')
  }
  if (stored.sha256() !== part.sha256) throw damaged(file, 'altered')
}

/** Passes bytes on. Throws `BackupError` that names the file, at the latest at the end, when their number or SHA-256 is another. */
export async function* checked(
  bytes: Bytes,
  expected: { size: number; sha256: string },
  file: string,
): Bytes {
  const plain = measure()
  yield* plain.through(exactly(bytes, expected.size, file))
  if (plain.sha256() !== expected.sha256) throw damaged(file, 'altered')
}

/** The content of a media file. Throws `BackupError` that names the file when its size or SHA-256 is another. */
export async function* readSealed(
  file: string,
  expected: { size: number; sha256: string },
  { unseal }: Sealing,
): Bytes {
  try {
    yield* checked(unseal(readFileOf(file)), expected, file)
  } catch (error) {
    throw error instanceof BackupError ? error : damaged(file, 'locked')
  }
}
