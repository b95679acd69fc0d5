import { env } from '@/lib/env'

/** The whole address of a path, as readers use it. */
export const addressOf = (path: string): string => new URL(path, env.NEXTAUTH_URL).href
