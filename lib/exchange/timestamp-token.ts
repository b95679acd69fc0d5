import 'server-only'
import { createHash, X509Certificate } from 'node:crypto'
import * as asn1js from 'asn1js'
import {
  type Attribute,
  Certificate,
  ContentInfo,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  PKIStatus,
  SignedData,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'
import { message } from '@/lib/messages/message'
import { ExchangeError } from './exchange-error'

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** Attributes that name the signing certificate by its hash (RFC 5816 and RFC 2634). */
const signingCertificate: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.9.16.2.47': 'sha256',
  '1.2.840.113549.1.9.16.2.12': 'sha1',
}
const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}

export type TimeStamp = {
  /** The time at which the authority saw the hash of these bytes. */
  at: Date
  /** The subject of the certificate, and its SHA-256. */
  authority: string
  certificate: string
  /** True if a trusted certificate certifies it; null when none was given. */
  trusted: boolean | null
  /** The nonce of the request that it answers, as hexadecimal digits. */
  nonce: string | null
}

const exactly = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
const hex = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString('hex')

/** The signed token in a response. Throws `ExchangeError` when the authority refused or the bytes are not a response. */
function tokenIn(response: Uint8Array): { signed: SignedData; info: TSTInfo } {
  let answer: TimeStampResp
  try {
    answer = TimeStampResp.fromBER(exactly(response))
  } catch {
    throw new ExchangeError(message('exchange.timeStamp.notTimeStamp'))
  }
  const { status, timeStampToken } = answer
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
    throw new ExchangeError(message('exchange.timeStamp.refused', { status: String(status.status) }))
  if (!(timeStampToken instanceof ContentInfo) || timeStampToken.contentType !== id_ContentType_SignedData)
    throw new ExchangeError(message('exchange.timeStamp.empty'))
  const signed = new SignedData({ schema: timeStampToken.content })
  const { eContentType, eContent } = signed.encapContentInfo
  if (eContentType !== id_eContentType_TSTInfo || !eContent)
    throw new ExchangeError(message('exchange.timeStamp.empty'))
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) }
}

/** The hash of the signer's certificate in an attribute of the signature; null for another attribute. */
function boundHash({ type, values: [value] }: Attribute): { digest: string; hash: string } | null {
  const byDefault = signingCertificate[type]
  if (!byDefault || !(value instanceof asn1js.Sequence)) return null
  const [list] = value.valueBlock.value
  const [first] = list instanceof asn1js.Sequence ? list.valueBlock.value : []
  const parts = first instanceof asn1js.Sequence ? first.valueBlock.value : []
  const hash = parts.find((part) => part instanceof asn1js.OctetString)
  const [algorithm] = parts[0] instanceof asn1js.Sequence ? parts[0].valueBlock.value : []
  const digest =
    algorithm instanceof asn1js.ObjectIdentifier ? digests[algorithm.valueBlock.toString()] : byDefault
  return hash && digest ? { digest, hash: hex(hash.getValue()) } : null
}

async function isVouchedFor(signed: SignedData, data: ArrayBuffer, trusted: readonly X509Certificate[]) {
  try {
    return await signed.verify({
      signer: 0,
      data,
      checkChain: true,
      trustedCerts: trusted.map(({ raw }) => Certificate.fromBER(exactly(raw))),
    })
  } catch {
    return false
  }
}

/**
 * Reads a time stamp (TimeStampResp of RFC 3161) of these bytes and checks it without a request: it is for their SHA-256, its signature is
 * valid, and its certificate is bound to the signature and made for time stamps. `trusted` are certificates that can vouch for the authority.
 * Throws `ExchangeError` when one of these checks fails.
 */
export async function readTimeStamp(
  response: Uint8Array,
  stamped: Uint8Array,
  trusted: readonly X509Certificate[] = [],
): Promise<TimeStamp> {
  const { signed, info } = tokenIn(response)
  const data = exactly(stamped)
  const imprint = digests[info.messageImprint.hashAlgorithm.algorithmId]
  if (!imprint || imprint === 'sha1') throw new ExchangeError(message('exchange.timeStamp.weakHash'))
  if (hex(info.messageImprint.hashedMessage.getValue()) !== createHash(imprint).update(stamped).digest('hex'))
    throw new ExchangeError(message('exchange.timeStamp.otherBytes'))
  const checked = await signed.verify({ signer: 0, data, extendedMode: true }).catch(() => null)
  if (!checked?.signatureVerified || !checked.signerCertificate)
    throw new ExchangeError(message('exchange.timeStamp.badSignature'))
  const certificate = new X509Certificate(Buffer.from(checked.signerCertificate.toSchema().toBER()))
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const bound = attributes.map(boundHash).find((found) => found !== null)
  if (!bound || createHash(bound.digest).update(certificate.raw).digest('hex') !== bound.hash)
    throw new ExchangeError(message('exchange.timeStamp.noCertificate'))
  if (!certificate.keyUsage?.includes(TIME_STAMPING))
    throw new ExchangeError(message('exchange.timeStamp.wrongPurpose'))
  return {
    at: info.genTime,
    authority: certificate.subject.replaceAll('\n', ', '),
    certificate: createHash('sha256').update(certificate.raw).digest('hex'),
    trusted: trusted.length > 0 ? await isVouchedFor(signed, data, trusted) : null,
    nonce: info.nonce ? hex(info.nonce.valueBlock.valueHexView) : null,
  }
}
