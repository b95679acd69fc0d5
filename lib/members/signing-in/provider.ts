import 'server-only'
import Credentials from 'next-auth/providers/credentials'
import { addressHeader } from '../addresses'
import { startSession } from './sessions'
import { giveCode, signIn } from './sign-in'

const programKey = () => `program ${new Date().toISOString().slice(0, 10)}`

/**
 * Sign-in through next-auth's own address, for programs; the sign-in page has its own form. Both call `signIn`, so the limits apply to
 * both. A program has no known device. The error is WAIT after too many attempts, CODE when the password is right and the code of the member's app is
 * missing, PASSKEY when the member has to sign in with a passkey, and says nothing else.
 */
export const memberProvider = Credentials({
  credentials: { email: {}, password: {}, code: {} },
  async authorize(credentials, request) {
    const address = String(request.headers?.[addressHeader] ?? 'unknown')
    const first = await signIn(credentials, address)
    const result =
      first.outcome === 'CODE' && credentials?.code ? await giveCode(first.member, credentials.code) : first
    if (result.outcome === 'WRONG') return null
    if (result.outcome !== 'IN') throw new Error(result.outcome)
    // One e-mail a day: a program has no device that could be known.
    const sessionId = await startSession(result.member, request.headers?.['user-agent'], {
      isKnown: false,
      key: programKey(),
      isTwoStep: first.outcome === 'CODE',
    })
    return { ...result.member, sessionId }
  },
})
