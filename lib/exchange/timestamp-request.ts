import 'server-only'
import { createHash, randomBytes, type X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { message } from '@/lib/messages/message'
import { ExchangeError } from './exchange-error'
import { post } from './outgoing'
import { readTimeStamp, type TimeStamp } from './timestamp-token'

const SHA_256 = '2.16.840.1.101.3.4.2.1'

/** A random number that no earlier answer can contain; positive and without leading zeros, so that it returns unchanged. */
function newNonce(): Buffer {
  const nonce = randomBytes(16)
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40
  return nonce
}

/** A request for a time stamp of the SHA-256 of these bytes (RFC 3161), and its nonce. */
function timeStampRequest(bytes: Uint8Array): { der: Uint8Array; nonce: string } {
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
 * Gets a time stamp of these bytes from an authority. Returns the answer as it came, to be kept, and the time stamp in it. Only the hash is
 * sent. Throws `ExchangeError` when the authority does not answer, refuses, or answers another request.
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
  if (stamp.nonce !== nonce) throw new ExchangeError(message('exchange.timeStamp.otherRequest'))
  if (stamp.trusted === false) throw new ExchangeError(message('exchange.timeStamp.untrusted'))
  return { response, stamp }
}
