import 'server-only'
import { createHash, randomBytes, type X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { post } from './outgoing'
import { readTimeStamp, type TimeStamp } from './timestamp-token'

const SHA_256 = '2.16.840.1.101.3.4.2.1'

/** A number that nobody can have answered before; positive and without leading zeros, so that it comes back as it was written. */
function newNonce(): Buffer {
  const nonce = randomBytes(16)
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  return nonce
}

/** Asks for a time stamp of the SHA-256 of these bytes: the request as RFC 3161 writes it, and its number. */
export function timeStampRequest(bytes: Uint8Array): { der: Uint8Array; nonce: string } {
  const nonce = newNonce()
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_256, algorithmParams: new asn1js.Null() }),
      hashedMessage: new asn1js.OctetString({ valueHex: createHash('sha256').update(bytes).digest() }),
    }),
    nonce: new asn1js.Integer({ valueHex: nonce }),
    certReq: true,
  })
  return { der: new Uint8Array(request.toSchema().toBER()), nonce: nonce.toString('hex') }
}

/**
 * A time stamp of these bytes from an authority: its answer as it came, to be kept, and what it says. The authority is told their hash
 * only. Throws an Error with one plain sentence when it does not answer, refuses, or answers something else than was asked.
 */
export async function askTimeStamp(
  bytes: Uint8Array,
  authority: { url: string; allowPrivate: boolean; trusted: readonly X509Certificate[] },
): Promise<{ response: Uint8Array; stamp: TimeStamp }> {
  const { der, nonce } = timeStampRequest(bytes)
  const response = await post(authority.url, {
    body: der,
    contentType: 'application/timestamp-query',
    allowPrivate: authority.allowPrivate,
  })
  const stamp = await readTimeStamp(response, bytes, authority.trusted)
  if (stamp.nonce !== nonce) throw new Error('The authority answered another request than ours.')
  if (stamp.trusted === false) throw new Error('No certificate that is trusted vouches for the authority.')
  return { response, stamp }
}
