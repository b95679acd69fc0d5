import '@/tests/support/database'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as getCheckpoint } from '@/app/log/checkpoint/route'
import { GET as getKey } from '@/app/log/key/route'
import { GET as getTile } from '@/app/log/tile/[...tile]/route'
import { db } from '@/lib/db'
import { publish, withdraw } from '@/lib/editions/commands'
import { setMask } from '@/lib/editions/masking/commands'
import { tileAddresses } from '@/lib/exchange/log-tiles'
import { publicLog } from '@/lib/public-log/entries'
import { type ProofFile, proofFile } from '@/lib/public-log/proof'
import { GrowingTree } from '@/lib/public-log/tree'
import { makeApproved, makeCited, makeStaff, passageText } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

type Verify = (proof: unknown, key?: string) => Promise<{ shown: number; withheld: number; entries: number }>
const { verifyProof }: { verifyProof: Verify } = await import(path.resolve('public/verify-edition.mjs'))

const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-proof-'))
afterAll(() => rmSync(folder, { recursive: true }))

let staff: Awaited<ReturnType<typeof makeStaff>>
beforeAll(async () => {
  staff = await makeStaff()
})

async function published(cited?: Awaited<ReturnType<typeof makeCited>>) {
  const record = await makeApproved(staff.editor, staff.reviewer, cited ? { cited } : {})
  await publish(staff.publisher, record.id, { revisionId: record.revisionId })
  return record
}

async function proofOf({ id }: { id: string }): Promise<ProofFile> {
  const proof = await proofFile(id, 1)
  if (!proof) throw new Error('There is no proof.')
  // As a reader gets it.
  return JSON.parse(JSON.stringify(proof))
}

/** Runs the script as a reader does, without the packages of the archive. */
function script(proof: unknown, ...key: string[]) {
  const file = path.join(folder, 'proof.json')
  writeFileSync(file, JSON.stringify(proof))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.resolve('public/verify-edition.mjs'), file, ...key],
    { cwd: folder, encoding: 'utf8', env: { NODE_ENV: 'test' } },
  )
  return { status, printed: stdout + stderr }
}

describe('the proof of an edition', () => {
  it('is verified offline by the script', async () => {
    const record = await published()
    const proof = await proofOf(record)
    expect(script(proof)).toEqual({
      status: 0,
      printed: expect.stringMatching(
        new RegExp(`Valid: record ${record.id}, edition 1, published 20.+2 are withheld`, 's'),
      ),
    })
    const other = proof.key.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    expect(script(proof, other)).toMatchObject({ status: 1, printed: expect.stringContaining('Not valid') })
  })

  it('fails when anything in it is altered', async () => {
    const record = await published()
    await published()
    const altering: [string, (proof: ProofFile) => void][] = [
      [
        'was altered',
        ({ parts }) => Object.assign(parts.find(({ value }) => value !== null) ?? {}, { value: 'x' }),
      ],
      ['are not those of the edition', ({ parts }) => parts.pop()],
      [
        'are not those of the edition',
        (proof) => Object.assign(proof, { entry: proof.entry.replace(/"root":"../, '"root":"00') }),
      ],
      [
        'not in the log',
        (proof) => Object.assign(proof, { entry: proof.entry.replace('"number":1', '"number":2') }),
      ],
      ['not in the log', ({ inclusion }) => inclusion.hashes.fill('0'.repeat(64))],
      [
        'signature',
        (proof) => Object.assign(proof, { checkpoint: proof.checkpoint.replace(/\n\d+\n/, '\n99\n') }),
      ],
    ]
    for (const [reason, alter] of altering) {
      const proof = await proofOf(record)
      alter(proof)
      await expect(verifyProof(proof)).rejects.toThrow(reason)
    }
    await expect(verifyProof(await proofOf(record))).resolves.toMatchObject({ withheld: 2 })
  })

  it('keeps masked parts back and proves the others', async () => {
    const cited = await makeCited(staff.editor)
    const record = await published(cited)
    const start = cited.holding.layer.text.indexOf(passageText)
    const range = { textLayerId: cited.holding.layer.id, start, end: start + 8 }
    await setMask(staff.publisher, { ...range, kind: 'PRIVATE', reason: 'A name' })
    const proof = await proofOf(record)
    expect(JSON.stringify(proof)).not.toContain(passageText)
    const { shown, withheld } = await verifyProof(proof)
    expect(withheld).toBeGreaterThan(0)
    expect(shown).toBeGreaterThan(withheld)
  })

  it('stays without its words after a withdrawal and an erasure', async () => {
    const record = await published()
    const before = await proofOf(record)
    await withdraw(staff.publisher, record.id, { edition: 1, reason: 'By mistake' })
    const withdrawn = await proofOf(record)
    expect(withdrawn.parts).toEqual(before.parts.map(({ hash }) => ({ hash })))
    expect(withdrawn.entry).toBe(before.entry)
    expect(await verifyProof(withdrawn)).toMatchObject({ shown: 0 })
    await sabotage(`UPDATE "Edition" SET snapshot = '{}' WHERE "recordId" = $1`, [record.id])
    await sabotage(
      `DELETE FROM "EditionSalts" WHERE "editionId" IN (SELECT id FROM "Edition" WHERE "recordId" = $1)`,
      [record.id],
    )
    const erased = await proofOf(record)
    expect(erased.parts).toEqual(withdrawn.parts)
    expect(await verifyProof(erased)).toMatchObject({ shown: 0 })
    expect(await proofFile(record.id, 2)).toBeNull()
    expect(await proofFile('nothing', 1)).toBeNull()
  })
})

describe('the public log', () => {
  const tile = async (address: string) => {
    const params = Promise.resolve({ tile: address.split('/') })
    const answer = await getTile(new Request('http://localhost:3000/'), { params })
    return answer.status === 200 ? Buffer.from(await answer.arrayBuffer()) : null
  }

  it('is read again from its tiles, to the root that was signed', async () => {
    const request = new Request('http://localhost:3000/log/checkpoint')
    const [name, size, root] = (await (await getCheckpoint(request)).text()).split('\n')
    const key = await (await getKey(request)).text()
    expect(key.startsWith(`${name}+`)).toBe(true)
    const bundle = await tile(`entries/000.p/${size}`)
    const hashes = await tile(`0/000.p/${size}`)
    const tree = new GrowingTree()
    const kinds = new Set<string>()
    for (let at = 0; bundle && at < bundle.length; ) {
      const end = at + 2 + bundle.readUInt16BE(at)
      const entry = bundle.subarray(at + 2, end)
      tree.append(entry)
      kinds.add(JSON.parse(entry.toString()).kind)
      at = end
    }
    expect(String(tree.size)).toBe(size)
    expect(tree.root().toString('base64')).toBe(root)
    expect(tree.tile(0, 0, tree.size)).toEqual(hashes)
    expect([...kinds].sort()).toEqual(['edition', 'withdrawal'])
    const published = await db.event.count({
      where: { action: { in: ['record.publish', 'record.withdraw'] } },
    })
    expect(tree.size).toBe(published)
  })

  it('has a tile at each address that follows from its size', async () => {
    const { tree } = await publicLog()
    const addresses = tileAddresses(tree.size)
    expect(addresses).toEqual([`entries/000.p/${tree.size}`, `0/000.p/${tree.size}`])
    for (const address of addresses) expect(await tile(address)).not.toBeNull()
    const many = tileAddresses(256 * 257 + 5)
    expect(many).toHaveLength(2 * 258 + 2 + 1)
    expect(many.slice(-4)).toEqual(['0/257.p/5', '1/000', '1/001.p/1', '2/000.p/1'])
  })

  it('has no tile beyond its end and none by another address', async () => {
    for (const address of [
      '0/000',
      '0/000.p/0',
      '0/000.p/255',
      '0/000.p/01',
      '0/0',
      '00/000.p/1',
      '0/x000/000.p/1',
    ])
      expect(await tile(address)).toBeNull()
    for (const address of ['1/000.p/1', 'entries/000', 'entries/001.p/1', '0/-01', '99/000', '0/../000', ''])
      expect(await tile(address)).toBeNull()
    expect(await tile('0/000.p/1')).toHaveLength(32)
  })
})
