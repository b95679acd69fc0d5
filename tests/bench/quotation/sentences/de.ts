import type { Templates } from './templates'

export const de: Templates = {
  tuned: [
    'Der Lesesaal des alten Archivs öffnete am {N:14.|17.} {N:März|Mai} 1932, und der Hüter {H:sagte|gestand}, dass er im Winter {X:nicht |}geheizt werde.',
    '{H:Laut dem Gärtner |}wurden die Rosen hinter der Bücherei von {N:drei|dreizehn} Brüdern aus {P:Ansbach|Aalen} gepflanzt.',
    'Rund {N:450|540} Reisende {H:könnten den Abendzug verpasst haben|haben den Abendzug verpasst}, weil die Brücke {X:unsicher|sicher} war.',
    'Der Sturm beschädigte {H:mindestens |}{N:1.275|1.725} Bäume, aber {X:niemand|jeder} im Dorf wurde verletzt.',
    'Nur {N:5|15} % der Briefe wurden {X:nie |}geöffnet, {H:berichtet|vermutet} die Bibliothekarin in ihrem Jahresbericht.',
    'Die Wetterstation führte {P:Martha Hügel|Martha Glocke} {N:neunzehn|neunzig} Jahre lang {X:ohne|mit} Hilfe der Stadt.',
    'Der Katalog wurde {H:wahrscheinlich |}zwischen 1901 und {N:1904|1907} in {P:Leipzig|Gotha} gedruckt, {X:nicht|und} in Berlin.',
    'Am {N:Dienstag|Donnerstag} regnete es {N:sechs|sechzig} Stunden, und der Fluss stieg {N:2,5|25} Meter über seinen üblichen {W:Stand|Lauf}.',
    'Der Bahnhofsvorsteher {H:behauptete|bewies}, dass der Güterzug am {N:zweiten|siebten} Signal {X:nicht |}gehalten hatte.',
    '{N:Viele|Wenige} Besucher {H:konnten|wollten} die alte Schrift lesen, und {X:keiner|jeder} bat um eine {W:Karte|Lampe}.',
    'Das Museum {X:verweigerte|gestattete} die Leihe der Uhr, die {H:angeblich |}einem Bäcker namens {P:Tobias Fink|Tobias Kranich} gehörte.',
    'Am {N:366.|336.} Tag zündete {H:vielleicht |}der jüngste {W:Lehrling|Archivar} des Hauses die Lampen wieder an.',
  ],
  second: [
    'Im Jahr {N:1848|1884} trug die Fähre {N:2.300|3.200} Säcke Korn nach {P:Niederbrindel|Oberbrindel}, wie der Hafenmeister {H:erklärte|hoffte}.',
    'Der Obstgarten trug in jenem Jahr {X:keine|viele} Früchte, {H:wie man glaubt|wie man weiß}, weil der Frost Ende {N:April|Juni} kam.',
    '{N:Zwölf|Zwanzig} der {N:vierzig|vierzehn} Scheiben zerbrachen {H:wohl |}durch walnussgroßen Hagel.',
    'Die Schule {H:soll|wird} ein {N:Dutzend|Hundert} Landkarten besessen haben, von denen {X:keine|jede} den Umzug nach {P:Osttor|Westtor} überstand.',
    'Die Lampen dürfen, {H:so behauptete die Leiterin|so entschied die Leiterin}, {X:nicht |}{N:zweimal|dreimal} die Woche bewegt werden.',
    'Die alte Strecke wurde {N:vier|vierzehn} Monate nach dem Weggang von Herrn {P:Altfeld|Neufeld} geschlossen, aber {X:nie |}abgebaut.',
    'Die Samentüten waren {X:unbrauchbar|brauchbar}, und der Kustos {H:schätzte|bestellte} ein neues {W:Regal|Dach}.',
    'Das Konzert dauerte {N:90|19} Minuten und {X:missfiel|gefiel} {H:fast |}dem ganzen Saal.',
  ],
  heldOut: [
    'Die Mühle mahlte bis {N:Juni|Juli} 1911 täglich {N:achtzig|achtzehn} Säcke, und {H:dem Gerücht nach |}schlief ihr Herr {X:nie|immer}.',
    'Das Bienenhaus stand, {H:so erinnern sich die Dörfler|so beschlossen die Dörfler}, {N:300|800} Meter von der Kapelle und wurde vor dem {N:ersten|fünften} Schnee {X:nicht |}gestrichen.',
    'Der Chor von Sankt {P:Agnes|Brigitta} {H:scheint|pflegte} {N:zweimal|täglich} in der Markthalle {X:ohne|mit} Orgel gesungen zu haben.',
    'Fast {N:alle|die Hälfte} der {N:27|72} Bänke waren {X:unbesetzt|besetzt}, als Frau {P:Harlau|Barlau} das {W:Gedicht|Schreiben} zu lesen begann.',
    'Der Müller {H:leugnete|sah}, dass sich das Rad am {N:Sonntag|Montag} drehte, und {X:nichts|alles} in seinem Buch sagt es.',
    'Zwischen {N:10.30|11.30} Uhr und Mittag hob sich der Nebel, {H:vermutlich |}weil der Wind vom {P:Brocken|Arber} um {N:40|14} Grad drehte.',
  ],
}
