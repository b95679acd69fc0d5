import '@/tests/support/database'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors'
import {
  createPage,
  deletePage,
  publishPage,
  renamePage,
  savePage,
  unpublishPage,
} from '@/lib/pages/commands'
import {
  comparePageVersion,
  getPage,
  getPageVersion,
  isLivePage,
  listPages,
  livePage,
  livePages,
} from '@/lib/pages/queries'
import { filesIn, pageTextSchema, savedPageSchema, withoutFiles } from '@/lib/pages/schema'
import { makeMember } from '@/tests/support/factories/members'
import {
  blockquote,
  cite,
  doc,
  file,
  footnote,
  hop,
  p,
  quotation,
  whole,
} from '@/tests/support/factories/pure'
import { rejection } from '@/tests/support/rejection'

let admin: Actor
beforeAll(async () => {
  admin = await makeMember({ role: 'ADMIN' })
})

const slugOf = () => `page-${randomUUID().slice(0, 8)}`
const make = (slug = slugOf()) => createPage(admin, { slug, title: 'About' })

describe('A page', () => {
  it('shows admins what each version changed', async () => {
    const { id } = await make()
    await savePage(admin, id, 1, { title: 'About us', body: doc(p('We keep it.')) })
    expect(await comparePageVersion(admin, id, 2)).toEqual([
      {
        ...{ label: 'Title', isReplaced: false },
        runs: [
          { kind: 'same', text: 'About' },
          { kind: 'added', text: ' us' },
        ],
      },
      { label: 'Text', isReplaced: false, runs: [{ kind: 'added', text: 'We keep it.' }] },
    ])
    expect(await comparePageVersion(admin, id, 1)).toEqual([])
    await expect(comparePageVersion(admin, id, 3)).rejects.toThrow(NotFound)
    const publisher = await makeMember({ role: 'PUBLISHER' })
    await expect(comparePageVersion(publisher, id, 2)).rejects.toThrow(Forbidden)
  })

  it('is seen by readers only as it was last published', async () => {
    const { id, slug } = await make()
    expect(await livePage(slug)).toBeNull()
    await savePage(admin, id, 1, { title: 'About us', body: doc(p('We keep this archive.')) })
    await publishPage(admin, id, 2)
    await savePage(admin, id, 2, { title: 'Unready', body: doc(p('Not finished.')) })
    expect(await livePage(slug)).toMatchObject({ title: 'About us', version: 2 })
    expect(await livePages()).toContainEqual({ slug, title: 'About us' })
    expect(await isLivePage(slug)).toBe(true)
    await unpublishPage(admin, id)
    expect(await livePage(slug)).toBeNull()
    expect(await isLivePage(slug)).toBe(false)
    expect((await livePages()).map((page) => page.slug)).not.toContain(slug)
  })

  it('keeps every version with who saved it', async () => {
    const { id } = await make()
    await savePage(admin, id, 1, { title: 'Second', body: doc(p('Two.')) })
    const { versions, text } = await getPage(admin, id)
    expect(versions.map(({ version, title }) => [version, title])).toEqual([
      [2, 'Second'],
      [1, 'About'],
    ])
    expect(versions[0]?.savedBy.name).toBe(admin.name)
    expect(text).toMatchObject({ version: 2, body: doc(p('Two.')) })
    expect(await getPageVersion(admin, id, 1)).toMatchObject({ title: 'About' })
    await expect(getPageVersion(admin, id, 3)).rejects.toThrow(NotFound)
    await expect(db.pageVersion.updateMany({ where: { pageId: id }, data: { title: 'x' } })).rejects.toThrow()
  })

  it('is not saved or published over a version the admin hasn’t seen', async () => {
    const { id } = await make()
    const text = (title: string) => ({ title, body: doc(p(title)) })
    const both = await Promise.allSettled([
      savePage(admin, id, 1, text('One')),
      savePage(admin, id, 1, text('Two')),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await rejection(savePage(admin, id, 1, text('Three')))).toMatchObject({
      name: 'Conflict',
      current: { version: 2 },
    })
    await expect(publishPage(admin, id, 1)).rejects.toThrow(Conflict)
  })

  it('holds no quotation, citation or content warning', async () => {
    const { id } = await make()
    const chain = [hop({ id: randomUUID() })]
    const note = footnote(['As seen.', cite(chain)])
    const refused = [
      doc(p('So it is. ', cite(chain))),
      doc(quotation({ chain }, 'Words')),
      doc(p('So', note)),
    ]
    for (const body of refused)
      expect(await rejection(savePage(admin, id, 1, { title: 'About', body }))).toBeInstanceOf(Invalid)
    const script = { type: 'doc', content: [{ type: 'html', text: '<script>' }] }
    await expect(savePage(admin, id, 1, { title: 'About', body: script })).rejects.toThrow(Invalid)
    const link = {
      type: 'text',
      text: 'here',
      marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
    }
    const body = { type: 'doc', content: [{ type: 'paragraph', content: [link] }] }
    await expect(savePage(admin, id, 1, { title: 'About', body })).rejects.toThrow(Invalid)
  })

  it('of an earlier version is edited without its recordings', () => {
    const tape = file({ sha256: 'a'.repeat(64), mediaType: 'audio/mpeg', size: 10 })
    const saved = { title: 'About', body: whole(p('Before.'), tape, blockquote(p('Within.'), tape)) }
    expect(savedPageSchema.safeParse(saved).success).toBe(true)
    expect(pageTextSchema.safeParse(saved).success).toBe(false)
    expect(filesIn(saved.body)).toBe(2)
    const without = withoutFiles(saved.body)
    expect(pageTextSchema.parse({ title: 'About', body: without }).body).toEqual(
      whole(p('Before.'), blockquote(p('Within.'))),
    )
  })

  it('has an address of its own, fixed once readers have seen it', async () => {
    const { id, slug } = await make()
    const other = await make()
    expect(await rejection(make(slug))).toMatchObject({
      fields: { slug: { key: 'settings.pages.slugTaken' } },
    })
    await expect(make('Über uns')).rejects.toThrow(Invalid)
    await expect(renamePage(admin, id, other.slug)).rejects.toThrow(Invalid)
    const renamed = slugOf()
    await renamePage(admin, id, renamed)
    await publishPage(admin, id, 1)
    await expect(renamePage(admin, id, slugOf())).rejects.toThrow(Conflict)
    expect(await isLivePage(renamed)).toBe(true)
  })

  it('can be deleted until it was published', async () => {
    const { id } = await make()
    await deletePage(admin, id)
    await expect(getPage(admin, id)).rejects.toThrow(NotFound)
    const seen = await make()
    await publishPage(admin, seen.id, 1)
    await unpublishPage(admin, seen.id)
    await expect(deletePage(admin, seen.id)).rejects.toThrow(Conflict)
    await expect(db.pageVersion.deleteMany({ where: { pageId: seen.id } })).rejects.toThrow()
  })

  it('is changed by admins only', async () => {
    const { id } = await make()
    for (const role of ['CONTRIBUTOR', 'EDITOR', 'REVIEWER', 'PUBLISHER'] as const) {
      const member = await makeMember({ role })
      const refused = [
        createPage(member, { slug: slugOf(), title: 'x' }),
        savePage(member, id, 1, { title: 'x', body: doc(p('x')) }),
        publishPage(member, id, 1),
        unpublishPage(member, id),
        renamePage(member, id, slugOf()),
        deletePage(member, id),
        listPages(member),
        getPage(member, id),
        getPageVersion(member, id, 1),
      ]
      for (const result of await Promise.allSettled(refused))
        expect(result).toMatchObject({ status: 'rejected', reason: expect.any(Forbidden) })
    }
  })
})
