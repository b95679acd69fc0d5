import { describe, expect, it } from 'vitest'
import { Notes } from '@/components/archive/record/Notes'
import { RecordText } from '@/components/archive/record/RecordText'
import { footnote, p, sensitive, whole } from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const shared = { language: 'en', evidence: new Map(), warnings: 0, style: 'PLAIN' as const }

describe('footnotes on a public page', () => {
  it('link there and back without a script', () => {
    const body = whole(p('In all 613', footnote('List of the commission.'), ' people.'))
    const text = htmlOf(<RecordText body={body} places={new Map()} {...shared} />)
    expect(text).toContain('613<sup id="mark-1" class="note-link"><a href="#note-1"')
    const notes = htmlOf(<Notes body={body} {...shared} />)
    expect(notes).toMatch(/<li id="note-1"[^>]*><a href="#mark-1"/)
    expect(notes).toContain('<div lang="en" dir="ltr"><p>List of the commission.</p></div>')
  })

  it('are in the language of their paragraph, else of the record', () => {
    const content = [p('Körpü', footnote('Siyahıya görə.'))]
    const body = whole({ type: 'languageBlock', attrs: { language: 'az' }, content })
    expect(htmlOf(<Notes body={body} {...shared} />)).toMatch(
      /<div lang="az" dir="ltr"><p>Siyahıya görə\.<\/p>/,
    )
  })

  it('stay closed behind the warning of their passage', () => {
    const body = whole(sensitive('Injuries.', p('He fell.', footnote('From the roof.'))))
    const notes = htmlOf(<Notes body={body} {...shared} />)
    expect(notes).toMatch(/<details class="warned">.*Injuries\..*From the roof\..*<\/details>/s)
    expect(notes).toContain('href="#within-mark-1"')
    const text = htmlOf(<RecordText body={body} places={new Map()} {...shared} />)
    expect(text).toContain('<span id="mark-1"></span>')
    expect(text).toContain('<sup id="within-mark-1"')
  })
})
