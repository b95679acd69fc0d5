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

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** RFC 5816 and RFC 2634: which certificate signed, by its hash. */
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
  /** When the authority says that these bytes were there. */
  at: Date
  /** Whom the certificate names, and its SHA-256. */
  authority: string
  certificate: string
  /** Whether a trusted certificate vouches for it; null when none was given to check it by. */
  trusted: boolean | null
  /** The number of the request that it answers, as hexadecimal digits. */
  nonce: string | null
}

const exactly = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
const hex = (bytes: ArrayBuffer | Uint8Array) => Buffer.from(new Uint8Array(bytes)).toString('hex')

/** The token in a response, signed; throws a plain sentence when the authority refused or the bytes are no response. */
function tokenIn(response: Uint8Array): { signed: SignedData; info: TSTInfo } {
  let answer: TimeStampResp
  try {
    answer = TimeStampResp.fromBER(exactly(response))
  } catch {
    throw new Error('This is no time stamp (RFC 3161).')
  }
  const { status, timeStampToken } = answer
  if (status.status !== PKIStatus.granted && status.status !== PKIStatus.grantedWithMods)
    throw new Error(`The authority refused to give a time stamp (status ${status.status}).`)
  if (!(timeStampToken instanceof ContentInfo) || timeStampToken.contentType !== id_ContentType_SignedData)
    throw new Error('The answer holds no time stamp.')
  const signed = new SignedData({ schema: timeStampToken.content })
  const { eContentType, eContent } = signed.encapContentInfo
  if (eContentType !== id_eContentType_TSTInfo || !eContent)
    throw new Error('The answer holds no time stamp.')
  return { signed, info: TSTInfo.fromBER(eContent.getValue()) }
}

/** The hash of the signer's certificate that an attribute of the signature binds; null where the attribute is another. */
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
 * What a time stamp (a TimeStampResp of RFC 3161) says of these bytes, checked without asking anybody: it is for their SHA-256, its
 * signature holds, and its certificate is bound to the signature and made for time stamps. `trusted` are certificates of those who may vouch
 * for the authority. Throws an Error with one plain sentence when anything of that does not hold.
 */
export async function readTimeStamp(
  response: Uint8Array,
  stamped: Uint8Array,
  trusted: readonly X509Certificate[] = [],
): Promise<TimeStamp> {
  const { signed, info } = tokenIn(response)
  const data = exactly(stamped)
  const imprint = digests[info.messageImprint.hashAlgorithm.algorithmId]
  if (!imprint || imprint === 'sha1') throw new Error('The time stamp is for a hash that is not trusted.')
  if (hex(info.messageImprint.hashedMessage.getValue()) !== createHash(imprint).update(stamped).digest('hex'))
    throw new Error('The time stamp is for something else.')
  const checked = await signed.verify({ signer: 0, data, extendedMode: true }).catch(() => null)
  if (!checked?.signatureVerified || !checked.signerCertificate)
    throw new Error('The signature of the time stamp does not hold.')
  const certificate = new X509Certificate(Buffer.from(checked.signerCertificate.toSchema().toBER()))
  const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? []
  const bound = attributes.map(boundHash).find((found) => found !== null)
  if (!bound || createHash(bound.digest).update(certificate.raw).digest('hex') !== bound.hash)
    throw new Error('The time stamp does not say which certificate signed it.')
  if (!certificate.keyUsage?.includes(TIME_STAMPING))
    throw new Error('The certificate of the authority is not made for time stamps.')
  return {
    at: info.genTime,
    authority: certificate.subject.replaceAll('\n', ', '),
    certificate: createHash('sha256').update(certificate.raw).digest('hex'),
    trusted: trusted.length > 0 ? await isVouchedFor(signed, data, trusted) : null,
    nonce: info.nonce ? hex(info.nonce.valueBlock.valueHexView) : null,
  }
}
