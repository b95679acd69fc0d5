// Verifies the proof of an edition without a network and without other software:
//
//   node verify-edition.mjs proof.json [KEY [WITNESS_KEY ...]] [--authority FILE [--crl FILE ...]]
//
// KEY is the public key of the archive's log, from a place that you trust. Without it, the key in the proof is used and printed. WITNESS_KEY is the key
// of a witness, who must have signed the head of the log, too (C2SP tlog-cosignature).
// FILE has certificates (PEM) that you trust to certify the authority whose time stamp (RFC 3161) is in the proof.
// It checks that each part of the edition that the proof shows has the hash that the proof states; that all hashes together give the hash of the
// edition that was published; that this hash is an entry of the archive's public log (RFC 6962); and that the archive signed the head of
// this log (C2SP signed notes, Ed25519). If the proof has a time stamp, it checks that it is for this head, and that its signature is valid. Who made
// the time stamp, and so when, is proven only with --authority. Whether its certificate was revoked is checked only with --crl: each FILE is a list of
// revoked certificates (CRL, RFC 5280, in DER or PEM) of an authority that certified it, newer than the time stamp.

const { subtle } = globalThis.crypto
const text = new TextEncoder()

const concat = (...pieces) => {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
const sha256 = async (...pieces) => new Uint8Array(await subtle.digest('SHA-256', concat(...pieces)))
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (digits) => {
  if (typeof digits !== 'string' || !/^([0-9a-f]{2})*$/.test(digits))
    throw new Error('a hash is not hexadecimal')
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
const fromBase64 = (encoded) => Uint8Array.from(atob(encoded), (sign) => sign.charCodeAt(0))
const isEqual = (one, other) => hex(one) === hex(other)

/** Canonical JSON (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.keys(value).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}

const node = (left, right) => sha256(Uint8Array.of(1), left, right)

async function rootOf(hashes) {
  if (hashes.length === 1) return hashes[0]
  const half = 2 ** (Math.ceil(Math.log2(hashes.length)) - 1)
  return node(await rootOf(hashes.slice(0, half)), await rootOf(hashes.slice(half)))
}

/** The root that follows from a leaf at an index among so many, and the hashes beside its path. */
async function rootFrom(leaf, index, size, hashes) {
  const steps = []
  for (let [start, length] = [0, size]; length > 1; ) {
    const half = 2 ** (Math.ceil(Math.log2(length)) - 1)
    const isLeft = index < start + half
    steps.unshift(isLeft)
    if (!isLeft) start += half
    length = isLeft ? half : length - half
  }
  if (steps.length !== hashes.length) throw new Error('the path to the head of the log has another length')
  let root = leaf
  for (const [at, isLeft] of steps.entries())
    root = isLeft ? await node(root, hashes[at]) : await node(hashes[at], root)
  return root
}

/** The name, the number and the bytes of a key of this kind: 1 for a log, 4 for a witness. */
async function keyIn(given, kind) {
  const [, name, id, encoded] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(given.trim()) ?? []
  if (!name) throw new Error('the key is not that of a log or a witness')
  const bytes = fromBase64(encoded)
  if (bytes[0] !== kind || bytes.length !== 33) throw new Error('the key is not an Ed25519 key')
  const expected = hex((await sha256(text.encode(`${name}\n`), bytes)).slice(0, 4))
  if (expected !== id) throw new Error('the key has another number')
  const key = await subtle.importKey('raw', bytes.slice(1), { name: 'Ed25519' }, false, ['verify'])
  return { name, id, key }
}

/** What a checkpoint says, and the bytes of the signature with this key below it; null where there is none. */
function signatureIn(checkpoint, { name, id }) {
  const end = checkpoint.indexOf('\n\n')
  const signature = checkpoint
    .slice(end + 2)
    .split('\n')
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => fromBase64(line.slice(`— ${name} `.length)))
    .find((found) => hex(found.slice(0, 4)) === id)
  return { signed: checkpoint.slice(0, end + 1), signature: end < 0 ? null : (signature?.slice(4) ?? null) }
}

/** The size and root in a checkpoint that this key signed. */
async function signedHead(checkpoint, given) {
  const key = await keyIn(given, 1)
  const { signed, signature } = signatureIn(checkpoint, key)
  if (!signature) throw new Error('the head of the log is not signed with this key')
  if (!(await subtle.verify({ name: 'Ed25519' }, key.key, signature, text.encode(signed))))
    throw new Error('the signature of the head of the log is wrong')
  const [origin, size, root] = signed.split('\n')
  if (origin !== key.name) throw new Error('the head is that of another log')
  return { size: Number(size), root: fromBase64(root) }
}

/** Who signed a checkpoint as a witness with this key, and when. Throws where the signature is missing or wrong. */
export async function witnessOf(checkpoint, given) {
  const key = await keyIn(given, 4)
  const { signed, signature } = signatureIn(checkpoint, key)
  if (signature?.length !== 72) throw new Error(`the witness ${key.name} has not signed the head of the log`)
  const seconds = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0)
  const message = text.encode(`cosignature/v1\ntime ${seconds}\n${signed}`)
  if (!(await subtle.verify({ name: 'Ed25519' }, key.key, signature.slice(8), message)))
    throw new Error(`the signature of the witness ${key.name} is wrong`)
  return { name: key.name, at: new Date(Number(seconds) * 1000).toISOString() }
}

// What a time stamp (RFC 3161) has is written in DER: each element has a sign for its type, its length, and its content.

const SEQUENCE = 0x30
const SET = 0x31
const OCTETS = 0x04
const OID = 0x06
const INTEGER = 0x02
const TIME = 0x18
/** With two digits for the year. */
const SHORT_TIME = 0x17

const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
/** Attributes that name the certificate of the signer by its hash (RFC 5816, RFC 2634). */
const CERTIFICATE_HASH = { '1.2.840.113549.1.9.16.2.47': 'sha256', '1.2.840.113549.1.9.16.2.12': 'sha1' }
const DIGESTS = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
/** Signature algorithms that name their own digest; others use that of the signer. */
const SIGNATURES = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.3.101.112': null,
}
const PSS = '1.2.840.113549.1.1.10'

/** The element that begins at this place. Throws where the bytes end before it does. */
function elementAt(bytes, start) {
  const type = bytes[start]
  let length = bytes[start + 1]
  let from = start + 2
  if (length > 0x7f) {
    const digits = length & 0x7f
    if (digits === 0 || digits > 4) throw new Error('the time stamp is not in DER')
    length = bytes.slice(from, from + digits).reduce((sum, byte) => sum * 256 + byte, 0)
    from += digits
  }
  if (!(from + length <= bytes.length)) throw new Error('the time stamp is cut off')
  return { type, whole: bytes.slice(start, from + length), content: bytes.slice(from, from + length) }
}

/** The elements in the content of an element of this type. */
function elementsIn(element, type) {
  if (element?.type !== type) throw new Error('the time stamp has another form')
  const found = []
  for (let at = 0; at < element.content.length; at += found.at(-1).whole.length)
    found.push(elementAt(element.content, at))
  return found
}

function contentOf(element, type) {
  // Some write a text of bytes in several parts.
  if (type === OCTETS && element?.type === (OCTETS | 0x20))
    return concat(...elementsIn(element, element.type).map((part) => contentOf(part, OCTETS)))
  if (element?.type !== type) throw new Error('the time stamp has another form')
  return element.content
}

/** An object identifier as numbers with dots. */
function oidOf(element) {
  const numbers = []
  let number = 0
  for (const byte of contentOf(element, OID)) {
    number = number * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      numbers.push(number)
      number = 0
    }
  }
  const [first = 0, ...rest] = numbers
  const top = Math.min(2, Math.floor(first / 40))
  return [top, first - top * 40, ...rest].join('.')
}

/** The time in a GeneralizedTime or UTCTime. */
function timeOf(element) {
  const isShort = element?.type === SHORT_TIME
  const digits = new TextDecoder().decode(contentOf(element, isShort ? SHORT_TIME : TIME))
  const written = isShort ? `${digits < '50' ? '20' : '19'}${digits}` : digits
  const [, year, month, day, hour, minute, second, part = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(written) ?? []
  if (!year) throw new Error('the time of the time stamp is not in UTC')
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${part.slice(0, 4)}Z`)
}

/** The attributes that were signed, by their kind. */
function attributesIn(elements) {
  const pairs = elements.map((attribute) => {
    const [kind, values] = elementsIn(attribute, SEQUENCE)
    return [oidOf(kind), elementsIn(values, SET)[0]]
  })
  return Object.fromEntries(pairs)
}

/** The digest and the hash by which the signature names the certificate of the signer; null where it names none. */
function namedCertificate(attributes) {
  for (const [kind, byDefault] of Object.entries(CERTIFICATE_HASH)) {
    if (!attributes[kind]) continue
    const [list] = elementsIn(attributes[kind], SEQUENCE)
    const [first] = elementsIn(list, SEQUENCE)
    const [one, other] = elementsIn(first, SEQUENCE)
    if (one.type === OCTETS) return { digest: byDefault, hash: one.content }
    return { digest: DIGESTS[oidOf(elementsIn(one, SEQUENCE)[0])], hash: contentOf(other, OCTETS) }
  }
  return null
}

/**
 * This certificate and those that certify it, by the others in the time stamp, up to one that is trusted, all of them valid at that time; null where
 * there are none.
 */
function chainOf(certificate, others, trusted, at, depth = 0) {
  if (new Date(certificate.validFrom) > at || new Date(certificate.validTo) < at) return null
  const isBy = (issuer) =>
    !issuer.raw.equals(certificate.raw) &&
    issuer.ca &&
    certificate.checkIssued(issuer) &&
    certificate.verify(issuer.publicKey)
  // Also of a certificate that is trusted itself: lists of revoked certificates are by its issuer.
  const root = trusted.find(isBy)
  if (root) return [certificate, root]
  if (trusted.some(({ raw }) => raw.equals(certificate.raw))) return [certificate]
  if (depth === 8) return null
  for (const one of others) {
    if (!isBy(one)) continue
    const rest = chainOf(one, others, trusted, at, depth + 1)
    if (rest) return [certificate, ...rest]
  }
  return null
}

const REASON = '2.5.29.21'
const KEY_USAGE = '2.5.29.15'
/** The second bit from the end of the first byte of a key usage: the key signs lists of revoked certificates. */
const SIGNS_LISTS = 0x02
/** Reasons that don't put into doubt what was signed before: unspecified, affiliation changed, superseded, cessation (RFC 3161, section 4). */
const HARMLESS = [0, 3, 4, 5]

/** The contents of extensions by their kind, and whether one of them must be understood. */
function extensionsIn(elements) {
  const all = elements.map((extension) => {
    const [kind, ...rest] = elementsIn(extension, SEQUENCE)
    return {
      kind: oidOf(kind),
      value: contentOf(rest.at(-1), OCTETS),
      isCritical: rest.length > 1 && rest[0].content[0] !== 0,
    }
  })
  return {
    of: Object.fromEntries(all.map(({ kind, value }) => [kind, value])),
    isCritical: all.some(({ isCritical }) => isCritical),
  }
}

/** The number and the names of a certificate as they are written in it, and its extensions. */
function writtenIn({ raw }) {
  const parts = elementsIn(elementsIn(elementAt(raw, 0), SEQUENCE)[0], SEQUENCE)
  if (parts[0].type === 0xa0) parts.shift()
  const extensions = parts.find(({ type }) => type === 0xa3)
  return {
    serial: contentOf(parts[0], INTEGER),
    subject: parts[4].whole,
    extensions: extensionsIn(extensions ? elementsIn(elementsIn(extensions, 0xa3)[0], SEQUENCE) : []).of,
  }
}

/** A list of revoked certificates (CertificateList of RFC 5280). */
function revocationsIn(bytes) {
  const [signed, algorithm, signature] = elementsIn(elementAt(bytes, 0), SEQUENCE)
  const parts = elementsIn(signed, SEQUENCE)
  if (parts[0].type === INTEGER) parts.shift()
  const [inner, issuer, from, ...rest] = parts
  const bits = contentOf(signature, 0x03)
  if (!isEqual(inner.whole, algorithm.whole) || bits[0] !== 0) throw new Error('it has another form')
  if (rest[0]?.type === TIME || rest[0]?.type === SHORT_TIME) rest.shift()
  const entries = rest[0]?.type === SEQUENCE ? elementsIn(rest.shift(), SEQUENCE) : []
  // Lists of some certificates only, and changes of another list, say so in an extension that must be understood.
  if (rest[0] && extensionsIn(elementsIn(elementsIn(rest[0], 0xa0)[0], SEQUENCE)).isCritical)
    throw new Error('it is not a full list')
  const digest = SIGNATURES[oidOf(elementsIn(algorithm, SEQUENCE)[0])]
  if (digest === undefined) throw new Error('it has a kind of signature that this script does not accept')
  return {
    signed: signed.whole,
    issuer: issuer.whole,
    at: timeOf(from),
    entries,
    digest,
    signature: bits.slice(1),
  }
}

/** When and why a list revokes the certificate with this number; null when it doesn't. */
function revocationOf(serial, { entries }) {
  for (const entry of entries) {
    const [number, date, extensions] = elementsIn(entry, SEQUENCE)
    if (!isEqual(contentOf(number, INTEGER), serial)) continue
    const reason = extensions && extensionsIn(elementsIn(extensions, SEQUENCE)).of[REASON]
    return { at: timeOf(date), reason: reason ? elementAt(reason, 0).content[0] : null }
  }
  return null
}

/**
 * Throws unless the lists say that a certificate was not revoked, or later and for a reason that leaves its signatures valid. Returns the time of the
 * list; null where none is by the issuer.
 */
function checkRevocation(certificate, issuer, lists, at, verify) {
  const { serial } = writtenIn(certificate)
  const by = writtenIn(issuer)
  const own = lists.filter((list) => isEqual(list.issuer, by.subject))
  const name = certificate.subject.replaceAll('\n', ', ')
  let newest = null
  for (const list of own) {
    const use = by.extensions[KEY_USAGE]
    if (use && !(contentOf(elementAt(use, 0), 0x03)[1] & SIGNS_LISTS))
      throw new Error('the list of revoked certificates is signed with a key that is not made for it')
    if (!verify(list.digest, list.signed, issuer.publicKey, list.signature))
      throw new Error('the signature of the list of revoked certificates is wrong')
    const revoked = revocationOf(serial, list)
    if (revoked && !(HARMLESS.includes(revoked.reason) && revoked.at > at))
      throw new Error(`the certificate of ${name} was revoked at ${revoked.at.toISOString()}`)
    // Some authorities take certificates that have expired from their lists.
    const says = revoked || (list.at >= at && list.at <= new Date(certificate.validTo))
    if (says && !(newest > list.at)) newest = list.at
  }
  if (own.length > 0 && !newest)
    throw new Error(
      `no list says whether ${name} was revoked: it must be newer than the time stamp and older than the end of the certificate`,
    )
  return newest
}

/** The lists of revoked certificates in files, in DER or PEM. */
function listsIn(files) {
  return files.flatMap((bytes) => {
    const pems = new TextDecoder().decode(bytes).match(/-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g)
    const all = pems?.map((pem) => fromBase64(pem.replace(/-----[^-]+-----|\s/g, ''))) ?? [bytes]
    try {
      return all.map(revocationsIn)
    } catch (error) {
      throw new Error(`a list of revoked certificates cannot be read: ${error.message}`)
    }
  })
}

/**
 * When an authority saw these bytes, and which, from its answer (TimeStampResp of RFC 3161); `isTrusted` is null where no certificates are
 * given (PEM). With files of revoked certificates, `revocations` has each certificate up to one that is trusted with the time of the list that doesn't revoke
 * it; null where none was given for it. Throws an error that says what is wrong. Needs Node's own crypto.
 */
export async function timeStampOf(response, stamped, trustedPem = '', revoked = []) {
  const { createHash, verify, constants, X509Certificate } = await import('node:crypto')
  const hashOf = (digest, bytes) => {
    if (!digest) throw new Error('the time stamp uses a hash that this script does not accept')
    return new Uint8Array(createHash(digest).update(bytes).digest())
  }
  const [, token] = elementsIn(elementAt(response, 0), SEQUENCE)
  if (!token) throw new Error('the authority gave no time stamp')
  const [kind, wrapped] = elementsIn(token, SEQUENCE)
  if (oidOf(kind) !== SIGNED_DATA) throw new Error('the time stamp has another form')
  const [, , encapsulated, ...rest] = elementsIn(elementsIn(wrapped, 0xa0)[0], SEQUENCE)
  const [contentKind, content] = elementsIn(encapsulated, SEQUENCE)
  if (oidOf(contentKind) !== TST_INFO) throw new Error('the time stamp has another form')
  const info = contentOf(elementsIn(content, 0xa0)[0], OCTETS)

  const [, , imprint, , time] = elementsIn(elementAt(info, 0), SEQUENCE)
  const [algorithm, imprinted] = elementsIn(imprint, SEQUENCE)
  const hash = hashOf(DIGESTS[oidOf(elementsIn(algorithm, SEQUENCE)[0])], stamped)
  if (!isEqual(hash, contentOf(imprinted, OCTETS)))
    throw new Error('the time stamp is for another head of the log')
  const at = timeOf(time)

  const signers = rest.find(({ type }) => type === SET)
  const [, , digestAlgorithm, signed, signatureAlgorithm, signature] = elementsIn(
    elementsIn(signers, SET)[0],
    SEQUENCE,
  )
  const attributes = attributesIn(elementsIn(signed, 0xa0))
  const digest = DIGESTS[oidOf(elementsIn(digestAlgorithm, SEQUENCE)[0])]
  if (!isEqual(contentOf(attributes[MESSAGE_DIGEST], OCTETS), hashOf(digest, info)))
    throw new Error('the time stamp was altered')

  const certificates = rest.find(({ type }) => type === 0xa0)
  const all = certificates
    ? elementsIn(certificates, 0xa0).map(({ whole }) => new X509Certificate(whole))
    : []
  const named = namedCertificate(attributes)
  const certificate = all.find(({ raw }) => named && isEqual(hashOf(named.digest, raw), named.hash))
  if (!certificate) throw new Error('the time stamp does not name the certificate of its authority')
  if (!certificate.keyUsage?.includes(TIME_STAMPING))
    throw new Error('the certificate of the authority is not made for time stamps')
  const signatureKind = oidOf(elementsIn(signatureAlgorithm, SEQUENCE)[0])
  const by = SIGNATURES[signatureKind] === undefined ? digest : SIGNATURES[signatureKind]
  const key =
    signatureKind === PSS
      ? {
          key: certificate.publicKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_AUTO,
        }
      : certificate.publicKey
  // What is signed is the set of attributes as such, and not as a part of the signature.
  const message = Uint8Array.from(signed.whole)
  message[0] = SET
  if (!verify(by, message, key, contentOf(signature, OCTETS)))
    throw new Error('the signature of the time stamp is wrong')
  const pems = trustedPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  const trusted = pems.map((pem) => new X509Certificate(pem))
  const chain = chainOf(certificate, all, trusted, at)
  const lists = listsIn(revoked)
  const revocations = (chain ?? []).slice(0, -1).map((one, index) => ({
    name: one.subject.replaceAll('\n', ', '),
    listed: checkRevocation(one, chain[index + 1], lists, at, verify)?.toISOString() ?? null,
  }))
  if (chain?.length === 1 && lists.length > 0)
    throw new Error(
      'the list of revoked certificates cannot be checked: the issuer of the authority is not known. Add its certificate to those that are trusted',
    )
  if (chain && lists.length > 0 && revocations.every(({ listed }) => listed === null))
    throw new Error('no list of revoked certificates is by an issuer of the authority')
  return {
    at: at.toISOString(),
    authority: certificate.subject.replaceAll('\n', ', '),
    isTrusted: trusted.length === 0 ? null : chain !== null,
    revocations,
  }
}

/** Returns what a proof proves. Throws an error that says what is wrong. `passed` gets the name of each step that is proven. */
export async function verifyProof(proof, key = proof.key, witnessKeys = [], passed = (_step) => {}) {
  if (proof.format !== 'stele-proof' || proof.version !== 1) throw new Error('this is no proof of an edition')
  const entry = JSON.parse(proof.entry)
  let shown = 0
  for (const { path, hash, salt, value } of proof.parts) {
    if (salt === undefined) {
      if (value !== undefined) throw new Error(`the part ${path || '/'} has a value that nothing proves`)
      continue
    }
    const found = await sha256(Uint8Array.of(0), fromHex(salt), text.encode(canonical({ path, value })))
    if (hex(found) !== hash) throw new Error(`the part ${path || '/'} was altered`)
    shown += 1
  }
  if (proof.parts.length === 0) throw new Error('the edition has no parts')
  passed('parts')
  const root = await rootOf(proof.parts.map(({ hash }) => fromHex(hash)))
  if (entry.kind !== 'edition' || hex(root) !== entry.root)
    throw new Error('the parts are not those of the edition that was published')
  passed('edition')
  const head = await signedHead(proof.checkpoint, key)
  passed('signature')
  const { index, size, hashes } = proof.inclusion
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0)
    throw new Error('the place in the log is not a number')
  if (size !== head.size || index >= size) throw new Error('the proof is for another head of the log')
  const leaf = await sha256(Uint8Array.of(0), text.encode(proof.entry))
  if (!isEqual(await rootFrom(leaf, index, size, hashes.map(fromHex)), head.root))
    throw new Error('the edition is not in the log that was signed')
  passed('log')
  const witnesses = []
  for (const witness of witnessKeys) witnesses.push(await witnessOf(proof.checkpoint, witness))
  return {
    record: entry.record,
    edition: entry.number,
    published: entry.at,
    shown,
    withheld: proof.parts.length - shown,
    entries: size,
    key: key.trim(),
    witnesses,
  }
}

const CERTIFICATE = '-----BEGIN CERTIFICATE-----'

const lines = {
  parts: 'Each part that the proof shows is unaltered.',
  edition: 'The parts are those of the edition that was published.',
  signature: 'The head of the log is signed with the key.',
  log: 'The edition is in the log with this head.',
}

if (typeof process !== 'undefined' && process.argv[1]?.endsWith('verify-edition.mjs')) {
  const { readFileSync } = await import('node:fs')
  const { parseArgs } = await import('node:util')
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { authority: { type: 'string' }, crl: { type: 'string', multiple: true, default: [] } },
  })
  const [file, key, ...witnessKeys] = positionals
  try {
    const proof = JSON.parse(readFileSync(file, 'utf8'))
    const found = await verifyProof(proof, key, witnessKeys, (step) => console.log(`Proven: ${lines[step]}`))
    for (const { name, at } of found.witnesses) console.log(`Proven: ${name} signed the head, too, at ${at}.`)
    if (values.crl.length > 0 && !values.authority) throw new Error('--crl needs --authority')
    if (values.authority && !proof.timeStamp) throw new Error('the proof has no time stamp')
    if (proof.timeStamp) {
      // Of the head up to the first signature, which is that of the log.
      const [head] = /^[\s\S]*?\n\n.*\n/.exec(proof.checkpoint) ?? []
      const authorities = values.authority ? readFileSync(values.authority, 'utf8') : ''
      if (values.authority && !authorities.includes(CERTIFICATE))
        throw new Error('the file of --authority has no certificates')
      const stamp = await timeStampOf(
        fromBase64(proof.timeStamp),
        text.encode(head),
        authorities,
        values.crl.map((list) => readFileSync(list)),
      )
      if (stamp.isTrusted === false)
        throw new Error('the authority of the time stamp is not certified by the certificates that you trust')
      if (stamp.isTrusted) {
        console.log(`Proven: ${stamp.authority} saw this head of the log at ${stamp.at}.`)
        for (const { name, listed } of stamp.revocations)
          console.log(
            listed
              ? `Proven: the certificate of ${name} is not revoked for this time in the list of ${listed}.`
              : `Not checked: whether the certificate of ${name} was revoked. Give the list of its issuer with --crl.`,
          )
      } else
        console.log(
          `Not proven: a time stamp of this head says ${stamp.at} and names ${stamp.authority}. ` +
            'Anyone can make one with this name: give --authority to check who did.',
        )
    }
    console.log(`Valid: record ${found.record}, edition ${found.edition}, published ${found.published}.`)
    console.log(`${found.shown} parts are shown and unaltered, ${found.withheld} are withheld.`)
    console.log(`The public log had ${found.entries} entries. It was signed with the key ${found.key}`)
  } catch (error) {
    console.error(`Not valid: ${error.message}`)
    process.exitCode = 1
  }
}
