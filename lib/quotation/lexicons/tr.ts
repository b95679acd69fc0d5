import type { Lexicon } from '../lexicon'

export const tr: Lexicon = {
  code: 'tr',
  script: 'Latn',
  capitalsAreNames: true,
  decimal: ',',
  negations: `değil*, yok, yoktu, yoktur, hiç, hiçbir*, hiçbiri*, kimse, asla, katiyen, ne, hariç, dışında, olmadan, olmaksızın, red*, reddetti, hayır, yerine, aksine, henüz`,
  negativePrefixes: 'gayri, na, bi, anti',
  negativeSuffixes: 'sız, siz, suz, süz, sızdır, sizdir, suzdur, süzdür, sızdı, sizdi, suzdu, süzdü',
  negativeEndings: `madı, medi, mamış, memiş, mıyor, miyor, muyor, müyor, maz, mez, mayacak, meyecek, mayacağı, meyeceği, madan, meden, mayan, meyen, masın, mesin, madığı, mediği, mamak, memek, maması, memesi, mamalı, memeli, mayınca,
    meyince, mayıp, meyip, mazdı, mezdi, mıyordu, miyordu, muyordu, müyordu, mamıştı, memişti, mayarak, meyerek, maksızın, meksizin, maktaydı, mektedir, mamakta, memekte, masa, mese`,
  hedgeEndings:
    'abilir, ebilir, abildi, ebildi, abilecek, ebilecek, abilmek, ebilmek, malı, meli, mıştı, mişti, ımış, imiş, arsa, erse',
  hedges: `şart, gerekir, anlaşıl*, sanırım, herhalde, görünür*, sanıldığına, muhtemelen, belki, belki de, muhtemel*, olası*, galiba, sanki, sözde, güya, görünüşe göre, görünüyor*, anlaşılan, yaklaşık, aşağı yukarı, hemen hemen, neredeyse, kadar, fazla, az, çok, en az, en fazla, aşkın, civarında, dolayında, üzerinde, ebilir*, abilir*,
    mümkün*, gerek*, lazım*, zorunda, eğer, şüphe*, kuşku*, sanıl*, düşünül*, tahmin*, beklen*, bazen, sık sık, genellikle, nadiren, kısmen, yalnızca, sadece, ancak, bile, kesinlikle, elbette, mutlaka, her zaman, hep, çalıştı, planla*, potansiyel, olabilir*, olmalı*, edilebilir*`,
  attributions: `söylenti*, öner*, ısrar*, talep*, söz verdi, um*, emret*, buyur*, şikayet*, itiraz*, yanıt*, cevap*, kork*, yayımla*, yayınla*, duydu, duyul*, karar*, yemin*, öngör*, dile getir*, değindi, ispat*, kanıt*, rivayet*, söylen*, söylent*, deniyor, denil*, dedi*, diyor*, demiş*, söyle*, belirt*, açıkla*, iddia*, göre, ifade*, kaydet*, vurgula*, bildir*, doğrula*, yalanla*, inkar*, itiraf*, kabul*, suçla*, tanık*, göster*, yazdı, yazıyor, yazmış, yazar*, aktar*, anlat*, bahset*, ileri sür*, öne sür*, savun*,
    duyur*, ekledi, hatırlat*, uyar*, düşünüyor, görüş*, rapor*, haber*, alıntı*, değin*`,
  numbers: `sıfır, bir, iki, üç, dört, beş, altı, yedi, sekiz, dokuz, on, yirmi, otuz, kırk, elli, altmış, yetmiş, seksen, doksan, yüz, yüzler*, yüzlerce, bin, binler*, binlerce, milyon*, milyar*, onlarca, yarı*, yarım, çeyrek, birinci, ikinci, üçüncü, dördüncü,
    beşinci, altıncı, yedinci, sekizinci, dokuzuncu, onuncu, yirminci, ilk, her, hep, bütün, tüm*, birkaç, birçok, pek çok, çoğu*, çoğun*, azınlık*, kez, kere, çift, düzine*, yüzde, her iki, ikisi, üçü, tek, biri, hepsi, bazı*, iki kat`,
  contrasts: 'ama, ancak, fakat, lakin, rağmen, oysa, halbuki, yine de, ne var ki, karşın',
  months:
    'ocak*, şubat*, mart*, nisan*, mayıs*, haziran*, temmuz*, ağustos*, eylül*, ekim, ekimde, kasım*, aralık*, ilkbahar*, yaz, yazın, sonbahar*, kış, kışın',
  weekdays:
    'pazartesi*, salı*, çarşamba*, perşembe*, cuma*, cumartesi*, pazar*, dün, bugün, yarın, öğle*, gece yarısı',
  units:
    'km, kilomet*, m, metre*, kg, kilo*, ton, tonluk, gram*, litre*, hektar*, dönüm*, saniye*, dakika*, saat*, gün*, hafta*, ay, aylık, ayda, yıl*, sene*, onyıl*, yüzyıl*, derece*, lira*, dolar*, avro*',
  titles:
    'bay, bayan, sayın, cumhurbaşkanı, başbakan, bakan, bakanı, general, albay, yargıç, profesör, prof, dr, bey, hanım, şehri, kenti, gölü, nehri',
  abbreviations: 'dr, prof, doç, av, sn, st, s, sf, vb, vs, bkz, yy, mö, ms, örn, no, cad, sok, alb, gen',
  lowerCase: { İ: 'i', I: 'ı' },
  common:
    've, bu, da, de, ile, ki, için, olan, bir, o, onun, gibi, sonra, hem, ise, olarak, daha, idi, oldu, etti, çok, kadar, en',
}
