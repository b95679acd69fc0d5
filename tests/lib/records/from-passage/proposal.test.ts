import { describe, expect, it } from 'vitest'
import { proposedDate, proposedFields, proposedTitle } from '@/lib/records/from-passage/proposal'
import { kindForSource, kindOf } from '@/lib/records/kinds'
import type { SourceFacts } from '@/lib/sources/facts'
import { printed } from '@/tests/support/factories/pure'

const article: SourceFacts = {
  type: 'article-newspaper',
  title: 'A headline',
  containerTitle: 'The Morning Post',
  periodicalId: null,
  publisherPlace: 'London',
  issued: printed('1 March 1992', '1992-03-01'),
  number: null,
  page: '4',
}
const press = kindForSource(article.type) ?? ''
const told = 'account'

describe('what is proposed for a record of a passage', () => {
  it('is the kind that names the type of the source', () => {
    expect(kindOf(press).madeFrom).toContain('article-newspaper')
    expect(kindForSource('map')).toBeNull()
  })

  it('has a heading, the title of the source, or the first words', () => {
    expect(proposedTitle(press, article, 'From our correspondent\n\nThe text begins.')).toBe(
      'From our correspondent',
    )
    expect(proposedTitle(press, article, 'A sentence.\n\nThe text goes on.')).toBe('A headline')
    expect(proposedTitle(press, article, 'printed in\na column\n\nof two')).toBe('A headline')
    expect(proposedTitle(told, article, 'Short words.')).toBe('Short words.')
    expect(proposedTitle(told, article, 'word '.repeat(60))).toMatch(/^(word ){16}…$/)
  })

  it('has the date of the source, or the only one printed', () => {
    expect(proposedDate(press, article, ['2 May 1993'])).toBe('1 March 1992')
    expect(proposedDate(press, { ...article, issued: null }, ['2 May 1993', '2 May 1993'])).toBe('2 May 1993')
    expect(proposedDate(told, article, ['2 May 1993'])).toBe('2 May 1993')
    expect(proposedDate(told, article, ['2 May 1993', '3 May 1993'])).toBe('')
    expect(proposedDate(told, article, [])).toBe('')
  })

  it('fills in what the source states and nothing else', () => {
    const { dateField, sourceFields } = kindOf(press)
    const fields = proposedFields(press, article, '1 March 1992')
    expect(fields).toMatchObject({
      [dateField ?? '']: article.issued,
      [sourceFields.CONTAINER ?? '']: { name: 'The Morning Post', authorityId: null },
      [sourceFields.TITLE ?? '']: 'A headline',
      [sourceFields.PAGE ?? '']: '4',
    })
    expect(proposedFields(press, article, '')[dateField ?? '']).toBeNull()
    expect(proposedFields(press, article, '2 May 1993')[dateField ?? '']).toEqual(
      printed('2 May 1993', '1993-05-02'),
    )
    expect(proposedFields(press, article, '2/3/1993')[dateField ?? '']).toEqual(printed('2/3/1993', null))
    expect(proposedFields(told, article, '')).toEqual({ period: null })
  })
})
