import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

const sha256 = (...pieces: Uint8Array[]) => createHash('sha256').update(Buffer.concat(pieces)).digest()
const node = (left: Buffer, right: Buffer) => sha256(Buffer.of(1), left, right)

/** True when these hashes prove that a log with the second root begins with one that has the first (RFC 9162, section 2.1.4.2). */
export function isConsistent(
  [first, firstRoot]: [number, Buffer],
  [second, secondRoot]: [number, Buffer],
  proof: readonly Buffer[],
): boolean {
  if (first === second) return proof.length === 0 && firstRoot.equals(secondRoot)
  const path = Number.isInteger(Math.log2(first)) ? [firstRoot, ...proof] : [...proof]
  let [fn, sn] = [first - 1, second - 1]
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  const [seed] = path
  if (!seed) return false
  let [fr, sr] = [seed, seed]
  for (const hash of path.slice(1)) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      ;[fr, sr] = [node(hash, fr), node(hash, sr)]
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
    } else sr = node(sr, hash)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && fr.equals(firstRoot) && sr.equals(secondRoot)
}

/** A witness of C2SP on this machine: it signs a head only if it is proven that the log grew from the last one that it signed. */
export async function witness(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const bytes = Buffer.concat([Buffer.of(4), publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)])
  const id = sha256(Buffer.from(`${name}\n`), bytes).subarray(0, 4)
  let known: [number, Buffer] = [0, sha256()]
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    const body = await text(request)
    asked.push(`${request.method} ${request.url}`)
    const [proofText = '', ...rest] = body.split('\n\n')
    const note = rest.join('\n\n')
    const [old = '', ...hashes] = proofText.split('\n')
    const [, size, root = ''] = note.split('\n')
    if (Number(old.slice('old '.length)) !== known[0])
      return response.writeHead(409, { 'Content-Type': 'text/x.tlog.size' }).end(`${known[0]}\n`)
    const head: [number, Buffer] = [Number(size), Buffer.from(root, 'base64')]
    const proof = hashes.map((hash) => Buffer.from(hash, 'base64'))
    if (known[0] > 0 && !isConsistent(known, head, proof)) return response.writeHead(422).end()
    known = head
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000)))
    const signed = note.slice(0, note.indexOf('\n\n') + 1)
    const message = `cosignature/v1\ntime ${time.readBigUInt64BE()}\n${signed}`
    const signature = Buffer.concat([id, time, sign(null, Buffer.from(message), privateKey)])
    return response.end(`— ${name} ${signature.toString('base64')}\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/w`,
    key: `${name}+${id.toString('hex')}+${bytes.toString('base64')}`,
    asked,
    close: () => server.close(),
  }
}
