import '@/tests/support/database'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '@/lib/db'
import { publish } from '@/lib/editions/commands'
import { env } from '@/lib/env'
import { readEnv } from '@/lib/env-schema'
import { currentCheckpoint, proofFile } from '@/lib/public-log/proof'
import { verifiedAddress } from '@/lib/public-log/verified'
import { witnessHead } from '@/lib/public-log/witnesses'
import { timeStampOf } from '@/public/verify-edition.mjs'
import { makeApproved, makeStaff } from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { sabotage } from '@/tests/support/sabotage'
import { startAuthority } from '@/tests/support/time-stamp-authority'
import { witness } from '@/tests/support/witness'

const given = { ...env }
const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-witnesses-'))
let staff: Awaited<ReturnType<typeof makeStaff>>
let one: Awaited<ReturnType<typeof witness>>
let other: typeof one
let authority: Awaited<ReturnType<typeof startAuthority>>
beforeAll(async () => {
  staff = await makeStaff()
  one = await witness('witness.example/one')
  other = await witness('witness.example/other')
  authority = await startAuthority()
  Object.assign(env, { STELE_WITNESSES: [one, other], STELE_WITNESSES_PRIVATE: true })
  Object.assign(env, { STELE_TSA_URL: authority.url, STELE_TSA_PRIVATE: true })
})
afterAll(() => {
  Object.assign(env, { STELE_TSA_URL: undefined }, given)
  for (const server of [one, other]) server.close()
  authority.stop()
  rmSync(folder, { recursive: true })
})

async function published() {
  const record = await makeApproved(staff.editor, staff.reviewer)
  await publish(staff.publisher, record.id, { revisionId: record.revisionId })
  tellOfChange()
  return record
}

it('witnesses sign a head after they know that the log grew', async () => {
  const first = await published()
  await witnessHead()
  await published()
  await published()
  await witnessHead()
  const head = await currentCheckpoint()
  expect(head.split('\n').filter((line) => line.startsWith('— '))).toHaveLength(3)
  const proof = await proofFile(first.id, 1)
  expect(proof).toMatchObject({ checkpoint: head, timeStamp: expect.any(String) })
  const file = path.join(folder, 'proof.json')
  writeFileSync(file, JSON.stringify(proof))
  const run = (...keys: string[]) =>
    spawnSync(process.execPath, [path.resolve('public/verify-edition.mjs'), file, ...keys], {
      encoding: 'utf8',
    })
  const { stdout, status } = run(proof?.key ?? '', one.key, other.key)
  expect(stdout).toContain('witness.example/other signed the head, too')
  expect(status).toBe(0)
  const stranger = await witness('witness.example/stranger')
  stranger.close()
  expect(run(proof?.key ?? '', stranger.key)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('witness.example/stranger has not signed'),
  })
  expect(await verifiedAddress(`/records/${first.slug}`)).toMatchObject({
    failed: null,
    proven: {
      witnesses: [{ name: 'witness.example/one' }, { name: 'witness.example/other' }],
      stamp: { at: expect.any(String), authority: expect.any(String) },
    },
  })
})

it('the script verifies the time stamp with certificates that are trusted', async () => {
  const { id } = await db.record.findFirstOrThrow({ orderBy: { createdAt: 'asc' }, where: { editions: 1 } })
  const proof = await proofFile(id, 1)
  const file = path.join(folder, 'stamped.json')
  const run = (given: object, ...more: string[]) => {
    writeFileSync(file, JSON.stringify(given))
    const args = [path.resolve('public/verify-edition.mjs'), file, proof?.key ?? '', ...more]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return `${status} ${stdout}${stderr}`
  }
  const pem = (name: string, of: typeof authority) => {
    const place = path.join(folder, name)
    writeFileSync(place, of.root.toString())
    return ['--authority', place]
  }
  const foreign = await startAuthority()
  foreign.stop()
  expect(run(proof ?? {})).toMatch(/^0 [\s\S]*Not proven: a time stamp [^\n]*names CN=The clock of the tests/)
  expect(run(proof ?? {})).not.toContain('saw this head')
  const empty = path.join(folder, 'empty.pem')
  writeFileSync(empty, '')
  expect(run(proof ?? {}, '--authority', empty)).toMatch(/^1 [\s\S]*has no certificates/)
  expect(run(proof ?? {}, ...pem('own.pem', authority))).toMatch(
    /^0 [\s\S]*Proven: CN=The clock of the tests saw this head[^\n]*\nNot checked: whether the certificate of CN=The clock of the tests was revoked/,
  )
  const list = path.join(folder, 'revoked.crl')
  writeFileSync(list, await authority.revocations({ at: new Date(Date.now() + 3_600_000) }))
  expect(run(proof ?? {}, ...pem('own.pem', authority), '--crl', list)).toMatch(/^0 [\s\S]*is not revoked/)
  expect(run(proof ?? {}, '--crl', list)).toMatch(/^1 [\s\S]*--crl needs --authority/)
  expect(run(proof ?? {}, ...pem('foreign.pem', foreign))).toMatch(/^1 [\s\S]*is not certified/)
  const { timeStamp = '', ...bare } = proof ?? { timeStamp: '' }
  expect(run(bare, ...pem('own.pem', authority))).toMatch(/^1 [\s\S]*has no time stamp/)

  const [head = ''] = /^[\s\S]*?\n\n.*\n/.exec(proof?.checkpoint ?? '') ?? []
  const bytes = Buffer.from(timeStamp, 'base64')
  const stampOf = (response: Uint8Array, of = head) =>
    timeStampOf(response, new TextEncoder().encode(of), authority.root.toString())
  const sound = await stampOf(bytes)
  expect(sound).toMatchObject({ isTrusted: true, authority: 'CN=The clock of the tests' })
  expect(Math.abs(Date.now() - Date.parse(sound.at))).toBeLessThan(600_000)
  await expect(stampOf(bytes, `${head} `)).rejects.toThrow('another head')
  // Whichever byte is altered: it is refused, or says the same.
  let refused = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const altered = Buffer.from(bytes)
    altered[at] = (altered[at] ?? 0) ^ 1
    const found = await stampOf(altered).catch(() => null)
    if (found?.isTrusted) expect(found).toEqual(sound)
    else refused += 1
  }
  expect(refused / bytes.length).toBeGreaterThan(0.8)
  for (let length = 0; length < bytes.length; length += 1)
    expect(await stampOf(bytes.subarray(0, length)).catch(() => null)).toBeNull()
})

it('the script checks lists of revoked certificates that are given', async () => {
  const { id } = await db.record.findFirstOrThrow({ orderBy: { createdAt: 'asc' }, where: { editions: 1 } })
  const { checkpoint = '', timeStamp = '' } = (await proofFile(id, 1)) ?? {}
  const [head = ''] = /^[\s\S]*?\n\n.*\n/.exec(checkpoint) ?? []
  const stampOf = (...lists: Uint8Array[]) =>
    timeStampOf(
      Buffer.from(timeStamp, 'base64'),
      new TextEncoder().encode(head),
      authority.root.toString(),
      lists,
    )
  const stamped = new Date((await stampOf()).at)
  const after = (hours: number) => new Date(stamped.getTime() + hours * 3_600_000)
  const list = (listed: Partial<Parameters<typeof authority.revocations>[0]>) =>
    authority.revocations({ at: after(1), ...listed })
  const at = `${after(1).toISOString().slice(0, 19)}.000Z`
  const sound = await list({})
  const name = 'CN=The clock of the tests'
  expect((await stampOf()).revocations).toEqual([{ name, listed: null }])
  const pem = `-----BEGIN X509 CRL-----\n${sound.toString('base64')}\n-----END X509 CRL-----\n`
  for (const given of [sound, Buffer.from(pem)])
    expect((await stampOf(given)).revocations).toEqual([{ name, listed: at }])
  // Replaced later: what it signed before is valid.
  const later = await list({ at: after(3), revokedAt: after(2), reason: 4 })
  expect((await stampOf(sound, later)).revocations).toMatchObject([{ listed: expect.stringContaining('T') }])
  const refused = async (why: RegExp, ...lists: Buffer[]) => expect(stampOf(...lists)).rejects.toThrow(why)
  await refused(/was revoked at/, sound, await list({ revokedAt: after(-1), reason: 4 }))
  await refused(/was revoked at/, await list({ revokedAt: after(2), reason: 1 }))
  await refused(/was revoked at/, await list({ revokedAt: after(2) }))
  await refused(/no list says/, await list({ at: after(-1) }))
  await refused(/no list says/, await list({ at: after(48) }))
  await refused(/not a full list/, await list({ isPartial: true }))
  await refused(/signature of the list/, await list({ isForged: true }))
  const own = authority.own.toString()
  const trusting = (pem: string) =>
    timeStampOf(Buffer.from(timeStamp, 'base64'), new TextEncoder().encode(head), pem, [sound])
  await expect(trusting(own)).rejects.toThrow(/issuer of the authority is not known/)
  expect(await trusting(own + authority.root.toString())).toMatchObject({ revocations: [{ listed: at }] })
  const foreign = await startAuthority()
  foreign.stop()
  await refused(/signature of the list/, await foreign.revocations({ at: after(1) }))
  await refused(/cannot be read/, Buffer.from('no list'))
  for (let byte = 0; byte < sound.length; byte += 1) {
    const altered = Buffer.from(sound)
    altered[byte] = (altered[byte] ?? 0) ^ 1
    expect(await stampOf(altered).catch(() => null)).toBeNull()
  }
})

it('a witness that answers once is not asked again', async () => {
  const asked = one.asked.length
  await witnessHead()
  expect(one.asked.length).toBe(asked)
  expect(new Set(one.asked)).toEqual(new Set(['POST /w/add-checkpoint']))
})

it('a newer edition has the current head until it is signed', async () => {
  const newest = await published()
  expect((await proofFile(newest.id, 1))?.checkpoint.match(/^— /gm)).toHaveLength(1)
})

it('witnesses refuse a log that was changed, and the job fails', async () => {
  await sabotage(`UPDATE "Archive" SET id = gen_random_uuid()`)
  await sabotage(`UPDATE "Event" SET at = at + interval '1 hour' WHERE action = 'record.publish'`)
  const failure = await witnessHead().then(
    () => '',
    (error: Error) => error.message,
  )
  expect(failure).toContain('witness.example/one')
  expect(failure).toContain('422')
  const row = await db.logCheckpoint.findFirst({ orderBy: { size: 'desc' } })
  expect(row?.cosignatures).toEqual([])
})

it('no request goes to a private network unless it is allowed', async () => {
  Object.assign(env, { STELE_WITNESSES_PRIVATE: false, STELE_TSA_PRIVATE: false })
  const asked = one.asked.length
  await db.logCheckpoint.deleteMany()
  await expect(witnessHead()).rejects.toThrow('127.0.0.1')
  expect(one.asked.length).toBe(asked)
})

it('witnesses are read from the configuration', () => {
  const read = (STELE_WITNESSES: string) =>
    readEnv({
      ...{ DATABASE_URL: 'postgresql://a@b/c', NEXTAUTH_URL: 'http://a', NEXTAUTH_SECRET: 'x'.repeat(32) },
      STELE_WITNESSES,
    }).STELE_WITNESSES
  expect(read(`${one.url} ${one.key}, ${other.url} ${other.key}`)).toEqual([
    { url: one.url, key: one.key },
    { url: other.url, key: other.key },
  ])
  for (const wrong of [one.url, one.key, `${one.url},${one.key}`, 'ftp://a b+00000000+AA'])
    expect(() => read(wrong)).toThrow('STELE_WITNESSES must be')
})
