import { env } from '@/lib/env'

/** The full public address of a path. */
export const addressOf = (path: string): string => new URL(path, env.NEXTAUTH_URL).href
