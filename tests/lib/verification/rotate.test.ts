import '@/tests/support/database'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
import { rotateKey } from '@/lib/verification/rotate'
import { makeCited, makeMember } from '@/tests/support/factories'
import { sabotage } from '@/tests/support/sabotage'

const folder = mkdtempSync(path.join(tmpdir(), 'stele-test-rotate-'))
afterAll(() => rmSync(folder, { recursive: true }))

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

  await sabotage('DELETE FROM "EventDetail"')
  await sabotage('DELETE FROM "Event"')
  await expect(rotateKey(folder)).rejects.toMatchObject({ text: { key: 'verification.endCut' } })
})
