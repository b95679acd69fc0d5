import { describe, expect, it } from 'vitest'
import { wordBelow, wordNear } from '@/components/citing/page-words'
import { keyOf, spanning, Words, wordAfter } from '@/components/citing/word-range'
import type { PagePlaces } from '@/lib/holdings/extract/reading'
import { marked } from '@/tests/support/marked-text'

const wordsOf = (written: string, language = 'en') => {
  const { text, spans } = marked(written)
  const words = new Words(text, language, spans)
  /** The text that a choice of `chosen` is extended to. */
  const snapped = (chosen: string) => {
    const start = text.indexOf(chosen)
    const range = words.around({ start, end: start + chosen.length })
    return range && text.slice(range.start, range.end)
  }
  return { words, text, snapped }
}

describe('a choice', () => {
  it.each([
    ['the ferry was laid up', 'erry was la', 'ferry was laid'],
    ['the ferry was laid up', ' ferry ', 'ferry'],
    ['“The ferry,” he said.', '“The ferry,', '“The ferry,'],
    ['the ferry was laid up', ' ', null],
    ['one … two', ' … ', null],
    ['O’Keeffe’s ferry', 'Kee', 'O’Keeffe’s'],
    ['körpü bağlandı', 'örp', 'körpü'],
    ['мост был закрыт', 'ст бы', 'мост был'],
    ['الجسر مغلق', 'سر مغ', 'الجسر مغلق'],
  ])('in “%s” of “%s” becomes %j', (written, chosen, whole) => {
    expect(wordsOf(written).snapped(chosen)).toBe(whole)
  })

  it('snaps to the words of a script without spaces', () => {
    expect(wordsOf('鉄道は閉鎖された', 'ja').snapped('道')).toBe('鉄道')
  })

  it('leaves out a note marker and a reading that touch a word', () => {
    expect(wordsOf('there were 613⟦NOTE_MARKER 4⟧ lamps').snapped('61')).toBe('613')
    expect(wordsOf('there were 613⟦NOTE_MARKER 4⟧ lamps').snapped('13')).toBe('613')
    expect(wordsOf('漢字⟦RUBY かんじ⟧です', 'ja').snapped('漢')).toBe('漢字')
  })

  it('counts its words', () => {
    const { words, text } = wordsOf('The ferry, at last, was laid up.')
    expect(words.count({ start: 0, end: text.length })).toBe(7)
    expect(spanning({ start: 9, end: 12 }, { start: 4, end: 8 })).toEqual({ start: 4, end: 12 })
  })
})

describe('keys', () => {
  it('move from word to word and along the line', () => {
    const { words, text } = wordsOf('One, two.\nThree four')
    const at = (range: { start: number; end: number }) => text.slice(range.start, range.end)
    const one = words.from(0)
    if (!one) throw new Error('No word was found.')
    const two = wordAfter(words, one, 'NEXT')
    expect([at(one), at(two)]).toEqual(['One', 'two'])
    expect(at(wordAfter(words, two, 'NEXT'))).toBe('Three')
    expect(at(wordAfter(words, two, 'PREVIOUS'))).toBe('One')
    expect(at(wordAfter(words, one, 'PREVIOUS'))).toBe('One')
    expect(at(wordAfter(words, one, 'LINE_END'))).toBe('two')
    expect(at(wordAfter(words, two, 'LINE_START'))).toBe('One')
    expect(at(wordAfter(words, one, 'LAST'))).toBe('four')
    expect(at(wordAfter(words, two, 'FIRST'))).toBe('One')
  })

  it('follow the direction of the text', () => {
    const key = (key: string, isRightToLeft: boolean) =>
      keyOf({ key, ctrlKey: false, metaKey: false }, isRightToLeft)
    expect([key('ArrowRight', false), key('ArrowRight', true)]).toEqual(['NEXT', 'PREVIOUS'])
    expect([key('ArrowLeft', false), key('ArrowLeft', true)]).toEqual(['PREVIOUS', 'NEXT'])
    expect(keyOf({ key: 'End', ctrlKey: true, metaKey: false }, false)).toBe('LAST')
    expect(key('a', false)).toBeNull()
  })
})

describe('on the image of a page', () => {
  /** A page on which each letter takes 10 by 20 and each line 30. */
  function pageOf(text: string): PagePlaces {
    let [x, y] = [0, 0]
    const places = [...text].map((letter) => {
      const place = letter.trim() === '' ? [] : [x, y, x + 10, y + 20]
      ;[x, y] = letter === '\n' ? [0, y + 30] : [x + 10, y]
      return place
    })
    return { text, width: 200, height: 100, places }
  }
  const page = pageOf('One two.\nThree four')
  const words = new Words(page.text, 'en')
  const shown = (word: { start: number; end: number } | null) => word && page.text.slice(word.start, word.end)

  it('a point has the nearest word of its line', () => {
    expect(shown(wordNear(page, words, 12, 5))).toBe('One')
    expect(shown(wordNear(page, words, 110, 12))).toBe('two')
    expect(shown(wordNear(page, words, 110, 40))).toBe('four')
    expect(wordNear(page, words, 190, 95)).toBeNull()
  })

  it('the keys go to the word above and below', () => {
    const beside = (offset: number, to: 'UP' | 'DOWN') => {
      const word = words.from(offset)
      return shown(word && wordBelow(page, words, word, to))
    }
    expect([beside(0, 'DOWN'), beside(page.text.indexOf('four'), 'UP')]).toEqual(['Three', 'two'])
    expect(beside(0, 'UP')).toBeNull()
  })
})
