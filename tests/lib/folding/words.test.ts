import { describe, expect, it } from 'vitest'
import { foldLetters } from '@/lib/folding/fold'
import { searchWords } from '@/lib/folding/words'

const wholeOf = (text: string) => searchWords(text).map(({ forms }) => forms[0])
const formsOf = (text: string) => searchWords(text).flatMap(({ forms }) => forms)

describe('the words of a text', () => {
  it('are separated by the signs of every script', () => {
    expect(wholeOf('“Harbour” and «гавань»—then… 1987–1988, end.The\u00a0next')).toEqual([
      ...['harbour', 'and', 'гавань', 'then', '1987', '1988', 'end', 'the', 'next'],
    ])
    expect(wholeOf('كتاب، دار؛ نهر؟')).toEqual(['كتاب', 'دار', 'نهر'])
    expect(wholeOf('Գետ՝ կամուրջ։ Ծով՛')).toEqual(['գետ', 'կամուրջ', 'ծով'])
  })

  it('have the parts around an apostrophe as further forms', () => {
    for (const mark of ["'", '’', 'ʼ', '`']) {
      expect(searchWords(`O${mark}Keeffe`)[0]?.forms).toEqual(['okeeffe', 'o', 'keeffe'])
      expect(formsOf(`l${mark}homme`)).toContain('homme')
    }
    expect(wholeOf("'quoted' dogs' п'ять")).toEqual(['quoted', 'dogs', 'пять'])
    expect(wholeOf('צה"ל "שלום" "word"')).toEqual(['צהל', 'שלום', 'word'])
  })

  it('are read without invisible characters and inner marks', () => {
    expect(wholeOf('light\u00adhouse co\u200doperate ինչո՞ւ кн\u0301ига')).toEqual([
      ...['lighthouse', 'cooperate', 'ինչու', 'книга'],
    ])
    expect(searchWords('می\u200cرود')[0]?.forms).toEqual(['ميرود', 'مي', 'رود'])
  })

  it('are one word too where a hyphen, dots or groups join them', () => {
    expect(searchWords('e-mail').map(({ forms }) => forms)).toEqual([['e', 'email'], ['mail']])
    expect(formsOf('the U.S.A. and')).toContain('usa')
    for (const number of ['6,134', '6.134', '6\u00a0134', '6\u202f134'])
      expect(formsOf(number)).toContain('6134')
    expect(formsOf('5,12 1,2')).not.toContain('512')
    expect(formsOf('A sentence. I go.')).not.toContain('ai')
  })

  it('have numbers in the digits of any script', () => {
    expect(wholeOf('١٩٩٢ ۱۹۹۲ १९९२ １９９２ ๑๙๙๒')).toEqual(Array(5).fill('1992'))
    expect(formsOf('1992г. 1990s 04')).toEqual(['1992г', '1992', '1990s', '1990', '04', '4'])
    expect(wholeOf('613⁴ people, 10² m²')).toEqual(['613', 'people', '10', 'm'])
  })

  it('are found by the dictionary where a script has no spaces', () => {
    expect(wholeOf('北京大学学习')).toEqual(['北京', '大学', '学习'])
    expect(wholeOf('東京都に行きました')).toContain('東京')
    expect(wholeOf('ประชาชนทั้งหลาย')).toEqual(['ประชาชน', 'ทั้ง', 'หลาย'])
    expect(searchWords('1992年2月 river').map(({ forms, at }) => [forms[0], at])).toEqual([
      ...[
        ['1992', 0],
        ['年', 1],
        ['2', 2],
        ['月', 3],
        ['river', 4],
      ],
    ])
  })

  it('keep their place in the text', () => {
    const text = 'The O’Keeffe 東京 light\u00adhouse'
    expect(searchWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      ...['The', 'O’Keeffe', '東京', 'light\u00adhouse'],
    ])
  })
})

describe('folded letters', () => {
  it.each([
    ['QIZIL', 'qızıl'],
    ['İSTANBUL', 'istanbul'],
    ['Şəhər', 'seher'],
    ['Երևան', 'Երեւան'],
    ['كتاب', 'کتاب'],
    ['علي', 'علی'],
    ['أحمد إحسان آدم', 'احمد احسان ادم'],
    ['مدرسة', 'مدرسه'],
    ['مَدْرَسَـــة', 'مدرسه'],
    ['שָׁלוֹם', 'שלום'],
    ['Café ﬁn Ｗｉｄｅ', 'cafe fin wide'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['Straße Łódź', 'strasse lodz'],
    ['ёлка', 'елка'],
  ])('%s is the same as %s', (one, other) => expect(foldLetters(one)).toBe(foldLetters(other)))

  it.each([
    ['мой', 'мои'],
    ['がく', 'かく'],
    ['की', 'का'],
    ['น้ำ', 'นำ'],
    ['گل', 'كل'],
  ])('%s differs from %s', (one, other) => expect(foldLetters(one)).not.toBe(foldLetters(other)))
})
