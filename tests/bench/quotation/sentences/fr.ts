import type { Templates } from './templates'

export const fr: Templates = {
  tuned: [
    'La salle de lecture des archives a ouvert le {N:14|17} {N:mars|mai} 1932, et le gardien {H:a dit|a reconnu} qu’elle {X:ne serait pas|serait} chauffée en hiver.',
    '{H:Selon le jardinier, |}les rosiers derrière la bibliothèque furent plantés par {N:trois|treize} frères venus de {P:Meudon|Sceaux}.',
    'Environ {N:450|540} voyageurs {H:auraient|ont} manqué le train du soir parce que le pont était {X:infranchissable|franchissable}.',
    'L’orage a abîmé {H:au moins |}{N:1 275|1 725} arbres, mais {X:personne|chacun} au village n’a été blessé.',
    'Seules {N:5|15} % des lettres {X:n’ont jamais été|ont été} ouvertes, {H:rapporte|soupçonne} la bibliothécaire dans son compte annuel.',
    'La station météo fut tenue par {P:Marthe Colin|Marthe Morin} pendant {N:dix-neuf|quatre-vingt-dix} ans {X:sans|avec} l’aide de la ville.',
    'Le catalogue fut {H:probablement |}imprimé à {P:Lyon|Dijon} entre 1901 et {N:1904|1907}, {X:non|et} à Paris.',
    'La pluie est tombée {N:mardi|jeudi} pendant {N:six|soixante} heures, et la rivière est montée de {N:2,5|25} mètres au-dessus de son {W:niveau|cours}.',
    'Le chef de gare {H:prétend|prouve} que le train de marchandises {X:ne s’est pas arrêté|s’est arrêté} au {N:deuxième|septième} signal.',
    '{N:Plusieurs|Tous} visiteurs {H:pouvaient|savaient} lire l’ancienne écriture, et {X:aucun|chacun} ne demanda de {W:carte|lampe}.',
    'Le musée a {X:refusé|accepté} de prêter l’horloge, qui appartenait {H:paraît-il |}à un boulanger nommé {P:Tobie Garnier|Tobie Fournier}.',
    'Les lampes furent rallumées le {N:366e|336e} jour, {H:peut-être |}par le plus jeune {W:apprenti|archiviste} de la maison.',
  ],
  second: [
    'En {N:1848|1884} le bac transporta {N:2 300|3 200} sacs de grain jusqu’à {P:Bas|Haut}-Brindel, comme l’{H:affirme|espère} le maître du port.',
    'Le verger {X:n’a pas donné|a donné} de fruits cette année-là, {H:croit-on|c’est certain}, car le gel est venu fin {N:avril|juin}.',
    '{N:Douze|Vingt} des {N:quarante|quatorze} vitres furent brisées, {H:sans doute |}par une grêle grosse comme des noix.',
    'L’école {H:aurait possédé|possédait} une {N:douzaine|centaine} de cartes, dont {X:aucune|chacune} a survécu au départ pour {P:Portneuf|Portvieux}.',
    'Les lampes, {H:d’après la directrice|décida la directrice}, {X:ne peuvent pas|peuvent} être déplacées {N:deux|dix} fois par semaine.',
    'La vieille ligne fut fermée mais {X:non |}démontée {N:quatre|quatorze} mois après le départ de {P:M. Vauclin|M. Beauclin}.',
    'Des sachets de graines étaient {X:inutilisables|utilisables}, et le conservateur {H:suggéra|commanda} une nouvelle {W:étagère|toiture}.',
    'Le concert dura {N:90|19} minutes et {X:déplut|plut} à {H:presque |}toute la salle.',
  ],
  heldOut: [
    'Le moulin moulait {N:quatre-vingts|dix-huit} sacs par jour jusqu’en {N:juin|juillet} 1911, et, {H:à en croire la rumeur, |}son maître {X:ne dormait jamais|dormait toujours}.',
    'Le rucher se trouvait, {H:se souviennent les villageois|décidèrent les villageois}, à {N:300|800} mètres de la chapelle et {X:ne fut pas|fut} peint avant la {N:première|cinquième} neige.',
    'Le chœur de {P:Sainte-Agnès|Sainte-Brigitte} {H:semble avoir|a} chanté {N:deux|sept} fois dans la halle, {X:sans|avec} orgue.',
    'Presque {N:tous|la moitié} des {N:27|72} bancs étaient {X:inoccupés|occupés} quand mademoiselle {P:Harel|Barel} commença à lire le {W:poème|message}.',
    'Le meunier {H:a nié|a vu} que la roue eût tourné {N:dimanche|lundi}, et {X:rien|tout} dans son registre le dit.',
    'Entre {N:10 h 30|11 h 30} et midi le brouillard se leva, {H:vraisemblablement |}parce que le vent de {P:Vannes|Rennes} avait tourné de {N:40|14} degrés.',
  ],
}
