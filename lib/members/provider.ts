import 'server-only'
import Credentials from 'next-auth/providers/credentials'
import { addressHeader } from './addresses'
import { startSession } from './sessions'
import { signIn } from './sign-in'

const programKey = () => `program ${new Date().toISOString().slice(0, 10)}`

/**
 * Sign-in through next-auth's own address, for programs; the sign-in page has its own form. Both call `signIn`, so the limits apply to
 * both. A program has no known device. The error is WAIT after too many attempts, and says nothing else.
 */
export const memberProvider = Credentials({
  credentials: { email: {}, password: {} },
  async authorize(credentials, request) {
    const address = String(request.headers?.[addressHeader] ?? 'unknown')
    const result = await signIn(credentials, address)
    if (result.outcome === 'WAIT') throw new Error('WAIT')
    if (result.outcome !== 'IN') return null
    // One e-mail a day: a program has no device that could be known.
    const sessionId = await startSession(result.member, request.headers?.['user-agent'], {
      isKnown: false,
      key: programKey(),
    })
    return { ...result.member, sessionId }
  },
})
