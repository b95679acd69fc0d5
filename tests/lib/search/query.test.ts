import { describe, expect, it } from 'vitest'
import { type AskedItem, asksForNothing, parseAsked } from '@/lib/search/query'

const exactOf = (items: readonly AskedItem[]) => items.map(({ exact }) => exact)
const all = (typed: string) => parseAsked(typed).all.map(exactOf)
const without = (typed: string) => exactOf(parseAsked(typed).without)

describe('a parsed search', () => {
  it('asks for all words, in any case and with any signs', () => {
    expect(all('Georgia Senate')).toEqual([["'georgia'"], ["'senate'"]])
    expect(all('river, (bridge); marsh')).toEqual([["'river'"], ["'bridge'"], ["'marsh'"]])
  })

  it.each([
    '"iron bridge"',
    '“iron bridge”',
    '„iron bridge“',
    '«iron bridge»',
    '‹iron bridge›',
    '‘iron bridge’',
    "'iron bridge'",
    '「iron bridge」',
    '"iron bridge',
  ])('reads %s as a phrase', (typed) => expect(all(typed)).toEqual([["('iron' <1> 'bridge')"]]))

  it('keeps apostrophes apart from quotation marks', () => {
    expect(all("o'keeffe’s dogs'")).toHaveLength(2)
    expect(all("l’homme d'État").map(([exact]) => exact?.includes("'homme'"))).toEqual([true, false])
    expect(all("d'État")[0]?.[0]).toContain("'etat'")
  })

  it('asks also for the name that an abbreviation stands for', () => {
    expect(all('USA')).toEqual([["('usa' | ('united' <1> 'states'))"]])
    expect(all('us')).toEqual([["'us'"]])
  })

  it('asks for either side of OR', () => {
    expect(all('river OR marsh bridge')).toEqual([["'river'", "'marsh'"], ["'bridge'"]])
    expect(all('river | marsh')).toEqual([["'river'", "'marsh'"]])
    expect(all('"iron bridge" OR ferry')).toEqual([["('iron' <1> 'bridge')", "'ferry'"]])
    expect(all('river or marsh')).toHaveLength(3)
    expect(all('OR river')).toEqual([["'or'"], ["'river'"]])
    expect(all('river AND marsh')).toEqual([["'river'"], ["'marsh'"]])
  })

  it('excludes what follows a minus, also alone', () => {
    expect(without('-closed -"iron bridge" −late')).toEqual(["'closed'", "('iron' <1> 'bridge')", "'late'"])
    expect(asksForNothing(parseAsked('-closed'))).toBe(false)
    expect(without('well-known 1987-1988 - dash')).toEqual([])
    expect(asksForNothing(parseAsked(' - … " " ?'))).toBe(true)
  })

  it('asks for numbers and words that belong together in a row', () => {
    expect(all('333-2013')).toEqual([["('333' <1> '2013')"]])
    expect(all('1987–1988')).toEqual([["('1987' <1> '1988')"]])
    expect(all('e-mail')).toEqual([["(('e' <1> 'mail') | 'email')"]])
    expect(all('6,134')).toEqual([["(('6' <1> '134') | '6134')"]])
  })

  it('asks for characters in a row where a script has no spaces', () => {
    expect(all('北京')).toEqual([["'北京'"]])
    expect(all('北京大学')).toEqual([["(('北京' <2> '大学') | ('=北京' <-> '=京大' <-> '=大学'))"]])
    expect(all('水')).toEqual([["('水' | '=水':*)"]])
  })

  it('keeps at most twelve words and three hundred characters', () => {
    expect(parseAsked('word '.repeat(200)).all).toHaveLength(12)
    expect(all('a'.repeat(5000))[0]?.[0]?.length).toBeLessThan(310)
  })
})
