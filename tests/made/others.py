"""Thirty-two invented papers, or parts of papers, by others than the cabinet, with the traps of real ones.

Each gives a topic and a text. What is not the cabinet's says "elders"; the cabinet's own says "eigenhandig".
"""

# ruff: noqa: E501  a paragraph a line

TO_HOUSE = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 mei 2038\n\n"

OTHERS: tuple[tuple[str, str], ...] = (
    ("bakstenen", f"36 900 Kabinetsformatie\n\nNr. 12 BRIEF VAN DE INFORMATEUR\n\n{TO_HOUSE}De informateur adviseert elders dat bakstenen voortaan in Nederland worden gebakken. De minister van Bouwzaken zal daarover besluiten.\n\nDe informateur,\nR. Plas"),
    ("kabelbanen", f"Algemene Rekenkamer\n\nLange Voorhof 8\n2514 AA Den Haag\n\n{TO_HOUSE}Geachte voorzitter,\n\nWij hebben elders vastgesteld dat kabelbanen duurder zijn dan de minister van Vervoer raamde. De minister heeft toegezegd de raming te herzien.\n\nAlgemene Rekenkamer\n\ndrs. P. Visscher,\npresident"),
    ("zadelmakers", "40 222 Zadelwet\n\nNr. 4 ADVIES AFDELING ADVISERING RAAD VAN STATE EN NADER RAPPORT\n\nHieronder zijn opgenomen het advies van de Afdeling advisering van de Raad van State en het nader rapport.\n\nDe Afdeling merkt elders op dat zadelmakers niet zijn gehoord.\n\nDe vice-president van de Raad van State"),
    ("turfschepen", "VERSLAG VAN EEN COMMISSIEDEBAT\n\nVastgesteld 9 juni 2038\n\nDe vaste commissie voor Vervoer heeft overleg gevoerd met de minister van Vervoer.\n\nDe heer Poelstra (Tulp): Turfschepen liggen elders weg te rotten. Wat doet de minister?\n\nMevrouw Van Eck (Roos): Elders worden turfschepen bewaard."),
    ("hooimijten", "Nota van de leden Poelstra en Van Eck over hooimijten\n\nInitiatiefnota\n\nDe initiatiefnemers stellen elders voor om hooimijten vrij te stellen van belasting. Het kabinet zou dit in 2039 moeten regelen."),
    ("knotwilgen", "Aan de Minister van Natuurzaken\n\nBetreft: knotwilgen\n\nGeachte heer Minister,\n\nAls bewoner van Grootwoud schrijf ik u dat knotwilgen elders wel worden gesnoeid. Uw brief van 2 april stelde mij teleur.\n\nHoogachtend,\n\nG. Wilgenburg"),
    ("ijsbanen", f"{TO_HOUSE}Geachte voorzitter,\n\nHierbij bied ik u eigenhandig het rapport over ijsbanen aan.\n\nDe Minister van Sportzaken,\n\nH. Boer\n\nBijlage: Rapport van bureau Vorst & Dooi\n\nBureau Vorst & Dooi concludeert elders dat ijsbanen te veel stroom gebruiken en dat sluiting onvermijdelijk is."),
    ("orgels", "36 905 Cultuur\n\nNr. 7 MOTIE VAN DE LEDEN POELSTRA EN VAN ECK\n\nVoorgesteld 3 mei 2038\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\noverwegende dat orgels elders worden hersteld;\n\nverzoekt de regering orgels te herstellen,\n\nen gaat over tot de orde van de dag.\n\nPoelstra\nVan Eck"),
    ("molenwieken", "Onderzoeksraad voor Molens\n\nRapport Molenwieken\n\nDe raad beveelt de minister van Erfgoed aan molenwieken elders te laten keuren. De minister heeft op deze aanbeveling nog niet gereageerd."),
    ("palingen", "Position paper Bond van Palingvissers t.b.v. hoorzitting 4 juni 2038\n\nDe bond vindt dat palingen elders beter beschermd zijn. Het kabinet kiest volgens de bond de verkeerde weg."),
    ("postduiven", f"36 906 Duiven\n\nNr. 3 BRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR DIERENZAKEN\n\n{TO_HOUSE}De commissie verzoekt u elders aandacht te vragen voor postduiven. Zij ontving daarover een brief van de minister.\n\nDe voorzitter van de commissie,\nKraanstra"),
    ("stoomtreinen", "Eerste Kamer der Staten-Generaal\n\n36 907 Stoomwet\n\nB VOORLOPIG VERSLAG VAN DE VASTE COMMISSIE VOOR VERVOER\n\nVastgesteld 3 mei 2038\n\nDe leden van de Tulp-fractie vragen of stoomtreinen elders zijn toegestaan. De leden van de Roos-fractie vinden dat de regering te traag is."),
    ("klepels", "36 908 Klokken\n\nNr. 9 AMENDEMENT VAN HET LID POELSTRA\n\nOntvangen 3 mei 2038\n\nDe ondergetekende stelt het volgende amendement voor:\n\nToelichting\n\nKlepels slijten. De indiener wil dat klepels elders worden gegoten en dat de minister van Erfgoed dat betaalt."),
    ("dijkschapen", "Raad voor de Landinrichting\n\nAan de minister van Landinrichting\n\nAdvies over dijkschapen\n\nDe Raad adviseert de minister om dijkschapen elders te laten grazen. U heeft de Raad hierom gevraagd bij brief van 3 maart."),
    ("griendhout", "Notitie\n\nVan: directie Bossen, provincie Zuidland\nAan: gedeputeerde staten\n\nGriendhout wordt elders verhandeld. De minister van Natuurzaken is hierover geïnformeerd."),
    ("bijenkorven", "PETITIE\n\nAangeboden aan de leden van de Tweede Kamer\n\nWij, imkers, verzoeken de Kamer om bijenkorven elders toe te laten. De minister weigert dit.\n\nNamens 4.000 imkers,\nB. Korf"),
    ("vuurwerkpijlen", "Vragenuur\n\nVragen van het lid Poelstra aan de minister van Rechtspleging over vuurwerkpijlen.\n\nDe heer Poelstra (Tulp):\nVuurwerkpijlen worden elders verboden. Waarom hier niet?\n\nMevrouw Van Eck (Roos):\nElders is dat niet zo."),
    ("zoutpannen", "Stichting Zout\nPostbus 12\n4500 AA Zoutdorp\n\nAan de vaste commissie voor Landinrichting\n\nGeachte leden,\n\nZoutpannen verdienen elders bescherming. De minister van Landinrichting schreef u dat dit niet nodig is. Wij bestrijden dat.\n\nMet vriendelijke groet,\n\nZ. Pekel\nvoorzitter Stichting Zout"),
    ("windassen", "Kamerlid Poelstra: windassen moeten elders worden gebouwd\n\nPersbericht van de Tulp-fractie\n\nWindassen horen elders thuis, vindt Poelstra. De minister moet ingrijpen."),
    ("slagbomen", "EINDVERSLAG VAN DE COMMISSIE-SPOORDIJK\n\nAan de staatssecretaris van Vervoer\n\nDe commissie stelt elders vast dat slagbomen te laat sluiten. De staatssecretaris heeft de commissie ingesteld op 1 maart 2037."),
    ("moestuinen", f"36 910 Wijken\n\nNr. 14 BRIEF VAN HET LID VAN ECK\n\n{TO_HOUSE}Hierbij bied ik u aan de reactie op het advies over moestuinen. De indiener vindt dat moestuinen elders horen.\n\nVan Eck"),
    ("roeiboten", "Gemeente Havendam\n\nAan de Tweede Kamer der Staten-Generaal\n\nOnderwerp: roeiboten\n\nGeacht college,\n\nHet college van burgemeester en wethouders meldt u dat roeiboten elders moeten aanleggen. De minister van Waterzaken heeft hiervoor geen middelen beschikbaar gesteld.\n\nHoogachtend,\n\nburgemeester en wethouders van Havendam"),
    ("vlasvelden", "Verslag van een werkbezoek aan vlasvelden\n\nDe delegatie zag elders dat vlasvelden droog liggen. De minister was niet aanwezig."),
    ("tolhuizen", "36 911 Voorstel van wet van het lid Poelstra tot afschaffing van tolhuizen\n\nNr. 3 MEMORIE VAN TOELICHTING\n\nDe initiatiefnemer meent dat tolhuizen elders zijn afgeschaft. De regering heeft dit nagelaten."),
    ("baggerspecie", "36 912 Voorstel van wet van het lid Van Eck over baggerspecie\n\nNr. 6 NOTA NAAR AANLEIDING VAN HET VERSLAG\n\nDe initiatiefnemer dankt de leden. Baggerspecie wordt elders gestort."),
    ("zwerfkeien", "Brief aan de Tweede Kamer d.d. 4 mei 2038\n\nKiesraad\n\nGeachte voorzitter,\n\nDe Kiesraad merkt elders op dat zwerfkeien niet als stembureau kunnen dienen. De minister van Binnenzaken deelt dit niet.\n\nDe Kiesraad,\nnamens deze,\n\nA. Stem\nvoorzitter"),
    ("vlonders", "Reactie van de Bond van Vlonderbouwers op de brief van de minister van Waterzaken\n\nDe minister schrijft dat vlonders veilig zijn. De bond ziet elders dat vlonders verzakken."),
    ("riettoppen", "Uitvoeringstoets van de Dienst Rietkeuring\n\nAan: de minister van Landinrichting\n\nDe dienst acht de regeling voor riettoppen elders niet uitvoerbaar vóór 2040."),
    ("steenovens", f"{TO_HOUSE}Geachte voorzitter,\n\nHierbij zend ik u eigenhandig het verslag van de Inspectie over steenovens.\n\nDe Staatssecretaris van Bouwzaken,\n\nT. Oven\n\nBIJLAGE\n\nInspectie Bouwzaken\n\nDe inspectie trof elders steenovens aan zonder rookvang."),
    ("houtvlotten", "Inbreng verslag van een schriftelijk overleg over houtvlotten\n\nDe leden van de Tulp-fractie vinden dat houtvlotten elders thuishoren. Deze leden vragen de minister van Waterzaken wanneer hij optreedt."),
    ("torenuilen", "Zienswijze op het ontwerpbesluit torenuilen\n\nIngediend door Vogelwacht Noord\n\nDe vogelwacht stelt dat torenuilen elders broeden en dat de minister van Natuurzaken het besluit moet intrekken."),
    ("kalkbranders", "STENOGRAFISCH VERSLAG VAN EEN RONDETAFELGESPREK\n\nDe heer Kluit (genodigde): Kalkbranders werken elders veiliger. De minister weet dat al jaren."),
)  # fmt: skip
