import type { Templates } from './templates'

export const az: Templates = {
  tuned: [
    'Köhnə arxivin oxu zalı {N:14|17} {N:mart|may} 1932-ci ildə açıldı və mühafiz {H:dedi|etiraf etdi} ki, otaq qışda {X:qızdırılmayacaq|qızdırılacaq}.',
    '{H:Bağbanın sözlərinə görə, |}kitabxananın arxasındakı qızılgülləri {P:Lahıcdan|Qəbələdən} gəlmiş {N:üç|on üç} qardaş əkmişdi.',
    'Təxminən {N:450|540} sərnişin axşam qatarına {H:gecikə bilərdi|gecikdi}, çünki körpü {X:etibarsız|etibarlı} idi.',
    'Fırtına {H:ən azı |}{N:1275|1725} ağaca ziyan vurdu, amma kənddə {X:heç kim|hər kəs} sağ qaldı.',
    'Məktubların {N:5|15} faizi {X:açılmamışdı|açılmışdı}, kitabxanaçı illik hesabatında belə {H:bildirir|güman edir}.',
    'Hava stansiyasını {P:Mərziyə Təpəli|Mərziyə Dağlı} {N:on doqquz|doxsan} il şəhərin köməyi {X:olmadan|ilə} saxladı.',
    'Kataloq {H:yəqin ki, |}{P:Şəkidə|Gəncədə} 1901 və {N:1904|1907} illər arasında çap olunub, Bakıda {X:deyil|də}.',
    'Yağış {N:çərşənbə axşamı|cümə axşamı} {N:altı|altmış} saat yağdı və çay adi {W:səviyyəsindən|yatağından} {N:2,5|25} metr yuxarı qalxdı.',
    'Stansiya rəisi {H:iddia etdi|sübut etdi} ki, yük qatarı {N:ikinci|yeddinci} işarədə {X:dayanmadı|dayandı}.',
    'Ziyarətçilərin {N:çoxu|azı} köhnə yazını {H:oxuya bilərdi|oxudu} və onların {X:heç biri|hər biri} {W:xəritə|çıraq} istədi.',
    'Muzey saatı verməkdən {X:imtina etdi|razı qaldı}, saat isə {H:guya |}{P:Tofiq Sərçəli|Tofiq Durnalı} adlı çörəkçiyə məxsus idi.',
    'Çıraqları {N:366-cı|336-cı} gün {H:bəlkə də |}evin ən gənc {W:şagirdi|arxivçisi} yenidən yandırdı.',
  ],
  second: [
    'Bərə {N:1848|1884} ildə {N:2 300|3 200} kisə taxılı {P:Aşağı|Yuxarı} Brindelə apardı, liman rəisi belə {H:qeyd edir|ümid edir}.',
    'Bağ o il meyvə {X:vermədi|verdi}, {H:güman ki, |}çünki şaxta {N:aprelin|iyunun} sonunda düşdü.',
    '{N:Qırx|On dörd} pəncərədən {N:on ikisi|iyirmisi} {H:ehtimal ki, |}qoz boyda doludan sındı.',
    'Məktəbin {H:deyilənə görə |}{N:onlarla|yüzlərlə} xəritəsi var idi, {P:Şərqliyə|Qərbliyə} köçəndə bunların {X:heç biri|hər biri} qaldı.',
    'Çıraqları, {H:müdirin dediyi kimi|müdirin qərarı ilə}, həftədə {N:iki|on} dəfə tərpətmək {X:olmaz|olar}.',
    'Köhnə xətt bağlandı, amma cənab {P:Köhnəçöllü|Yeniçöllü} gedəndən {N:dörd|on dörd} ay sonra {X:sökülmədi|söküldü}.',
    'Toxum paketləri {X:yararsız|yararlı} idi və mühafiz yeni {W:rəf|dam} {H:təklif etdi|sifariş etdi}.',
    'Konsert {N:90|19} dəqiqə çəkdi və {H:demək olar ki, |}bütün zalın xoşuna {X:gəlmədi|gəldi}.',
  ],
  heldOut: [
    'Dəyirman 1911-ci ilin {N:iyununa|iyuluna} qədər gündə {N:səksən|on səkkiz} kisə üyüdürdü və {H:şayiəyə görə |}sahibi {X:heç vaxt|həmişə} yatırdı.',
    'Arıxana, {H:kəndlilərin xatırladığına görə|kəndlilərin istəyi ilə}, məbəddən {N:300|800} metr aralıda idi və {N:birinci|beşinci} qara qədər {X:rənglənmədi|rəngləndi}.',
    '{P:Gülüstan|Narıncan} xoru bazarda {N:iki dəfə|hər gün} {H:oxumuşdur, deyəsən|oxumuşdur}, özü də musiqi {X:olmadan|ilə}.',
    '{N:27|72} skamyanın {N:hamısı|yarısı} {X:boş deyildi|boş idi}, {P:Həcər xanım|Bəyim xanım} {W:şeir|məktub} oxumağa başlayanda.',
    'Dəyirmançı çarxın {N:bazar|şənbə} günü fırlandığını {H:inkar etdi|gördü} və dəftərində bunu {X:heç nə|hər şey} göstərir.',
    'Duman saat {N:10:30|11:30} radələrində çəkildi, {H:çox güman |}{P:Səngəçal|Buzovna} küləyi {N:40|14} dərəcə dönmüşdü.',
  ],
}
