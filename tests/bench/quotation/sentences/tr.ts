import type { Templates } from './templates'

export const tr: Templates = {
  tuned: [
    'Eski arşivin okuma salonu {N:14|17} {N:Mart|Mayıs} 1932’de açıldı ve bekçi odanın kışın {X:ısıtılmayacağını|ısıtılacağını} {H:söyledi|itiraf etti}.',
    '{H:Bahçıvana göre |}kütüphanenin arkasındaki gülleri {P:Bolu’dan|Sivas’tan} gelen {N:üç|on üç} kardeş dikmişti.',
    'Yaklaşık {N:450|540} yolcu akşam trenini {H:kaçırmış olabilir|kaçırdı}, çünkü köprü {X:güvensizdi|güvenliydi}.',
    'Fırtına {H:en az |}{N:1.275|1.725} ağaca zarar verdi, ama köyde {X:hiç kimse|herkes} yaralandı.',
    'Mektupların yüzde {N:5|15} kadarı {X:açılmamıştı|açılmıştı}, kütüphaneci yıllık raporunda böyle {H:bildiriyor|sanıyor}.',
    'Hava istasyonunu {P:Meliha Tepe|Meliha Dere} {N:on dokuz|doksan} yıl boyunca kentin yardımı {X:olmadan|ile} yürüttü.',
    'Katalog {H:muhtemelen |}{P:İzmir’de|Bursa’da} 1901 ile {N:1904|1907} arasında basıldı, Ankara’da {X:değil|da}.',
    'Yağmur {N:salı|perşembe} günü {N:altı|altmış} saat yağdı ve ırmak her zamanki {W:düzeyinin|yatağının} {N:2,5|25} metre üstüne çıktı.',
    'İstasyon şefi yük treninin {N:ikinci|yedinci} işarette {X:durmadığını|durduğunu} {H:iddia etti|kanıtladı}.',
    'Ziyaretçilerin {N:çoğu|azı} eski yazıyı {H:okuyabilirdi|okudu} ve {X:hiçbiri|hepsi} bir {W:harita|lamba} istedi.',
    'Müze saati ödünç vermeyi {X:reddetti|kabul etti}; saat {H:sözde |}{P:Tahsin Serçe|Tahsin Turna} adlı bir fırıncınındı.',
    'Lambaları {N:366.|336.} gün {H:belki de |}evin en genç {W:çırağı|arşivcisi} yeniden yaktı.',
  ],
  second: [
    'Vapur {N:1848|1884} yılında {N:2.300|3.200} çuval tahılı {P:Aşağı|Yukarı} Brindel’e taşıdı, liman reisi böyle {H:belirtti|umdu}.',
    'Meyve bahçesi o yıl ürün {X:vermedi|verdi}, {H:sanıldığına göre |}çünkü don {N:nisan|haziran} sonunda geldi.',
    '{N:Kırk|On dört} camdan {N:on ikisi|yirmisi} {H:galiba |}ceviz büyüklüğünde doluyla kırıldı.',
    'Okulun {H:söylendiğine göre |}{N:onlarca|yüzlerce} haritası vardı, {P:Doğukapı|Batıkapı} taşınmasından sonra {X:hiçbiri|her biri} kaldı.',
    'Lambalar, {H:müdürün ileri sürdüğü gibi|müdürün kararıyla}, haftada {N:iki|on} kez {X:taşınamaz|taşınabilir}.',
    'Eski hat, Bay {P:Eskitarla|Yenitarla} gittikten {N:dört|on dört} ay sonra kapatıldı ama {X:sökülmedi|söküldü}.',
    'Tohum paketleri {X:kullanışsız|kullanışlı} çıktı ve müdür yeni bir {W:raf|çatı} {H:önerdi|buyurdu}.',
    'Konser {N:90|19} dakika sürdü ve {H:neredeyse |}bütün salonun hoşuna {X:gitmedi|gitti}.',
  ],
  heldOut: [
    'Değirmen 1911 {N:haziranına|temmuzuna} dek günde {N:seksen|on sekiz} çuval öğüttü ve {H:söylentiye göre |}sahibi {X:hiç|hep} uyurdu.',
    'Arılık, {H:köylülerin anlattığına göre|köylülerin isteğiyle}, şapelden {N:300|800} metre uzaktaydı ve {N:birinci|beşinci} kardan önce {X:boyanmadı|boyandı}.',
    '{P:Gülpınar|Taşpınar} korosu pazarda {N:iki kez|her gün} şarkı {H:söylemiş olmalı|söyledi}, hem de org {X:olmadan|ile}.',
    '{N:27|72} sıranın {N:tümü|yarısı} {X:dolu değildi|doluydu}, {P:Harika Hanım|Belkıs Hanım} {W:şiiri|mektubu} okumaya başladığında.',
    'Değirmenci çarkın {N:pazar|pazartesi} günü döndüğünü {H:yalanladı|gördü} ve defterinde bunu {X:hiçbir şey|her şey} göstermektedir.',
    'Sis saat {N:10.30|11.30} sularında kalktı, {H:anlaşılan |}{P:Karayel|Keşişleme} {N:40|14} derece dönmüştü.',
  ],
}
