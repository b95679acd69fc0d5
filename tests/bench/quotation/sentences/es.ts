import type { Templates } from './templates'

export const es: Templates = {
  tuned: [
    'La sala de lectura del viejo archivo abrió el {N:14|17} de {N:marzo|mayo} de 1932, y el guarda {H:dijo|admitió} que {X:no |}se calentaría en invierno.',
    '{H:Según el jardinero, |}los rosales de detrás de la biblioteca los plantaron {N:tres|trece} hermanos de {P:Soria|Huesca}.',
    'Unos {N:450|540} viajeros {H:pudieron perder|perdieron} el tren de la tarde porque el puente era {X:inseguro|seguro}.',
    'La tormenta dañó {H:al menos |}{N:1.275|1.725} árboles, pero {X:nadie|cada uno} en el pueblo resultó herido.',
    'Solo el {N:5|15} % de las cartas {X:nunca |}fueron abiertas, {H:informa|sospecha} la bibliotecaria en su cuenta anual.',
    'La estación del tiempo la llevó {P:Marta Colina|Marta Campana} durante {N:diecinueve|noventa} años {X:sin|con} ayuda de la ciudad.',
    'El catálogo se imprimió {H:probablemente |}en {P:Burgos|Lugo} entre 1901 y {N:1904|1907}, {X:no|y} en Madrid.',
    'Llovió el {N:martes|jueves} durante {N:seis|sesenta} horas, y el río subió {N:2,5|25} metros sobre su {W:nivel|cauce}.',
    'El jefe de estación {H:afirmó|probó} que el tren de mercancías {X:no |}paró en la {N:segunda|séptima} señal.',
    '{N:Muchos|Pocos} visitantes {H:podían|querían} leer la vieja escritura, y {X:ninguno|cada uno} pidió un {W:mapa|farol}.',
    'El museo {X:rechazó|aceptó} prestar el reloj, que {H:supuestamente |}fue de un panadero llamado {P:Tobías Pinzón|Tobías Grulla}.',
    'El día {N:366|336} encendió de nuevo las lámparas, {H:quizá |}el más joven {W:aprendiz|archivero} de la casa.',
  ],
  second: [
    'En {N:1848|1884} la barca llevó {N:2.300|3.200} sacos de grano a {P:Bajo|Alto} Brindel, como {H:declaró|esperaba} el capitán del puerto.',
    'El huerto {X:no |}dio fruto aquel año, {H:se cree|es seguro}, porque la helada llegó a fines de {N:abril|junio}.',
    '{N:Doce|Veinte} de los {N:cuarenta|catorce} cristales se rompieron, {H:tal vez |}por un granizo como nueces.',
    'La escuela {H:habría tenido|tuvo} una {N:docena|centena} de mapas, {X:ninguno|alguno} de los cuales llegó a {P:Puertoeste|Puertooeste}.',
    'Las lámparas, {H:según insistió la directora|como decidió la directora}, {X:no |}pueden moverse {N:dos|diez} veces por semana.',
    'La vieja línea se cerró, pero {X:no |}se desmontó, {N:cuatro|catorce} meses después de irse el señor {P:Campoviejo|Camponuevo}.',
    'Las bolsas de semillas eran {X:inservibles|servibles}, y el conservador {H:sugirió|ordenó} un nuevo {W:estante|tejado}.',
    'El concierto duró {N:90|19} minutos y {X:disgustó|gustó} a {H:casi |}toda la sala.',
  ],
  heldOut: [
    'El molino molía {N:ochenta|dieciocho} sacos al día hasta {N:junio|julio} de 1911, y {H:según se rumoreaba |}su dueño {X:nunca|siempre} dormía.',
    'El colmenar estaba, {H:recuerdan los vecinos|decidieron los vecinos}, a {N:300|800} metros de la capilla y {X:no |}se pintó antes de la {N:primera|quinta} nevada.',
    'El coro de {P:Santa Inés|Santa Brígida} {H:parece haber|pudo haber} cantado {N:dos veces|a diario} en el mercado {X:sin|con} órgano.',
    'Casi {N:todos|la mitad de} los {N:27|72} bancos estaban {X:desocupados|ocupados} cuando la señora {P:Harlow|Barlow} empezó a leer el {W:poema|recado}.',
    'El molinero {H:negó|vio} que la rueda girase el {N:domingo|lunes}, y {X:nada|todo} en su libro lo dice.',
    'Entre las {N:10:30|11:30} y el mediodía se alzó la niebla, {H:seguramente |}porque el viento de {P:Tarifa|Finisterre} giró {N:40|14} grados.',
  ],
}
