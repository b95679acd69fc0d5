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
  heldOut: [
    'Vapur {N:1848|1884} yılında {N:2.300|3.200} çuval tahılı {P:Aşağı|Yukarı} Brindel’e taşıdı, liman reisi böyle {H:belirtti|umdu}.',
    'Meyve bahçesi o yıl ürün {X:vermedi|verdi}, {H:sanıldığına göre |}çünkü don {N:nisan|haziran} sonunda geldi.',
    '{N:Kırk|On dört} camdan {N:on ikisi|yirmisi} {H:galiba |}ceviz büyüklüğünde doluyla kırıldı.',
    'Okulun {H:söylendiğine göre |}{N:onlarca|yüzlerce} haritası vardı, {P:Doğukapı|Batıkapı} taşınmasından sonra {X:hiçbiri|her biri} kaldı.',
    'Lambalar, {H:müdürün ileri sürdüğü gibi|müdürün kararıyla}, haftada {N:iki|on} kez {X:taşınamaz|taşınabilir}.',
    'Eski hat, Bay {P:Eskitarla|Yenitarla} gittikten {N:dört|on dört} ay sonra kapatıldı ama {X:sökülmedi|söküldü}.',
    'Tohum paketleri {X:kullanışsız|kullanışlı} çıktı ve müdür yeni bir {W:raf|çatı} {H:önerdi|buyurdu}.',
    'Konser {N:90|19} dakika sürdü ve {H:neredeyse |}bütün salonun hoşuna {X:gitmedi|gitti}.',
  ],
}
