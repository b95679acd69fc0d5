import '@/tests/support/database'
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { keysIn, readKeys } from '@/lib/backup/keys'
import { placeKeys } from '@/lib/backup/place'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { readSignedStatement } from '@/lib/exchange/statement'
import { formerMarks } from '@/lib/verification/former-keys'
import { keepHead, keptHeads } from '@/lib/verification/heads'
import { putAsideKey, rotateKey } from '@/lib/verification/rotate'
import { makeCited, makeMember } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-rotate-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a new key as `openssl genpkey -algorithm ed25519` does. */
const newKey = (file: string) =>
  writeFileSync(file, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))

test('the documented change of the key of STELE_SIGNING_KEY keeps the old one', async () => {
  const { id } = await db.archive.findFirstOrThrow()
  const at = path.join(folder, 'named')
  const [file, old, heads] = [`${at}-key.pem`, `${at}-old.pem`, path.join(at, 'heads', `${id}.jsonl`)]
  mkdirSync(at)
  writeFileSync(path.join(at, 'archive-id'), id)
  newKey(file)
  const named = env.STELE_SIGNING_KEY
  Object.assign(env, { STELE_SIGNING_KEY: file })
  try {
    await makeCited(await makeMember())
    const first = await keepHead(at)
    await expect(rotateKey(at)).rejects.toMatchObject({ text: { key: 'commands.log.namedKey' } })
    await expect(putAsideKey(file, at)).rejects.toMatchObject({ text: { key: 'commands.log.sameKey' } })
    renameSync(file, old)
    newKey(file)
    // A server that was started too early has signed a head with the new key.
    await makeCited(await makeMember())
    const second = await keepHead(at)
    expect(keptHeads(id, at).faultyLines).toEqual([1])
    const { before, after } = await putAsideKey(old, at)
    expect(after).not.toBe(before)
    expect(await putAsideKey(old, at)).toEqual({ before, after })
    expect(keptHeads(id, at)).toMatchObject({ heads: [second], faultyLines: [] })
    const mark = before.slice(0, 12)
    const { former } = readKeys(env, id, at)
    expect(former).toMatchObject([{ mark, signingKey: readFileSync(old, 'utf8') }])
    expect(readSignedStatement(former[0]?.heads ?? '', createPrivateKey(readFileSync(old)))).toEqual(first)

    newKey(`${at}-other.pem`)
    const [line, whole] = [readFileSync(heads, 'utf8'), path.join(at, 'heads')]
    writeFileSync(heads, former[0]?.heads ?? '')
    const other = putAsideKey(`${at}-other.pem`, at)
    await expect(other).rejects.toMatchObject({ text: { key: 'commands.log.otherKey' } })
    expect(readFileSync(heads, 'utf8')).toBe(former[0]?.heads)
    expect(readdirSync(whole)).toHaveLength(2)
    writeFileSync(heads, line)
  } finally {
    Object.assign(env, { STELE_SIGNING_KEY: named })
  }
})

test('a new signing key keeps the old one, also in a backup', async () => {
  const { id } = await db.archive.findFirstOrThrow()
  writeFileSync(path.join(folder, 'archive-id'), id)
  await makeCited(await makeMember())
  const first = await keepHead(folder)
  const { before, after } = await rotateKey(folder)
  expect(after).not.toBe(before)
  expect(keptHeads(id, folder)).toMatchObject({ heads: [{ head: first?.head }], faultyLines: [] })

  const mark = before.slice(0, 12)
  expect(readdirSync(path.join(folder, 'heads')).sort()).toEqual(
    [`${id}.${mark}.jsonl`, `${id}.jsonl`].sort(),
  )
  const old = createPrivateKey(readFileSync(path.join(folder, `signing-key.${mark}.pem`)))
  const [line = ''] = readFileSync(path.join(folder, 'heads', `${id}.${mark}.jsonl`), 'utf8').split('\n')
  expect(readSignedStatement(line, old)).toEqual(first)

  const other = path.join(folder, 'restored')
  const kept = Readable.from([Buffer.from(JSON.stringify(readKeys(env, id, folder)))])
  placeKeys(await keysIn(kept, 'keys.gz'), id, other)
  const former = [`signing-key.${mark}.pem`, path.join('heads', `${id}.${mark}.jsonl`)]
  for (const file of ['signing-key.pem', path.join('heads', `${id}.jsonl`), ...former])
    expect(readFileSync(path.join(other, file), 'utf8')).toBe(readFileSync(path.join(folder, file), 'utf8'))

  expect(formerMarks(path.join(folder, 'none'))).toEqual([])

  // A lost key: another one is made, and the heads of the lost one are named.
  rmSync(path.join(other, 'signing-key.pem'))
  expect(keptHeads(id, other)).toMatchObject({ heads: [], faultyLines: [1] })
  expect(readFileSync(path.join(other, 'signing-key.pem'), 'utf8')).toContain('PRIVATE KEY')

  await sabotage('DELETE FROM "EventDetail"')
  await sabotage('DELETE FROM "Event"')
  await expect(rotateKey(folder)).rejects.toMatchObject({ text: { key: 'verification.endCut' } })
})
