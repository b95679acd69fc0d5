import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane (argon2id is the library's default algorithm). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

// Created when first needed; verifying against it takes as long as verifying a real one.
let placeholder: Promise<string> | undefined

/** True when the password is the member's. Without a member it takes as long and returns false. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  placeholder ??= hashPassword(crypto.randomUUID())
  const matches = await verify(passwordHash ?? (await placeholder), password.normalize('NFC')).catch(
    () => false,
  )
  return passwordHash !== null && matches
}
