import '@/tests/support/database'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { saveConsent } from '@/lib/editions/consent'
import { setMask } from '@/lib/editions/masking/commands'
import { previewOf } from '@/lib/editions/preview'
import { NotFound } from '@/lib/errors'
import { makeCited, makeMember, makeStaff, makeSubmittable, passageText } from '@/tests/support/factories'

let editor: Actor
let publisher: Actor
let admin: Actor
beforeAll(async () => {
  ;({ editor, publisher, admin } = await makeStaff())
})

describe('the preview of a draft', () => {
  it('shows the saved draft with nothing checked, and stores nothing', async () => {
    const record = await makeSubmittable(editor, { content: { summary: 'A summary.' } })
    const preview = await previewOf(editor, record.id)
    expect(preview.content.summary).toBe('A summary.')
    expect(preview.number).toBe(1)
    expect(preview.verdicts).toEqual([])
    expect(preview.states.map(({ standing }) => standing)).toEqual(['UNSEEN', 'UNSEEN'])
    expect(preview.passages.map(({ exact }) => exact)).toEqual([passageText])
    expect(await db.edition.count({ where: { recordId: record.id } })).toBe(0)
  })

  it('is only for members who can see the record', async () => {
    const record = await makeSubmittable(editor)
    const contributor = await makeMember({ role: 'CONTRIBUTOR' })
    await expect(previewOf(contributor, record.id)).rejects.toBeInstanceOf(NotFound)
  })

  it('withholds what a mask withholds from readers', async () => {
    const cited = await makeCited(editor, `Before it. ${passageText} After it, for the preview.`)
    const record = await makeSubmittable(editor, { cited })
    await setMask(editor, {
      ...{ textLayerId: cited.holding.layer.id, kind: 'PRIVATE', reason: 'A reason' },
      ...{ start: cited.passage.start, end: cited.passage.end },
    })
    const preview = await previewOf(editor, record.id)
    expect(JSON.stringify(preview)).not.toContain('did not return')
  })

  it('names a speaker only to members who can see identities', async () => {
    const record = await makeSubmittable(editor, { kind: 'testimony' })
    await saveConsent(admin, record.id, {
      ...{ tier: 'OPEN', nameDisplay: 'NAMED', legalName: 'Jane Imagined', pseudonym: '' },
      ...{ embargoUntil: null, transcriptApprovedOn: '2026-01-01', withdrawnOn: null, note: '', version: 1 },
    })
    expect(JSON.stringify(await previewOf(editor, record.id))).not.toContain('Jane Imagined')
    expect((await previewOf(publisher, record.id)).speaker).toBe('Jane Imagined')
  })
})
