import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { keyPrint, readSignedStatement, signedStatement } from '@/lib/exchange/statement'

const { privateKey } = generateKeyPairSync('ed25519')
const publicKey = createPublicKey(privateKey)
const statement = {
  archive: 'https://archive.example',
  events: 12,
  head: 'a'.repeat(64),
  at: '2026-11-26T10:00:00.000Z',
}

it('a signed statement can be read with either half of its key', () => {
  const text = signedStatement(statement, privateKey)
  expect(readSignedStatement(text, publicKey)).toEqual(statement)
  expect(readSignedStatement(text, privateKey)).toEqual(statement)
  expect(keyPrint(publicKey)).toBe(keyPrint(privateKey))
  expect(text.split('\n')).toHaveLength(2)
})

it.each([
  ['events', '"events":12', '"events":13'],
  ['head', 'a'.repeat(64), 'b'.repeat(64)],
  ['archive', 'archive.example', 'another.example'],
  ['time', '2026-11-26', '2026-11-25'],
])('altered %s are found', (_, before, after) => {
  const text = signedStatement(statement, privateKey).replace(before, after)
  expect(() => readSignedStatement(text, publicKey)).toThrow('exchange.statement.altered')
})

it('another key and invalid statements are refused', () => {
  const other = generateKeyPairSync('ed25519').publicKey
  expect(() => readSignedStatement(signedStatement(statement, privateKey), other)).toThrow(
    'exchange.statement.otherKey',
  )
  for (const text of ['', '{}', '[', JSON.stringify({ statement })])
    expect(() => readSignedStatement(text, publicKey)).toThrow('exchange.statement.notSigned')
})
