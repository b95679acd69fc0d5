import { describe, expect, test } from 'vitest'
import { chicagoNote } from '@/lib/citations/formats/chicago'
import { iso690Entry } from '@/lib/citations/formats/iso-690'
import { ended } from '@/lib/citations/formats/line'
import { textOf } from '@/lib/citations/runs'
import { translatorOf } from '@/lib/messages/catalogue'
import { items } from './items'

const page = { label: 'page', value: '7' } as const
const [azerbaijani, armenian] = ['az', 'hy'].map(translatorOf)

type Expected = readonly [
  azerbaijaniNote: string,
  azerbaijaniIso690: string,
  armenianNote: string,
  armenianIso690: string,
]

/** Each item as a Chicago note and an ISO 690 entry. Capitals follow the language of the item: a dot on "İ" only where it is Azerbaijani. */
const expected: Record<string, Expected> = {
  'a newspaper article': [
    'Jane Ann Doe, “The dam broke”, The Daily (London), 14 mart 1992, 7.',
    'DOE, Jane Ann. The dam broke. The Daily. London, 14 mart 1992, s. 4.',
    'Jane Ann Doe, «The dam broke», The Daily (London), 14 մարտի, 1992 թ., 7.',
    'DOE, Jane Ann. The dam broke. The Daily. London, 14 մարտի, 1992 թ., էջ 4.',
  ],
  'a newspaper article without author and year': [
    '“Who knew?”, The Weekly, 28 may, il göstərilməyib, 7.',
    'Who knew? The Weekly. 28 may, il göstərilməyib.',
    '«Who knew?», The Weekly, մայիսի 28, տարեթիվը նշված չէ, 7.',
    'Who knew? The Weekly. մայիսի 28, տարեթիվը նշված չէ.',
  ],
  'a magazine article': [
    'Jane Ann Doe və Richard Roe, “After the flood”, The Monthly, c. 3, iyun 1992, 7.',
    'DOE, Jane Ann və ROE, Richard. After the flood. The Monthly. iyun 1992, c. 3, s. 10–12.',
    'Jane Ann Doe և Richard Roe, «After the flood», The Monthly, հատ. 3, 1992 թ․ հունիս, 7.',
    'DOE, Jane Ann և ROE, Richard. After the flood. The Monthly. 1992 թ․ հունիս, հատ. 3, էջ 10–12.',
  ],
  'a journal article': [
    'Richard Roe, “On rivers”, Journal of Rivers 12, № 3 (1993): 7, https://doi.org/10.1234/abc.',
    'ROE, Richard. On rivers. Journal of Rivers [onlayn]. 1993, c. 12, № 3, s. 4–9. Əlçatandır: https://doi.org/10.1234/abc',
    'Richard Roe, «On rivers», Journal of Rivers 12, № 3 (1993): 7, https://doi.org/10.1234/abc.',
    'ROE, Richard. On rivers. Journal of Rivers [առցանց]. 1993, հատ. 12, № 3, էջ 4–9. Հասանելի է՝ https://doi.org/10.1234/abc',
  ],
  'a book': [
    'Jane Ann Doe, Richard Roe və Ludwig van Beethoven, A history of floods, 2-ci nəşr (Baku: A Press, 2013), 7.',
    'DOE, Jane Ann, ROE, Richard və BEETHOVEN, Ludwig van. A history of floods. 2-ci nəşr. Baku: A Press, 2013.',
    'Jane Ann Doe, Richard Roe և Ludwig van Beethoven, A history of floods, 2-րդ հրատ. (Baku: A Press, 2013), 7.',
    'DOE, Jane Ann, ROE, Richard և BEETHOVEN, Ludwig van. A history of floods. 2-րդ հրատ. Baku: A Press, 2013.',
  ],
  'a chapter': [
    'Richard Roe, “The night”, Floods içində, red. Jane Ann Doe (Baku: A Press, 2013), 7.',
    'ROE, Richard. The night. İçində: DOE, Jane Ann, red. Floods. Baku: A Press, 2013, s. 40–52.',
    'Richard Roe, «The night», ժող.՝ Floods, խմբ.՝ Jane Ann Doe (Baku: A Press, 2013), 7.',
    'ROE, Richard. The night. Ժող.՝ DOE, Jane Ann, խմբ. Floods. Baku: A Press, 2013, էջ 40–52.',
  ],
  'a report': [
    'Relief Agency, Losses of the valley, Report 5 (Relief Agency, 1 sentyabr 1992), 7, https://agency.example/5.',
    'RELIEF AGENCY. Losses of the valley [onlayn]. Report 5. Relief Agency, 1 sentyabr 1992 [baxılıb: 2 may 2020]. Əlçatandır: https://agency.example/5',
    'Relief Agency, Losses of the valley, Report 5 (Relief Agency, 1 սեպտեմբերի, 1992 թ.), 7, https://agency.example/5.',
    'RELIEF AGENCY. Losses of the valley [առցանց]. Report 5. Relief Agency, 1 սեպտեմբերի, 1992 թ. [դիտվել է՝ 2 մայիսի, 2020 թ.]. Հասանելի է՝ https://agency.example/5',
  ],
  'a resolution': [
    'Chamber of Deputies, Country, On remembrance, Resolution 333-2013, 1 fevral 2014, 7.',
    'CHAMBER OF DEPUTIES (Country). On remembrance. Resolution 333-2013. 1 fevral 2014.',
    'Chamber of Deputies, Country, On remembrance, Resolution 333-2013, 1 փետրվարի, 2014 թ., 7.',
    'CHAMBER OF DEPUTIES (Country). On remembrance. Resolution 333-2013. 1 փետրվարի, 2014 թ.',
  ],
  'a bill': [
    'Senate, Country, An act on dams, S. 12, 2001, 7.',
    'SENATE (Country). An act on dams. S. 12. 2001.',
    'Senate, Country, An act on dams, S. 12, 2001, 7.',
    'SENATE (Country). An act on dams. S. 12. 2001.',
  ],
  'an interview': [
    'Jane Ann Doe, “The night of the flood”, müsahibəni aparan: Richard Roe, Lower Town, 3 iyul 1995, 7.',
    'DOE, Jane Ann. The night of the flood. Müsahibəni aparan: Richard Roe. Lower Town, 3 iyul 1995.',
    'Jane Ann Doe, «The night of the flood», հարցազրուցավար՝ Richard Roe, Lower Town, 3 հուլիսի, 1995 թ., 7.',
    'DOE, Jane Ann. The night of the flood. Հարցազրուցավար՝ Richard Roe. Lower Town, 3 հուլիսի, 1995 թ.',
  ],
  'a web page': [
    'River Office, “The flood in numbers”, River Office, 5 yanvar 2019, 7, https://river.example/numbers.',
    'RIVER OFFICE. The flood in numbers. River Office [onlayn]. 5 yanvar 2019 [baxılıb: 2 may 2020]. Əlçatandır: https://river.example/numbers',
    'River Office, «The flood in numbers», River Office, 5 հունվարի, 2019 թ., 7, https://river.example/numbers.',
    'RIVER OFFICE. The flood in numbers. River Office [առցանց]. 5 հունվարի, 2019 թ. [դիտվել է՝ 2 մայիսի, 2020 թ.]. Հասանելի է՝ https://river.example/numbers',
  ],
  'a thesis': [
    'Richard Roe, “Rivers and memory”, Doctoral thesis (A University, 2005), 7.',
    'ROE, Richard. Rivers and memory. Doctoral thesis. A University, 2005.',
    'Richard Roe, «Rivers and memory», Doctoral thesis (A University, 2005), 7.',
    'ROE, Richard. Rivers and memory. Doctoral thesis. A University, 2005.',
  ],
  'a manuscript': [
    'Jane Ann Doe, “Letter to the mayor” (təqribən 1921), 7, State Archive, Baku, fond 1, file 2.',
    'DOE, Jane Ann. Letter to the mayor. Təqribən 1921. State Archive, Baku, fond 1, file 2.',
    'Jane Ann Doe, «Letter to the mayor» (մոտավորապես 1921), 7, State Archive, Baku, fond 1, file 2.',
    'DOE, Jane Ann. Letter to the mayor. Մոտավորապես 1921. State Archive, Baku, fond 1, file 2.',
  ],
  'a broadcast': [
    '“Evening news”, Channel One, 15 mart 1992, 7.',
    'Evening news. Channel One. 15 mart 1992.',
    '«Evening news», Channel One, 15 մարտի, 1992 թ., 7.',
    'Evening news. Channel One. 15 մարտի, 1992 թ.',
  ],
  'a film': [
    'The valley, rejissor: Jane Ann Doe (A Studio, 1999), 7.',
    'The valley. Rejissor: Jane Ann Doe. A Studio, 1999.',
    'The valley, ռեժիսոր՝ Jane Ann Doe (A Studio, 1999), 7.',
    'The valley. Ռեժիսոր՝ Jane Ann Doe. A Studio, 1999.',
  ],
  'a translated book in Azerbaijani': [
    'İlqar Əliyev və Sevil Quliyeva, Xatirələr, tərc. Jane Ann Doe (Bakı: Nəşriyyat, 2010), 7.',
    'ƏLİYEV, İlqar və QULİYEVA, Sevil. Xatirələr. Tərc. Jane Ann Doe. Bakı: Nəşriyyat, 2010.',
    'İlqar Əliyev և Sevil Quliyeva, Xatirələr, թարգմ.՝ Jane Ann Doe (Bakı: Nəşriyyat, 2010), 7.',
    'ƏLİYEV, İlqar և QULİYEVA, Sevil. Xatirələr. Թարգմ.՝ Jane Ann Doe. Bakı: Nəşriyyat, 2010.',
  ],
}

describe.each(items)('%s', (name, { language = 'en', ...item }) => {
  const known = { ...item, language }
  const [azerbaijaniNote, azerbaijaniIso, armenianNote, armenianIso] = expected[name] ?? []
  test('has the terms and quotation marks of Azerbaijani', () => {
    expect(azerbaijani && textOf(ended(chicagoNote(known, page, azerbaijani), true))).toBe(azerbaijaniNote)
    expect(azerbaijani && textOf(ended(iso690Entry(known, null, azerbaijani), false))).toBe(azerbaijaniIso)
  })
  test('has the terms and quotation marks of Armenian', () => {
    expect(armenian && textOf(ended(chicagoNote(known, page, armenian), true))).toBe(armenianNote)
    expect(armenian && textOf(ended(iso690Entry(known, null, armenian), false))).toBe(armenianIso)
  })
})
