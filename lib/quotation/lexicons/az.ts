import type { Lexicon } from '../lexicon'

export const az: Lexicon = {
  code: 'az',
  script: 'Latn',
  capitalsAreNames: true,
  decimal: ',',
  negations: `deyil*, yox, yoxdur, yoxdu, yox idi, heç, heç kim, heç kəs, heç nə, heç vaxt, heç bir, nə, qeyri, əsla, qətiyyən, istisna*, imtina*, xeyr, başqa, əvəzinə, nəinki, mümkünsüz`,
  negativePrefixes: 'qeyri, na, bi, anti',
  negativeSuffixes: 'sız, siz, suz, süz, sızdır, sizdir, suzdur, süzdür',
  negativeEndings: `mədi, madı, mədı, məyib, mayıb, məmiş, mamış, mir, mır, mur, mür, məz, maz, məyəcək, mayacaq, mədən, madan, məyən, mayan, məsin, masın, məyə, maya, mədiyi, madığı, məsə, masa,
    məməsi, mamağı, məmək, mamaq, məli deyil, məməli, mamalı, məyin, mayın, məzdi, mazdı, mirdi, mırdı, murdu, mürdü, məmişdi, mamışdı, məyibdir, mayıbdır, mayaraq, məyərək`,
  hedgeEndings: 'malı, məli, ardı, ərdi, mışdı, mişdi, ımış, imiş',
  hedges: `gərəkir, vacib*, zəruri*, ola bilər, deyəsən, çox güman, güman ki, ehtimal ki, az qala, bəlkə, bəlkə də, ehtimal*, güman*, görünür, yəqin*, deyəsən, sanki, guya, təxminən, təqribən, demək olar, az qala, qədər, artıq, çox, az, ən azı, ən çoxu, azı, yaxın, bilər*, ola bilər, ola
    bilsin, mümkün*, lazım*, gərək, məcbur*, əgər, şübhə*, nəzərdə, iddia edilən, sözdə, bəzən, tez-tez, adətən, nadir*, qismən, yalnız, ancaq, hətta, mütləq, şübhəsiz, əlbəttə, həmişə, cəhd*, plan*, gözlənil*, potensial*, əsasən`,
  attributions: `şayiə*, söz-söhbət*, təklif*, israr*, tələb*, vəd*, ümid*, əmr*, şikayət*, etiraz*, cavab*, qorx*, dərc*, eşit*, deyilənə görə, qərar*, and*, proqnoz*, bəhs*, toxun*, sübut*, rəvayət*, nəql*, dedi*, deyir*, deyib*, deyil ki, deməsi*, deyilir*, bildir*, bildirib, açıqla*, söylə*, iddia*, xəbər*, görə, sözlərinə, məlumat*, qeyd*, vurğula*, təsdiq*, təkzib*, inkar*, etiraf*, ittiham*, şahid*, göstər*, yazır, yazıb, yazdı, yazıb*,
    istinad*, fikrincə, fikir*, hesab*, hesab edir, elan*, əlavə etdi, danış*, xatırla*, izah*, xəbərdar*, düşün*, rəy*, bəyan*`,
  numbers: `sıfır, bir, iki, üç, dörd, beş, altı, yeddi, səkkiz, doqquz, on, iyirmi, otuz, qırx, əlli, altmış, yetmiş, səksən, doxsan, yüz, yüzlə*, min, minlə*, milyon*, milyard*, onlarla, yarı, yarısı, yarım, üçdə, dörddə, birinci, ikinci, üçüncü,
    dördüncü, beşinci, altıncı, yeddinci, səkkizinci, doqquzuncu, onuncu, iyirminci, hər, hamı*, bütün, bir neçə, neçə, çoxlu, çoxu, əksər*, dəfə, cüt, faiz*, hər iki, hər üç, üçü, ikisi, dördü, biri, təkcə, tək, yeganə, bir çox`,
  contrasts: 'amma, lakin, ancaq, baxmayaraq, halbuki, fəqət, hərçənd, buna baxmayaraq',
  months:
    'yanvar*, fevral*, mart*, aprel*, may, mayın, mayda, iyun*, iyul*, avqust*, sentyabr*, oktyabr*, noyabr*, dekabr*, yaz, yazda, yay, yayda, payız*, qış*',
  weekdays: 'bazar*, bazar ertəsi, çərşənbə*, cümə*, şənbə*, dünən, bu gün, sabah, günorta*, gecəyarısı',
  units:
    'km, kilomet*, m, metr*, kq, kiloqram*, ton, tonluq, qram*, litr*, hektar*, saniyə*, dəqiqə*, saat*, gün*, həftə*, ay*, il*, onillik*, əsr*, dərəcə*, manat*, rubl*, dollar*, avro*',
  titles:
    'cənab, xanım, prezident*, nazir*, general*, polkovnik*, hakim*, professor*, şəhər*, kənd*, bəy, müəllim',
  abbreviations: 'b.e, e.ə, və s, və i.a, məs, səh, s, c, r, il, prof, ak, dos, k, ş, r-n',
  lowerCase: { İ: 'i', I: 'ı' },
  common:
    'və, bu, da, də, ilə, ki, üçün, olan, idi, bir, o, onun, kimi, sonra, həm, hər, edib, olub, olunub, etdi, oldu, öz, isə, bu',
}
