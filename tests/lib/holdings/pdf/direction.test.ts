import { describe, expect, it } from 'vitest'
import { readingOrder } from '@/lib/holdings/extract/pdf/direction'

/** What is printed from left to right as it is read in a paragraph from the right. */
const read = (printed: string, isFromRight = true) =>
  readingOrder(Array.from(printed), isFromRight)
    .map(({ text }) => text)
    .join('')

describe('a line that is read from the right', () => {
  it.each([
    ['Hebrew with a number and Latin letters', '.KAMAZ תינוכמ 41 ויה', 'היו 41 מכונית KAMAZ.'],
    ['a prefix before a number', 'תינוכמ 3-ו', 'ו-3 מכונית'],
    ['brackets', '(ביבא לת) רמא', 'אמר (תל אביב)'],
    ['quotation marks of two shapes', '«ءاج» لاق', 'قال «جاء»'],
    ['a time', '.12:30 ةعاسلا', 'الساعة 12:30.'],
    ['a number with a separator', 'صخش 1,234', '1,234 شخص'],
    ['a date in Arabic digits', '١٩٩٢/٢/٢٦ موي', 'يوم ١٩٩٢/٢/٢٦'],
    ['a range after Arabic letters', '1992-1991 ماع', 'عام 1991-1992'],
    ['a range after Hebrew letters', '1991-1992 םינשב', 'בשנים 1991-1992'],
    ['a percentage in Hebrew', 'םישנא 15%', '15% אנשים'],
    ['Latin words with a number', 'רבד ISO 9001 ןקת', 'תקן ISO 9001 דבר'],
    ['Latin words in brackets', '.רבד London (UK) לא', 'אל London (UK) דבר.'],
  ])('has %s in order', (_, printed, logical) => {
    expect(read(printed)).toBe(logical)
  })
})

describe('a line that is read from the left', () => {
  it('has a Hebrew phrase in order', () => {
    expect(read('The words םולש ךל mean peace.', false)).toBe('The words לך שלום mean peace.')
  })

  it('is not changed without letters from the right', () => {
    expect(read('All (12) of it.', false)).toBe('All (12) of it.')
    expect(read('All (12) of it.')).toBe('All (12) of it.')
  })
})
