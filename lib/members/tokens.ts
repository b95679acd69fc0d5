import 'server-only'
import { randomBytes } from 'node:crypto'
import { sha256 } from '@/lib/hashing'

/** 256 random bits for a link that works once; only the hash is stored. */
export const newToken = () => randomBytes(32).toString('base64url')

/** The hash to store. A random token can't be guessed, so a plain hash is enough. */
export const tokenHash = (token: string) => sha256(token)
