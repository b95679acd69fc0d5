import 'server-only'
import Credentials from 'next-auth/providers/credentials'
import { addressHeader } from './addresses'
import { signIn } from './sign-in'

/**
 * Signing in through next-auth's own address, for programs; the page signs in by its form. Both ask `signIn`, so the limits hold for
 * both. The answer is WAIT when one must wait, and nothing else but yes or no.
 */
export const memberProvider = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    const result = await signIn(credentials, String(request.headers?.[addressHeader] ?? 'unknown'))
    if (result.outcome === 'WAIT') throw new Error('WAIT')
    return result.outcome === 'IN' ? result.member : null
  },
})
