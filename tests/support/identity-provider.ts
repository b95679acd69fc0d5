import { createServer } from 'node:http'
import Provider from 'oidc-provider'

/** What the provider says about the person who signs in. */
export type Identity = { email: string; email_verified?: boolean }

/** An OpenID Connect provider on this machine that signs in `identity` without asking. */
export async function startIdentityProvider(redirectUri: string) {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  let identity: Identity = { email: '' }
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'archive', client_secret: 'a secret of the client', redirect_uris: [redirectUri] },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60 },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the cookies'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: async () => ({ sub, ...identity }) }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: 'archive', accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid email')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    void provider.interactionFinished(request, response, { login: { accountId: identity.email } })
  })
  return {
    issuer,
    /** Goes through the pages of the provider, and returns the address of the archive to which it sends the person back. */
    signIn: async (start: string, person: Identity): Promise<URL> => {
      identity = person
      const jar = new Map<string, string>()
      let at = new URL(start)
      for (let step = 0; step < 10; step += 1) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const line of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          jar.set(name, value)
        }
        const location = response.headers.get('location')
        if (!location) throw new Error(`${response.status} ${await response.text()}`)
        at = new URL(location, at)
        if (at.href.startsWith(redirectUri)) return at
      }
      throw new Error('The provider sends no one back.')
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
