import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BodyChange, bodyChange, bodyChangeSchema, changedBody, type DocumentJson } from '@/lib/text'
import { anyDocument } from '@/tests/support/document-arbitrary'
import { doc, p, whole } from '@/tests/support/factories/pure'

/** As it arrives at the server. */
const sent = (change: BodyChange) => bodyChangeSchema.parse(JSON.parse(JSON.stringify(change)))

/** One step of writing: blocks between two places give way to blocks of another text. */
const edit = fc.record({
  from: fc.nat(),
  count: fc.nat({ max: 3 }),
  others: anyDocument,
  taken: fc.nat({ max: 3 }),
})
type Edit = { from: number; count: number; others: DocumentJson; taken: number }
function edited({ content, ...rest }: DocumentJson, { from, count, others, taken }: Edit): DocumentJson {
  const next = content.toSpliced(from % (content.length + 1), count, ...others.content.slice(0, taken))
  return { ...rest, content: next.length > 0 ? next : [p('')] }
}

describe('a change of a body', () => {
  it('makes the same text of its base, whatever was edited', () => {
    fc.assert(
      fc.property(anyDocument, fc.array(edit, { maxLength: 6 }), (first, edits) => {
        let stored: unknown = first
        let shown = first
        for (const step of edits) {
          const next = edited(shown, step)
          stored = changedBody(stored as DocumentJson, sent(bodyChange(shown, next)))
          expect(stored).toEqual(next)
          shown = next
        }
      }),
      { numRuns: 60 },
    )
  })

  it('has only the blocks that changed', () => {
    const body = (words: string) => doc(p('First.'), p(words), p('Last.'))
    expect(bodyChange(body('One.'), body('Two.'))).toEqual({ of: 3, at: 1, removed: 1, blocks: [p('Two.')] })
    expect(bodyChange(body('One.'), body('One.'))).toMatchObject({ removed: 0, blocks: [] })
  })

  it('reads keys in any order, as the database returns them', () => {
    const stored: DocumentJson = {
      type: 'doc',
      content: [{ content: [{ text: 'A word.', type: 'text' }], type: 'paragraph' }],
    }
    expect(bodyChange(stored, whole(p('A word.'))).blocks).toEqual([])
  })

  it('is refused by another text', () => {
    const change = bodyChange(doc(p('One.'), p('Two.')), doc(p('Two.')))
    expect(changedBody(doc(p('One.')), change)).toBeNull()
    expect(changedBody(doc(p('One.'), p('Two.')), { ...change, removed: 3 })).toBeNull()
  })
})
