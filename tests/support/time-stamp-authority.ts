import { createHash, X509Certificate } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as asn1js from 'asn1js'
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  Extensions,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  MessageImprint,
  PKIStatus,
  PKIStatusInfo,
  RevokedCertificate,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  Time,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs'

type Owner = { certificate: Certificate; keys: CryptoKeyPair }

const newKeys = () =>
  crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])

const named = (name: string) => [
  new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: name }) }),
]

async function certificateFor(name: string, issuer: Owner | null, extension: Extension): Promise<Owner> {
  const keys = await newKeys()
  const certificate = new Certificate({
    version: 2,
    serialNumber: new asn1js.Integer({ value: issuer ? 2 : 1 }),
  })
  certificate.subject.typesAndValues.push(...named(name))
  if (issuer) certificate.issuer = issuer.certificate.subject
  else certificate.issuer.typesAndValues.push(...named(name))
  certificate.notBefore.value = new Date(Date.now() - 86_400_000)
  certificate.notAfter.value = new Date(Date.now() + 86_400_000)
  certificate.extensions = [extension]
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign((issuer?.keys ?? keys).privateKey, 'SHA-256')
  return { certificate: Certificate.fromBER(certificate.toSchema(true).toBER()), keys }
}

const ca = () =>
  new Extension({
    extnID: '2.5.29.19',
    critical: true,
    extnValue: new BasicConstraints({ cA: true }).toSchema().toBER(),
  })
const use = (purpose: string) =>
  new Extension({
    extnID: '2.5.29.37',
    critical: true,
    extnValue: new ExtKeyUsage({ keyPurposes: [purpose] }).toSchema().toBER(),
  })

/** The faults that an authority of the tests can have. */
export type Fault =
  | 'nonce'
  | 'imprint'
  | 'signature'
  | 'refusal'
  | 'garbage'
  | 'endless'
  | 'redirect'
  | 'unbound'

const der = (certificate: Certificate) => Buffer.from(certificate.toSchema().toBER())

/** What a list of revoked certificates has: when it was made, and what it says of the certificate of the authority. */
type Listed = { at: Date; revokedAt?: Date; reason?: number; isPartial?: boolean; isForged?: boolean }

/** A list of revoked certificates (RFC 5280) by an issuer. */
async function listBy(
  issuer: Owner,
  { at, revokedAt, reason, isPartial, isForged }: Listed,
): Promise<Buffer> {
  const extension = (extnID: string, critical: boolean, value: asn1js.BaseBlock) =>
    new Extensions({ extensions: [new Extension({ extnID, critical, extnValue: value.toBER() })] })
  const list = new CertificateRevocationList({
    version: 1,
    issuer: issuer.certificate.subject,
    thisUpdate: new Time({ type: 0, value: at }),
    nextUpdate: new Time({ type: 0, value: new Date(at.getTime() + 1000) }),
    ...(revokedAt && {
      revokedCertificates: [
        new RevokedCertificate({
          userCertificate: new asn1js.Integer({ value: 2 }),
          revocationDate: new Time({ type: 0, value: revokedAt }),
          ...(reason !== undefined && {
            crlEntryExtensions: extension('2.5.29.21', false, new asn1js.Enumerated({ value: reason })),
          }),
        }),
      ],
    }),
    ...(isPartial && { crlExtensions: extension('2.5.29.27', true, new asn1js.Integer({ value: 1 })) }),
  })
  await list.sign((isForged ? await newKeys() : issuer.keys).privateKey, 'SHA-256')
  return Buffer.from(list.toSchema(true).toBER())
}

/** The signed attributes: the type of content, its digest, and the certificate that signs. */
function attributes(content: ArrayBuffer, certificate: Certificate, fault: Fault | null): Attribute[] {
  const hash = (bytes: Uint8Array) =>
    new asn1js.OctetString({ valueHex: createHash('sha256').update(bytes).digest() })
  const bound = new asn1js.Sequence({
    value: [new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [hash(der(certificate))] })] })],
  })
  return [
    new Attribute({
      type: '1.2.840.113549.1.9.3',
      values: [new asn1js.ObjectIdentifier({ value: id_eContentType_TSTInfo })],
    }),
    new Attribute({ type: '1.2.840.113549.1.9.4', values: [hash(new Uint8Array(content))] }),
    ...(fault === 'unbound' ? [] : [new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [bound] })]),
  ]
}

async function answerTo(request: Buffer, { certificate, keys }: Owner, fault: Fault | null): Promise<Buffer> {
  if (fault === 'garbage') return Buffer.from('<html>Not here</html>')
  if (fault === 'refusal')
    return Buffer.from(
      new TimeStampResp({ status: new PKIStatusInfo({ status: PKIStatus.rejection }) }).toSchema().toBER(),
    )
  const { messageImprint, nonce } = TimeStampReq.fromBER(Uint8Array.from(request).buffer)
  const info = new TSTInfo({
    version: 1,
    policy: '1.3.6.1.4.1.99999.1',
    messageImprint:
      fault === 'imprint'
        ? new MessageImprint({
            hashAlgorithm: messageImprint.hashAlgorithm,
            hashedMessage: new asn1js.OctetString({ valueHex: new Uint8Array(32) }),
          })
        : messageImprint,
    serialNumber: new asn1js.Integer({ value: 7 }),
    genTime: new Date(),
    nonce: fault === 'nonce' ? new asn1js.Integer({ value: 5 }) : nonce,
  })
  const content = info.toSchema().toBER()
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: id_eContentType_TSTInfo,
      eContent: new asn1js.OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({
          issuer: certificate.issuer,
          serialNumber: certificate.serialNumber,
        }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: attributes(content, certificate, fault),
        }),
      }),
    ],
    certificates: [certificate],
  })
  await signed.sign((fault === 'signature' ? await newKeys() : keys).privateKey, 0, 'SHA-256')
  const response = new TimeStampResp({
    status: new PKIStatusInfo({ status: PKIStatus.granted }),
    timeStampToken: new ContentInfo({
      contentType: id_ContentType_SignedData,
      content: signed.toSchema(true),
    }),
  })
  return Buffer.from(response.toSchema().toBER())
}

/**
 * A time-stamping authority (RFC 3161) of the tests' own, on a free port of this machine, with the certificate that certifies it.
 * `purpose` is what its certificate is made for: 1.3.6.1.5.5.7.3.8 is time-stamping.
 */
export async function startAuthority({ purpose = '1.3.6.1.5.5.7.3.8' } = {}) {
  const root = await certificateFor('The root of the tests', null, ca())
  const owner = await certificateFor('The clock of the tests', root, use(purpose))
  let fault: Fault | null = null
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    asked.push(request.headers['content-type'] ?? '')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (fault === 'redirect') return response.writeHead(302, { Location: '/elsewhere' }).end()
    response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' })
    if (fault === 'endless') return response.end(Buffer.alloc(2 * 1024 * 1024))
    response.end(await answerTo(Buffer.concat(chunks), owner, fault))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    root: new X509Certificate(der(root.certificate)),
    own: new X509Certificate(der(owner.certificate)),
    revocations: (listed: Listed) => listBy(root, listed),
    misbehave: (kind: Fault | null) => {
      fault = kind
    },
    stop: () => server.close(),
  }
}
