import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane (argon2id is the library's default algorithm). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

// Made at the first need; verifying against it costs what verifying a real one does.
let nobody: Promise<string> | undefined

/** Whether the password is the member's. Without a member it takes as long and answers no. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(crypto.randomUUID())
  const matches = await verify(passwordHash ?? (await nobody), password.normalize('NFC')).catch(() => false)
  return passwordHash !== null && matches
}
