import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { Invalid } from '@/lib/errors'
import { message } from '@/lib/messages/message'

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane (argon2id is the library's default algorithm). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a new password to store. `Invalid` with `password` for one of the most common. */
export async function hashPassword(password: string): Promise<string> {
  // The list takes a tenth of a second and some megabytes: it is loaded when someone chooses a password, not with the first page for members.
  const { isCommonPassword } = await import('./common-passwords')
  if (isCommonPassword(password)) throw new Invalid({ password: message('members.invalid.passwordCommon') })
  return hash(password.normalize('NFC'), cost)
}

// Created when first needed; verifying against it takes as long as verifying a real one.
let placeholder: Promise<string> | undefined

/** True when the password is the member's. Without a member it takes as long and returns false. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  placeholder ??= hash(crypto.randomUUID(), cost)
  const matches = await verify(passwordHash ?? (await placeholder), password.normalize('NFC')).catch(
    () => false,
  )
  return passwordHash !== null && matches
}
