import type { NextAuthOptions } from 'next-auth'
import { sessionOptions } from '@/lib/auth'
import { admitIdentity, identityProviders, sessionOfIdentity } from '@/lib/members/signing-in/oidc'
import { memberProvider } from '@/lib/members/signing-in/provider'

/** The options of next-auth's own addresses: sign-in for programs, and through the provider of the configuration. */
export const authOptions = (): NextAuthOptions => ({
  ...sessionOptions,
  providers: [memberProvider, ...identityProviders()],
  callbacks: {
    ...sessionOptions.callbacks,
    signIn: admitIdentity,
    jwt: async ({ token, user, account, profile }) => {
      const opened = await sessionOfIdentity(account, profile)
      if (opened) return opened
      return user && 'sessionId' in user ? { sessionId: user.sessionId } : token
    },
  },
})
