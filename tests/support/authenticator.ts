import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest()
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')

const PRESENT = 1
const VERIFIED = 4
const ATTESTED = 64

type Conditions = { origin?: string; isVerified?: boolean }

/** An authenticator in software, with one passkey (ES256, attestation "none"): what a browser would answer for it. */
export function makeAuthenticator(rpId: string, home = `http://${rpId}:3000`) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  let counter = 0
  const clientData = (type: string, challenge: string, origin: string) =>
    JSON.stringify({ type, challenge, origin, crossOrigin: false })
  const authData = (flags: number) => {
    counter += 1
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
  }
  const credential = { id: base64(id), rawId: base64(id), type: 'public-key', clientExtensionResults: {} }
  return {
    id: base64(id),
    register: (challenge: string, { origin = home, isVerified = true }: Conditions = {}) => {
      const key = isoCBOR.encode(
        new Map<number, number | Uint8Array>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
          [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
        ]),
      )
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const flags = PRESENT + ATTESTED + (isVerified ? VERIFIED : 0)
      const data = Buffer.concat([authData(flags), Buffer.alloc(16), length, id, key])
      const attestation = isoCBOR.encode(
        new Map<string, string | Uint8Array | Map<string, string>>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', new Uint8Array(data)],
        ]),
      )
      return {
        ...credential,
        response: {
          clientDataJSON: base64(clientData('webauthn.create', challenge, origin)),
          attestationObject: base64(attestation),
          transports: ['internal'],
        },
      }
    },
    signIn: (challenge: string, { origin = home, isVerified = true }: Conditions = {}) => {
      const data = authData(PRESENT + (isVerified ? VERIFIED : 0))
      const client = clientData('webauthn.get', challenge, origin)
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...credential,
        response: {
          clientDataJSON: base64(client),
          authenticatorData: base64(data),
          signature: base64(signature),
        },
      }
    },
  }
}
