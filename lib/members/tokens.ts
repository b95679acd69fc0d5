import 'server-only'
import { randomBytes } from 'node:crypto'
import { sha256 } from '@/lib/hashing'

/** 256 random bits for a link that can be used once; only its hash is kept. */
export const newToken = () => randomBytes(32).toString('base64url')

/** A random token has nothing to guess, so a plain hash is enough to keep it by. */
export const tokenHash = (token: string) => sha256(token)
