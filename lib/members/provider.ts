import 'server-only'
import Credentials from 'next-auth/providers/credentials'
import { env } from '@/lib/env'
import { signIn } from './sign-in'

const firstOf = (header: unknown) => (typeof header === 'string' ? header.split(',')[0]?.trim() : undefined)

/** Signing in with e-mail and password, for next-auth. The form is told WAIT when it must wait, and nothing else but yes or no. */
export const memberProvider = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    // Without a proxy of our own anybody could write that header; all then count as one address.
    const address = (env.TRUST_PROXY && firstOf(request.headers?.['x-forwarded-for'])) || 'direct'
    const result = await signIn(credentials, address)
    if (result.outcome === 'WAIT') throw new Error('WAIT')
    return result.outcome === 'IN' ? result.member : null
  },
})
