import '@/tests/support/database'
import { generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/(archive)/verify/file/route'
import VerifyRoute from '@/app/(archive)/verify/page'
import { publish, withdraw } from '@/lib/editions/commands'
import { checkpoint, verifierKey } from '@/lib/public-log/note'
import { type ProofFile, proofFile } from '@/lib/public-log/proof'
import { sealed, unsealed, verifiedAddress, verifiedText } from '@/lib/public-log/verified'
import { english } from '@/tests/support/english'
import { makeApproved, makeStaff } from '@/tests/support/factories'
import { tellOfChange } from '@/tests/support/news'
import { htmlOf } from '@/tests/support/render'
import { sabotage } from '@/tests/support/sabotage'

let staff: Awaited<ReturnType<typeof makeStaff>>
let record: Awaited<ReturnType<typeof makeApproved>>
let proof: ProofFile
beforeAll(async () => {
  staff = await makeStaff()
  record = await makeApproved(staff.editor, staff.reviewer)
  await publish(staff.publisher, record.id, { revisionId: record.revisionId })
  tellOfChange()
  const found = await proofFile(record.id, 1)
  if (!found) throw new Error('There is no proof.')
  proof = JSON.parse(JSON.stringify(found))
})

const shownFor = async (asked: Record<string, string>) =>
  htmlOf(await VerifyRoute({ searchParams: Promise.resolve(asked) }))

/** The proof as another log with this name and a key of its own would sign it. */
function signedBy(name: string): ProofFile {
  const { privateKey } = generateKeyPairSync('ed25519')
  const [, size, root = ''] = proof.checkpoint.split('\n')
  const tree = { size: Number(size), root: Buffer.from(root, 'base64') }
  return { ...proof, checkpoint: checkpoint(name, tree, privateKey), key: verifierKey(name, privateKey) }
}

describe('an edition that a reader verifies', () => {
  it('is found by its address in any form', async () => {
    const { slug, id } = record
    for (const address of [
      `/records/${slug}`,
      `/ru/records/${slug}/editions/1`,
      `http://localhost:3000/records/${slug}/editions/1/cite`,
      `/api/public/proofs/${id}/1`,
    ])
      expect(await verifiedAddress(address), address).toMatchObject({
        ...{ failed: null, signer: 'OWN', isInLog: true, now: { slug, state: 'PUBLIC' } },
        proven: { record: id, number: 1 },
      })
    for (const address of [
      '',
      'x',
      '/records/nothing',
      `https://example.org/records/${slug}`,
      `/records/${slug}/editions/2`,
    ])
      expect(await verifiedAddress(address), address).toBe('NOT_FOUND')
    const html = await shownFor({ edition: `/records/${slug}` })
    expect(html).toContain(english('trust.verify.valid'))
    expect(html).toContain(`/api/public/proofs/${id}/1`)
  })

  it('fails at the step that does not hold', async () => {
    const failing: [string, unknown][] = [
      ['form', 'no proof'],
      ['form', { ...proof, inclusion: { ...proof.inclusion, size: 1e300 } }],
      [
        'parts',
        { ...proof, parts: proof.parts.map((part) => ({ ...part, ...(part.salt && { value: 'x' }) })) },
      ],
      ['edition', { ...proof, parts: proof.parts.slice(1) }],
      ['signature', { ...proof, checkpoint: proof.checkpoint.replace(/\n\d+\n/, '\n99\n') }],
      ['log', { ...proof, inclusion: { ...proof.inclusion, index: 5 } }],
    ]
    for (const [failed, given] of failing)
      expect(await verifiedText(JSON.stringify(given))).toMatchObject({ failed, proven: null })
    const deep = `{"format":${'['.repeat(200_000)}`
    expect(await verifiedText(deep)).toMatchObject({ failed: 'form' })
  })

  it('is told apart from one of another key or log', async () => {
    const name = proof.key.split('+')[0] ?? ''
    expect(await verifiedText(JSON.stringify(signedBy(name)))).toMatchObject({
      failed: null,
      signer: 'OTHER_KEY',
    })
    const other = await verifiedText(JSON.stringify(signedBy('example.org/log')))
    expect(other).toMatchObject({ failed: null, signer: 'OTHER_LOG', isInLog: null, now: null })
  })
})

describe('a proof file that a reader sends', () => {
  const send = (file: File | string) => {
    const body = new FormData()
    body.set('proof', file)
    return POST(new Request('http://localhost:3000/verify/file', { method: 'POST', body }))
  }

  it('is verified without being kept, and the result can not be forged', async () => {
    const location =
      (await send(new File([JSON.stringify(proof)], 'proof.json'))).headers.get('location') ?? ''
    const word = new URL(location, 'http://localhost').searchParams.get('result') ?? ''
    expect(await shownFor({ result: word })).toContain(english('trust.verify.valid'))
    const verified = await verifiedText('x')
    const made = sealed(verified)
    expect(unsealed(made)).toEqual(verified)
    expect(unsealed(made, Date.now() + 61 * 60_000)).toBeNull()
    const [, seal] = made.split('.')
    for (const forged of [`${word.split('.')[0]}.${seal}`, word.slice(0, -3), 'x', 'x.y', ''])
      expect(unsealed(forged), forged).toBeNull()
    expect(await shownFor({ result: 'x.y' })).toContain(english('trust.verify.problems.EXPIRED'))
    expect((await send('text')).headers.get('location')).toBe('/verify?problem=file')
  })

  it('stays valid after a withdrawal, and fails when the log was changed', async () => {
    await withdraw(staff.publisher, record.id, { edition: 1, reason: 'A wrong source.' })
    tellOfChange()
    const text = JSON.stringify(proof)
    expect(await verifiedText(text)).toMatchObject({
      failed: null,
      isInLog: true,
      now: { state: 'WITHDRAWN' },
    })
    await sabotage(`UPDATE "Archive" SET id = gen_random_uuid()`)
    await sabotage(`UPDATE "Event" SET at = at + interval '1 hour' WHERE action = 'record.publish'`)
    expect(await verifiedText(text)).toMatchObject({ failed: null, signer: 'OWN', isInLog: false })
  })
})
