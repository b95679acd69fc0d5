import { describe, expect, test } from 'vitest'
import { formatEntry, formatNote } from '@/lib/citations/format'
import { chicagoNote } from '@/lib/citations/formats/chicago'
import { iso690Entry } from '@/lib/citations/formats/iso-690'
import { ended } from '@/lib/citations/formats/line'
import { textOf } from '@/lib/citations/runs'
import { translatorOf } from '@/lib/messages/catalogue'
import { items } from './items'

const page = { label: 'page', value: '7' } as const
const [english, french, russian, german] = ['en', 'fr', 'ru', 'de'].map(translatorOf)

type Expected = readonly [
  plainNote: string,
  plainEntry: string,
  frenchNote: string,
  frenchIso690: string,
  russianNote: string,
  russianIso690: string,
  germanNote: string,
]

/** Each item in the plain style, and in Chicago and ISO 690 with the terms of other languages. A comma is outside their quotation marks. */
const expected: Record<string, Expected> = {
  'a newspaper article': [
    'Jane Ann Doe, “The dam broke”, The Daily (London), 14 March 1992, p. 7',
    'Doe, Jane Ann. “The dam broke”. The Daily (London), 14 March 1992, p. 4.',
    'Jane Ann Doe, « The dam broke », The Daily (London), 14 mars 1992, 7.',
    'DOE, Jane Ann. The dam broke. The Daily. London, 14 mars 1992, p. 4.',
    'Jane Ann Doe, «The dam broke», The Daily (London), 14 марта 1992 г., 7.',
    'DOE, Jane Ann. The dam broke. The Daily. London, 14 марта 1992 г., с. 4.',
    'Jane Ann Doe, „The dam broke“, The Daily (London), 14. März 1992, 7.',
  ],
  'a newspaper article without author and year': [
    '“Who knew?”, The Weekly, 28 May, year not given, p. 7',
    '“Who knew?”. The Weekly, 28 May, year not given.',
    '« Who knew? », The Weekly, 28 mai, année non précisée, 7.',
    'Who knew? The Weekly. 28 mai, année non précisée.',
    '«Who knew?», The Weekly, 28 мая, год не указан, 7.',
    'Who knew? The Weekly. 28 мая, год не указан.',
    '„Who knew?“, The Weekly, 28. Mai, Jahr nicht angegeben, 7.',
  ],
  'a magazine article': [
    'Jane Ann Doe and Richard Roe, “After the flood”, The Monthly, vol. 3, June 1992, p. 7',
    'Doe, Jane Ann and Richard Roe. “After the flood”. The Monthly, vol. 3, June 1992, pp. 10-12.',
    'Jane Ann Doe et Richard Roe, « After the flood », The Monthly, vol. 3, juin 1992, 7.',
    'DOE, Jane Ann et ROE, Richard. After the flood. The Monthly. juin 1992, vol. 3, p. 10–12.',
    'Jane Ann Doe и Richard Roe, «After the flood», The Monthly, т. 3, июнь 1992 г., 7.',
    'DOE, Jane Ann и ROE, Richard. After the flood. The Monthly. июнь 1992 г., т. 3, с. 10–12.',
    'Jane Ann Doe und Richard Roe, „After the flood“, The Monthly, Bd. 3, Juni 1992, 7.',
  ],
  'a journal article': [
    'Richard Roe, “On rivers”, Journal of Rivers 12, no. 3 (1993), p. 7',
    'Roe, Richard. “On rivers”. Journal of Rivers 12, no. 3 (1993), pp. 4–9. https://doi.org/10.1234/abc.',
    'Richard Roe, « On rivers », Journal of Rivers 12, n° 3 (1993): 7, https://doi.org/10.1234/abc.',
    'ROE, Richard. On rivers. Journal of Rivers [en ligne]. 1993, vol. 12, n° 3, p. 4–9. Disponible à l’adresse : https://doi.org/10.1234/abc',
    'Richard Roe, «On rivers», Journal of Rivers 12, № 3 (1993): 7, https://doi.org/10.1234/abc.',
    'ROE, Richard. On rivers. Journal of Rivers [онлайн]. 1993, т. 12, № 3, с. 4–9. Доступно по адресу: https://doi.org/10.1234/abc',
    'Richard Roe, „On rivers“, Journal of Rivers 12, Nr. 3 (1993): 7, https://doi.org/10.1234/abc.',
  ],
  'a book': [
    'Jane Ann Doe, Richard Roe and Ludwig van Beethoven, A history of floods, edition 2, Baku: A Press, 2013, p. 7',
    'Doe, Jane Ann, Richard Roe and Ludwig van Beethoven. A history of floods. Edition 2, Baku: A Press, 2013.',
    'Jane Ann Doe, Richard Roe et Ludwig van Beethoven, A history of floods, 2e éd. (Baku: A Press, 2013), 7.',
    'DOE, Jane Ann, ROE, Richard et BEETHOVEN, Ludwig van. A history of floods. 2e éd. Baku: A Press, 2013.',
    'Jane Ann Doe, Richard Roe и Ludwig van Beethoven, A history of floods, 2-е изд. (Baku: A Press, 2013), 7.',
    'DOE, Jane Ann, ROE, Richard и BEETHOVEN, Ludwig van. A history of floods. 2-е изд. Baku: A Press, 2013.',
    'Jane Ann Doe, Richard Roe und Ludwig van Beethoven, A history of floods, 2. Aufl. (Baku: A Press, 2013), 7.',
  ],
  'a chapter': [
    'Richard Roe, “The night”, in Floods, edited by Jane Ann Doe, Baku: A Press, 2013, p. 7',
    'Roe, Richard. “The night”. In Floods, edited by Jane Ann Doe, Baku: A Press, 2013, pp. 40–52.',
    'Richard Roe, « The night », dans Floods, édité par Jane Ann Doe (Baku: A Press, 2013), 7.',
    'ROE, Richard. The night. Dans : DOE, Jane Ann, éd. Floods. Baku: A Press, 2013, p. 40–52.',
    'Richard Roe, «The night», в: Floods, ред.: Jane Ann Doe (Baku: A Press, 2013), 7.',
    'ROE, Richard. The night. В: DOE, Jane Ann, ред. Floods. Baku: A Press, 2013, с. 40–52.',
    'Richard Roe, „The night“, in Floods, hg. von Jane Ann Doe (Baku: A Press, 2013), 7.',
  ],
  'a report': [
    'Relief Agency, Losses of the valley, Report 5, Relief Agency, 1 September 1992, p. 7',
    'Relief Agency. Losses of the valley. Report 5, Relief Agency, 1 September 1992. Accessed 2 May 2020. https://agency.example/5.',
    'Relief Agency, Losses of the valley, Report 5 (Relief Agency, 1 septembre 1992), 7, https://agency.example/5.',
    'RELIEF AGENCY. Losses of the valley [en ligne]. Report 5. Relief Agency, 1 septembre 1992 [consulté le 2 mai 2020]. Disponible à l’adresse : https://agency.example/5',
    'Relief Agency, Losses of the valley, Report 5 (Relief Agency, 1 сентября 1992 г.), 7, https://agency.example/5.',
    'RELIEF AGENCY. Losses of the valley [онлайн]. Report 5. Relief Agency, 1 сентября 1992 г. [просмотрено 2 мая 2020 г.]. Доступно по адресу: https://agency.example/5',
    'Relief Agency, Losses of the valley, Report 5 (Relief Agency, 1. September 1992), 7, https://agency.example/5.',
  ],
  'a resolution': [
    'On remembrance, Chamber of Deputies, Country, Resolution 333-2013, 1 February 2014, p. 7',
    'On remembrance. Chamber of Deputies, Country, Resolution 333-2013, 1 February 2014.',
    'Chamber of Deputies, Country, On remembrance, Resolution 333-2013, 1 février 2014, 7.',
    'CHAMBER OF DEPUTIES (Country). On remembrance. Resolution 333-2013. 1 février 2014.',
    'Chamber of Deputies, Country, On remembrance, Resolution 333-2013, 1 февраля 2014 г., 7.',
    'CHAMBER OF DEPUTIES (Country). On remembrance. Resolution 333-2013. 1 февраля 2014 г.',
    'Chamber of Deputies, Country, On remembrance, Resolution 333-2013, 1. Februar 2014, 7.',
  ],
  'a bill': [
    'An act on dams, Senate, Country, S. 12, 2001, p. 7',
    'An act on dams. Senate, Country, S. 12, 2001.',
    'Senate, Country, An act on dams, S. 12, 2001, 7.',
    'SENATE (Country). An act on dams. S. 12. 2001.',
    'Senate, Country, An act on dams, S. 12, 2001, 7.',
    'SENATE (Country). An act on dams. S. 12. 2001.',
    'Senate, Country, An act on dams, S. 12, 2001, 7.',
  ],
  'an interview': [
    'Jane Ann Doe, “The night of the flood”, interview by Richard Roe, Lower Town, 3 July 1995, p. 7',
    'Doe, Jane Ann. “The night of the flood”. Interview by Richard Roe. Lower Town, 3 July 1995.',
    'Jane Ann Doe, « The night of the flood », entretien mené par Richard Roe, Lower Town, 3 juillet 1995, 7.',
    'DOE, Jane Ann. The night of the flood. Entretien mené par Richard Roe. Lower Town, 3 juillet 1995.',
    'Jane Ann Doe, «The night of the flood», интервьюер: Richard Roe, Lower Town, 3 июля 1995 г., 7.',
    'DOE, Jane Ann. The night of the flood. Интервьюер: Richard Roe. Lower Town, 3 июля 1995 г.',
    'Jane Ann Doe, „The night of the flood“, Interview: Richard Roe, Lower Town, 3. Juli 1995, 7.',
  ],
  'a web page': [
    'River Office, “The flood in numbers”, River Office, 5 January 2019, p. 7',
    'River Office. “The flood in numbers”. River Office, 5 January 2019. Accessed 2 May 2020. https://river.example/numbers.',
    'River Office, « The flood in numbers », River Office, 5 janvier 2019, 7, https://river.example/numbers.',
    'RIVER OFFICE. The flood in numbers. River Office [en ligne]. 5 janvier 2019 [consulté le 2 mai 2020]. Disponible à l’adresse : https://river.example/numbers',
    'River Office, «The flood in numbers», River Office, 5 января 2019 г., 7, https://river.example/numbers.',
    'RIVER OFFICE. The flood in numbers. River Office [онлайн]. 5 января 2019 г. [просмотрено 2 мая 2020 г.]. Доступно по адресу: https://river.example/numbers',
    'River Office, „The flood in numbers“, River Office, 5. Januar 2019, 7, https://river.example/numbers.',
  ],
  'a thesis': [
    'Richard Roe, “Rivers and memory”, Doctoral thesis, A University, 2005, p. 7',
    'Roe, Richard. “Rivers and memory”. Doctoral thesis, A University, 2005.',
    'Richard Roe, « Rivers and memory », Doctoral thesis (A University, 2005), 7.',
    'ROE, Richard. Rivers and memory. Doctoral thesis. A University, 2005.',
    'Richard Roe, «Rivers and memory», Doctoral thesis (A University, 2005), 7.',
    'ROE, Richard. Rivers and memory. Doctoral thesis. A University, 2005.',
    'Richard Roe, „Rivers and memory“, Doctoral thesis (A University, 2005), 7.',
  ],
  'a manuscript': [
    'Jane Ann Doe, “Letter to the mayor”, about 1921, p. 7',
    'Doe, Jane Ann. “Letter to the mayor”. About 1921. State Archive, Baku, fond 1, file 2.',
    'Jane Ann Doe, « Letter to the mayor » (vers 1921), 7, State Archive, Baku, fond 1, file 2.',
    'DOE, Jane Ann. Letter to the mayor. Vers 1921. State Archive, Baku, fond 1, file 2.',
    'Jane Ann Doe, «Letter to the mayor» (около: 1921), 7, State Archive, Baku, fond 1, file 2.',
    'DOE, Jane Ann. Letter to the mayor. Около: 1921. State Archive, Baku, fond 1, file 2.',
    'Jane Ann Doe, „Letter to the mayor“ (etwa 1921), 7, State Archive, Baku, fond 1, file 2.',
  ],
  'a broadcast': [
    '“Evening news”, Channel One, 15 March 1992, p. 7',
    '“Evening news”. Channel One, 15 March 1992.',
    '« Evening news », Channel One, 15 mars 1992, 7.',
    'Evening news. Channel One. 15 mars 1992.',
    '«Evening news», Channel One, 15 марта 1992 г., 7.',
    'Evening news. Channel One. 15 марта 1992 г.',
    '„Evening news“, Channel One, 15. März 1992, 7.',
  ],
  'a film': [
    'The valley, directed by Jane Ann Doe, A Studio, 1999, p. 7',
    'The valley. Directed by Jane Ann Doe. A Studio, 1999.',
    'The valley, réalisé par Jane Ann Doe (A Studio, 1999), 7.',
    'The valley. Réalisé par Jane Ann Doe. A Studio, 1999.',
    'The valley, реж.: Jane Ann Doe (A Studio, 1999), 7.',
    'The valley. Реж.: Jane Ann Doe. A Studio, 1999.',
    'The valley, Regie: Jane Ann Doe (A Studio, 1999), 7.',
  ],
  'a translated book in Azerbaijani': [
    'İlqar Əliyev and Sevil Quliyeva, Xatirələr, translated by Jane Ann Doe, Bakı: Nəşriyyat, 2010, p. 7',
    'Əliyev, İlqar and Sevil Quliyeva. Xatirələr. Translated by Jane Ann Doe. Bakı: Nəşriyyat, 2010.',
    'İlqar Əliyev et Sevil Quliyeva, Xatirələr, traduit par Jane Ann Doe (Bakı: Nəşriyyat, 2010), 7.',
    'ƏLİYEV, İlqar et QULİYEVA, Sevil. Xatirələr. Traduit par Jane Ann Doe. Bakı: Nəşriyyat, 2010.',
    'İlqar Əliyev и Sevil Quliyeva, Xatirələr, пер.: Jane Ann Doe (Bakı: Nəşriyyat, 2010), 7.',
    'ƏLİYEV, İlqar и QULİYEVA, Sevil. Xatirələr. Пер.: Jane Ann Doe. Bakı: Nəşriyyat, 2010.',
    'İlqar Əliyev und Sevil Quliyeva, Xatirələr, übersetzt von Jane Ann Doe (Bakı: Nəşriyyat, 2010), 7.',
  ],
}

describe.each(items)('%s', (name, item) => {
  const [plainNote, plainEntry, frenchNote, frenchIso, russianNote, russianIso, germanNote] =
    expected[name] ?? []
  test('reads as in the plain style', () => {
    expect(english && textOf(formatNote(item, page, english))).toBe(plainNote)
    expect(english && textOf(formatEntry(item, english))).toBe(plainEntry)
  })
  test('has the terms and quotation marks of French', () => {
    expect(french && textOf(ended(chicagoNote(item, page, french), true))).toBe(frenchNote)
    expect(french && textOf(ended(iso690Entry(item, null, french), false))).toBe(frenchIso)
  })
  test('has the terms and quotation marks of Russian', () => {
    expect(russian && textOf(ended(chicagoNote(item, page, russian), true))).toBe(russianNote)
    expect(russian && textOf(ended(iso690Entry(item, null, russian), false))).toBe(russianIso)
  })
  test('has the terms and quotation marks of German', () => {
    expect(german && textOf(ended(chicagoNote(item, page, german), true))).toBe(germanNote)
  })
})
