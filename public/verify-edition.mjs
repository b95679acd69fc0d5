// Verifies the proof of an edition without a network and without other software:
//
//   node verify-edition.mjs proof.json [KEY [WITNESS_KEY ...]]
//
// KEY is the public key of the archive's log, from a place that you trust. Without it, the key in the proof is used and printed. WITNESS_KEY is the key
// of a witness, who must have signed the head of the log, too (C2SP tlog-cosignature).
// It checks that each part of the edition that the proof shows has the hash that the proof states; that all hashes together give the hash of the
// edition that was published; that this hash is an entry of the archive's public log (RFC 6962); and that the archive signed the head of
// this log (C2SP signed notes, Ed25519).

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

const lines = {
  parts: 'Each part that the proof shows is unaltered.',
  edition: 'The parts are those of the edition that was published.',
  signature: 'The head of the log is signed with the key.',
  log: 'The edition is in the log with this head.',
}

if (typeof process !== 'undefined' && process.argv[1]?.endsWith('verify-edition.mjs')) {
  const { readFileSync } = await import('node:fs')
  const [file, key, ...witnessKeys] = process.argv.slice(2)
  try {
    const proof = JSON.parse(readFileSync(file, 'utf8'))
    const found = await verifyProof(proof, key, witnessKeys, (step) => console.log(`Proven: ${lines[step]}`))
    for (const { name, at } of found.witnesses) console.log(`Proven: ${name} signed the head, too, at ${at}.`)
    console.log(`Valid: record ${found.record}, edition ${found.edition}, published ${found.published}.`)
    console.log(`${found.shown} parts are shown and unaltered, ${found.withheld} are withheld.`)
    console.log(`The public log had ${found.entries} entries. It was signed with the key ${found.key}`)
  } catch (error) {
    console.error(`Not valid: ${error.message}`)
    process.exitCode = 1
  }
}
