"""Dutch."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            concept, in concept, ontwerp, in ontwerp, voorstel, voorgesteld, gepland, ingepland, te
            doen, nog te doen, te starten, niet gestart, nog niet gestart, niet begonnen, nog niet
            begonnen, niet opgestart, in voorbereiding, openstaand, nieuw, nieuwe, idee, op de planning,
            nog te bouwen, nog te plannen, af te ronden, af te maken, voorgelegd, in de wachtrij,
            toekomstig""",
        "in-progress": """
            in uitvoering, bezig, mee bezig, lopend, lopende, loopt, in ontwikkeling, in behandeling, in
            bewerking, onderhanden, actief, actieve, gestart, opgestart, gedeeltelijk, deels, deels
            klaar, deels afgerond, gedeeltelijk afgerond, bijna klaar, bijna afgerond, aan de gang,
            onderweg, in opbouw, vertraagd, onvolledig, in test, wordt getest, op schema""",
        "blocked": """
            geblokkeerd, wacht, wacht op, wachtend, wachtend op, wachten op, in afwachting van,
            vastgelopen""",
        "on-hold": """
            gepauzeerd, uitgesteld, geparkeerd, opgeschort, in de wacht, in de ijskast, bevroren,
            verschoven, doorgeschoven, stilgelegd, ligt stil""",
        "completed": """
            afgerond, voltooid, gedaan, klaar, gereed, opgeleverd, geïmplementeerd, uitgevoerd,
            opgelost, gesloten, afgesloten, beëindigd, gefixt, gerepareerd, gepubliceerd, uitgerold,
            uitgebracht, gelanceerd, geleverd, gerealiseerd, doorgevoerd, verwerkt, gebouwd,
            samengevoegd, gemerged, in productie, in gebruik, compleet, geverifieerd, geslaagd, volledig
            afgerond, afgehandeld, af, definitief, technisch opgeleverd, toegepast, live""",
        "cancelled": """
            geannuleerd, afgewezen, verworpen, afgelast, afgeblazen, vervallen, ingetrokken, vervangen,
            achterhaald, verouderd, gestaakt, geschrapt, afgebroken, gestopt, verlaten, gaat niet door,
            wordt niet uitgevoerd, niet geïntroduceerd, niet meer van toepassing, niet gepland, niet
            geaccepteerd, historisch""",
    },
    "state_words": {
        "waits": "blok, geblok, wacht, afwacht, vastgelopen, totdat",
        "permission": """
            goedgekeurd, akkoord, geaccepteerd, aanvaard, aangenomen, vastgesteld, vastgelegd,
            vrijgegeven, besloten, klaar voor, gereed voor, klaar om, in review, ter review, in
            beoordeling, ter beoordeling, ter goedkeuring, voor akkoord, overeengekomen, beoordeeld""",
        "permission-in-records": """
            goedgekeurd, akkoord, geaccepteerd, aanvaard, aangenomen, vastgesteld, besloten""",
        "archived": "gearchiveerd",
        "no-marker": "concept, ontwerp, voorstel, nieuw, nieuwe, idee, klaar, gereed, compleet, definitief",
        "marker-goes-on": "door, sinds, op, in, tot",
        "banner": "achterhaald, verouderd, vervangen, ingetrokken, vervallen",
        "filler": "nu, momenteel, al, reeds, op dit moment, volledig",
        "partly": "bijna, grotendeels, gedeeltelijk, deels, vrijwel, merendeels",
        "all": "alle, alles",
        "whole": "definitief, eerste, volledig, compleet",
        "paper": "concept, voorstel, ontwerp",
        "negation": "niet, nog niet, nooit",
        "negation-prefix": "on",
        "negated": "uitgevoerd, gedraaid",
        "own": """
            in uitvoering, bezig, lopend, gedeeltelijk, deels, gepland, te doen, niet begonnen, nog niet
            begonnen, niet gestart, openstaand, nog niet gestart, nog te doen""",
        "label-end": "status, stand, staat",
        "header": """
            metadata, documentinformatie, projectinformatie, details, overzicht, samenvatting, gegevens,
            in het kort""",
        "folder-end": "plannen, taken",
        "label-not": "test, build, review",
    },
    "headings": {
        "goal": """
            doel, doelen, doelstelling, doelstellingen, projectdoel, projectdoelen, doel van het
            project, beoogd resultaat, samenvatting, overzicht, inleiding, introductie, aanleiding,
            probleem, het probleem, probleemstelling, probleembeschrijving, waarom, waarom dit plan""",
        "context": """
            achtergrond, context en achtergrond, huidige situatie, huidige staat, huidige stand, stand
            van zaken, uitgangssituatie, beginsituatie, voorgeschiedenis, geschiedenis, status quo""",
        "constraints": "randvoorwaarden, randvoorwaarde, beperkingen, beperking, uitgangspunten, kaders",
        "approach": """
            aanpak, technische aanpak, werkwijze, oplossing, de oplossing, oplossingsrichting,
            voorgestelde oplossing, technische oplossing, technisch ontwerp, ontwerp, opzet,
            architectuur, architectuur/ontwerp, strategie, voorstel""",
        "stack": """
            technologiestack, technologie-stack, technologieën, gebruikte technologie, gebruikte
            technologieën""",
        "integration": "integratiepunten, integratiepunt, integraties, koppelingen, koppelvlakken",
        "patterns": "ontwerppatronen, patronen",
        "steps": """
            stappen, uitvoeringsstappen, implementatiestappen, stappenplan, taken, takenlijst,
            deeltaken, subtaken, actiepunten, acties, te doen, uit te voeren, te bouwen, uitvoering,
            uitvoeringsplan, implementatie, implementatieplan, implementatievolgorde, plan van aanpak,
            actieplan, werkplan, projectplan, bouwplan, uitrol, uitrolplan, volgorde van uitrol,
            volgorde, fasen, fases, projectfasen, fasering, mijlpalen, werkpakketten, opleveringen, op
            te leveren producten, volgorde van uitvoering, bouwvolgorde, iteraties, werkstromen""",
        "progress": "voortgang, voortgangslogboek",
        "phase-dependencies": """
            afhankelijkheden tussen fasen, afhankelijkheden tussen de fasen, afhankelijkheden tussen
            fases, fase-afhankelijkheden, afhankelijkheden tussen taken, afhankelijkheden tussen
            stappen, onderlinge afhankelijkheden""",
        "testing": """
            testen, testplan, teststrategie, testaanpak, testgevallen, testscenario's, verificatie,
            verificaties, validatie, kwaliteitsborging, kwaliteitscontrole""",
        "dependencies": """
            afhankelijkheden, afhankelijkheid, vereisten vooraf, voorwaarden vooraf, randvoorwaarden en
            afhankelijkheden""",
        "services": """
            externe diensten, externe diensten/api's, externe api's, externe services, diensten van
            derden""",
        "libraries": """
            bibliotheken, pakketten, bibliotheken/pakketten, nieuwe bibliotheken, nieuwe pakketten""",
        "tools": """
            gereedschap, hulpmiddelen, infrastructuur, hulpmiddelen/infrastructuur, tools/infrastructuur
            """,
        "access": """
            toegang, benodigde toegang, vereiste toegang, toegangsrechten, rechten, machtigingen,
            inloggegevens""",
        "risks": """
            risicoanalyse, risicobeoordeling, risicoregister, risico-register, risicolijst,
            risicobeheersing, projectrisico's""",
        "questions": """
            vragen, open vragen, openstaande vragen, onbeantwoorde vragen, onopgeloste vragen,
            resterende vragen, openstaande punten, open punten, open kwesties, openstaande kwesties,
            openstaande beslissingen, open beslissingen, openstaande besluiten, te nemen beslissingen,
            te nemen besluiten, nog te beslissen, nog te bepalen, te bepalen, nog niet besloten,
            benodigde beslissingen, benodigde technische beslissingen, te nemen technische beslissingen,
            verduidelijkingen, benodigde verduidelijkingen, te verduidelijken, onduidelijkheden, te
            onderzoeken, onderzoekstaken, uit te zoeken, onbekenden, te valideren, opgeloste vragen,
            beantwoorde vragen, openstaand punt, onderzoeksvragen, beslissing nodig""",
        "criteria": """
            acceptatiecriteria, acceptatiecriterium, succescriteria, slagingscriteria, klaar-criteria,
            klaarcriteria, opleveringscriteria, succesmaatstaven, klaar wanneer, klaar als, definitie
            van klaar, definitie van gereed, acceptatie, acceptatietests""",
        "decisions": """
            beslissingen, beslissing, besluiten, besluit, genomen beslissingen, genomen besluiten,
            beslissingenlogboek, besluitenlijst, beslislogboek, technische beslissingen,
            ontwerpbeslissingen, architectuurbeslissingen, keuzes, gemaakte keuzes, belangrijke
            beslissingen, keuze""",
        "status": "huidige status, planstatus, projectstatus, status van het plan",
        "notes": """
            notities, notitie, aantekeningen, opmerkingen, opmerking, overig, overige, geleerde lessen,
            lessen""",
        "alternatives": """
            alternatieven, overwogen alternatieven, opties, vergelijking, alternatief, overwogen opties,
            verworpen alternatieven, afgewezen alternatieven""",
        "references": """
            zie ook, referenties, bronnen, bijlagen, bijlage, verwijzingen, gerelateerde documenten,
            gerelateerde docs""",
    },
    "heading-words": {"risks": "risico, risico's, risicos, risico’s", "criteria": "criterium"},
    "heading-rules": {
        "no-role": "veelgestelde vragen, vraag en antwoord, vragen en antwoorden, onderzoeksvraag",
        "joint": "en, alsmede",
        "in-front": """
            belangrijke, belangrijkste, bekende, huidige, resterende, overige, technische, grootste,
            geplande, voorgestelde, aanbevolen, gedetailleerde, gedetailleerd, globale, globaal,
            geautomatiseerde, handmatige, geïdentificeerde, benodigde""",
        "checklist": "checklijst, controlelijst",
        "next": "volgende stappen, volgende stap, vervolgstappen",
        "step-end": "stappen, taken, mijlpalen",
    },
    "phases": """
        fase, stap, taak, deeltaak, mijlpaal, deel, werkpakket, spoor, golf, iteratie, onderdeel,
        actiepunt""",
    "phase-rules": {
        "not-under": "gebruikersverhalen",
        "depends": """
            hangt af van, is afhankelijk van, afhankelijk van, vereist, heeft nodig, wacht op, volgt op,
            begint na, start na, komt na""",
        "independent": "niet, geen, nooit, zonder",
        "duration": "dag{|en}, we{ek|ken}",
        "late": "week, dag, blok",
        "plural": "n, s, en",
        "option": "optie, alternatief, variant",
        "no-letter-under": "eisen, prioriteiten, bevindingen, fouten",
        "joined": "wp",
    },
    "step-rules": {
        "done-column": "klaar, gedaan, gereed, afgerond",
        "yes": "ja, j",
        "step-column": "fase, stap, taak, mijlpaal, onderdeel",
    },
    "column-rules": {
        "field": "veld, kenmerk, eigenschap",
        "type": "soort, type",
        "other-of-risks": "categorie, soort, opmerking, opmerkingen, oorzaak, score, gebied",
        "weak-risk": "omschrijving, beschrijving, dreiging, bedreiging, gevaar",
    },
    "folders": {
        "in-progress": "actief, lopend, in-uitvoering, bezig",
        "completed": "afgerond, voltooid, klaar, gereed, uitgevoerd, archief, gearchiveerd",
        "planning": "concepten, concept, gepland, voorstellen, te-doen",
        "on-hold": "gepauzeerd, geparkeerd, uitgesteld",
        "blocked": "geblokkeerd",
        "cancelled": "vervallen, afgewezen, verworpen, ingetrokken, verouderd, vervangen",
    },
    "fields": {
        "status": "projectstatus, planstatus, staat",
        "date": """
            datum, aangemaakt, aangemaakt op, gemaakt op, datum aangemaakt, aanmaakdatum, opgesteld op,
            startdatum, begonnen op, gestart, gestart op, begindatum""",
        "owners": """
            eigenaar, eigenaars, eigenaren, verantwoordelijke, verantwoordelijken, verantwoordelijk,
            auteur, projectleider, uitvoerder, toegewezen aan, trekker, beslisser, beslissers, opsteller
            """,
        "target": "streefdatum, uiterste datum, opleverdatum, gereed op, beoogde einddatum, uiterlijk",
        "tags": "trefwoorden, etiketten, sleutelwoorden",
        "id": "nummer, kenmerk",
        "goal": "doel, doelen",
        "depends-on": "afhankelijk van, hangt af van, afhankelijkheden, afhankelijkheid, vereist",
        "blocked-by": "geblokkeerd door",
        "blocks": "blokkeert",
        "supersedes": "vervangt",
        "superseded-by": "vervangen door",
        "related": """
            gerelateerd, gerelateerd aan, gerelateerde plannen, gerelateerde documenten, verwant, zie
            ook""",
        "parent": "bovenliggend, bovenliggend plan, onderdeel van, hoort bij",
        "other": """
            bijgewerkt, laatst bijgewerkt, laatste update, laatste wijziging, gewijzigd, afgerond op,
            voltooid op, prioriteit, soort, omvang, schatting, geschatte tijd, inspanning, versie,
            beoordelaar, beoordelaars, reviewer(s), bron, aanleiding, bestanden, volgende stap""",
        "stage": "stadium",
        "implementation": "uitvoering, implementatie, implementatiestatus",
    },
    "titles": {
        "kind": """
            uitvoeringsplan, implementatieplan, projectplan, plan van aanpak, actieplan, werkplan,
            bouwplan, specificatie, ontwerp, voorstel""",
        "generic": """
            uitvoeringsplan, implementatieplan, projectplan, plan van aanpak, actieplan, werkplan,
            bouwplan, specificatie, ontwerp, voorstel, taken, takenlijst, eisen, samenvatting,
            overzicht, inleiding, introductie""",
        "file": "taken, ontwerp, voorstel, eisen, specificatie",
    },
    "files": {"companion": "voortgang, notities, logboek"},
    "registers": {
        "risks": """
            risicoregister, risicolijst, risicoanalyse, risicobeoordeling, projectrisico's,
            risico-register""",
        "questions": "open vragen, openstaande vragen, onbeantwoorde vragen",
        "not-under": """
            doel, omvang, hoe, schaal, legenda, regels, proces, status, samenvatting, maatregelen,
            geschiedenis, volgende, beoordeling""",
        "ends": "legenda, schaal, regels",
    },
    "dates": {
        "1": "januari",
        "2": "februari",
        "3": "maart, mrt",
        "5": "mei",
        "6": "juni",
        "7": "juli",
        "8": "augustus",
        "10": "oktober, okt",
        "day-ending": "e",
    },
    "levels": {
        "high": """
            hoog, hoge, hogere, zeer hoog, zeer hoge, erg hoog, kritiek, kritieke, kritisch, ernstig,
            ernstige, groot, grote""",
        "medium": "gemiddeld, gemiddelde, midden, middel, middelhoog, middelmatig, matig, matige",
        "low": "laag, lage, lagere, zeer laag, zeer lage, erg laag, klein, kleine, gering, verwaarloosbaar",
    },
    "level-rules": {
        "noun": """
            risico, risico's, impact, gevolg, gevolgen, kans, waarschijnlijkheid, prioriteit, ernst,
            niveau""",
        "joint": "tot",
    },
    "columns": {
        "risk": "risico, risico's",
        "impact": "gevolg, gevolgen, ernst, effect, schade",
        "probability": "kans, waarschijnlijkheid",
        "mitigation": """
            mitigatie, mitigaties, maatregel, maatregelen, tegenmaatregel, tegenmaatregelen,
            beheersmaatregel, beheersmaatregelen, aanpak, oplossing, beheersing, wat we doen, plan,
            actie, acties, strategie, terugvaloptie, volgende stap""",
        "level": "niveau, risiconiveau, inschatting, prioriteit",
        "owner": "eigenaar, verantwoordelijke, verantwoordelijk",
        "due": "streefdatum, uiterste datum, uiterlijk",
        "question": "vraag, vragen, onderwerp, open vraag, openstaande vraag",
        "answer": "antwoord, beslissing, besluit, uitkomst, oplossing, resultaat, conclusie",
        "status": "toestand, stand, staat, gereed, klaar",
        "id": "nummer, kenmerk",
        "version": "versie",
        "link": "documentatie, koppeling, adres",
        "purpose": """
            doel, gebruik, gebruikt voor, waarom, waarvoor, omschrijving, beschrijving, reden, functie,
            rol""",
    },
    "markers": {
        "mitigation": """
            mitigatie, mitigaties, maatregel, maatregelen, tegenmaatregel, tegenmaatregelen,
            beheersmaatregel, aanpak, terugvaloptie, vangnet""",
        "impact": "gevolg, gevolgen, ernst",
        "probability": "kans, waarschijnlijkheid",
        "closed": """
            opgelost, gesloten, afgesloten, gemitigeerd, beheerst, geaccepteerd, vervallen, weggenomen""",
        "answer": "antwoord, beslissing, besluit, keuze, oplossing, conclusie",
        "answered": "besloten, beslist, beantwoord, opgelost, opgehelderd, afgewezen, verworpen",
        "pending": "nodig, vereist, benodigd, openstaand, ontbreekt, onduidelijk, volgt",
        "nothing": """
            geen, geen enkele, niets, nvt, n.v.t, n.v.t., niet van toepassing, geen bekend, geen
            bekende, geen risico's, geen bekende risico's, geen noemenswaardige risico's, geen vragen,
            geen open vragen, geen openstaande vragen, geen risico's bekend, geen geïdentificeerd""",
        "unfilled": """
            geen, nog te bepalen, nader te bepalen, n.t.b, n.t.b., onbekend, volgt, in te vullen, vul
            in, openstaand""",
    },
    "risk-rules": {
        "lead": "risico",
        "not-below": "geen",
        "many": "risico's, risicos, risico’s",
        "one": "risico",
        "register": "analyse, beoordeling, register, lijst, matrix, tabel",
        "process": "risicobeheer, risicomanagement, risicobewaking, risico-identificatie",
        "summary": "samenvatting, overzicht, risico-overzicht",
        "positive": "kansen, positieve risico's",
        "scale": "schaal, legenda, schalen",
        "detail": """
            eigenaar, verantwoordelijke, status, categorie, soort, bron, beschrijving, opmerking, optie,
            aanbeveling, besluit, antwoord, aanleiding, bewijs, omschrijving, beslissing""",
        "lettered": "optie",
        "by": "beperkt door, opgevangen door, gemitigeerd door",
        "denies": "risico, risico's, wijziging, wijzigingen, impact, gevolgen",
        "no-mitigation": "geen maatregel, zonder maatregel, geen maatregelen, geen mitigatie",
        "raid-type": "risico",
        "closed-heading": "opgeloste, gesloten, afgehandelde, opgelost, afgesloten, vervallen",
    },
    "question-rules": {
        "asks": """
            welk{|e}, wat, wie, wiens, wanneer, waar, waarom, waarmee, hoe, hoeveel, moet{|en}, mag,
            mogen, kan, kunnen, zullen, wil{|len}, wordt, worden, zijn er, is er, komt er, willen we,
            beslissen, bepalen, verduidelijken""",
        "begins": "vragen aan, vragen voor, vragen over, open vragen voor, openstaande vragen voor",
        "holds": "vraag, vragen",
        "answered": "opgelost, opgeloste, beantwoord, beantwoorde, besloten, afgehandeld, opgehelderd",
        "not-after": "niet, nog, te",
        "lean": "aanbeveling, advies, aanbevolen, voorstel, voorlopig, aanname",
        "decision": "besliss, besluit, bepalen",
        "clarification": "verduidelijk, opheldering, onduidelijk",
        "research": "onderzoek, uitzoek, zoeken, onbekend",
        "opener": "open, openstaande, onopgeloste, onbeantwoorde, resterende",
        "noun": "vragen, besluiten, beslissingen",
        "id": "v",
    },
    "decision-rules": {
        "one": "beslissing, besluit, keuze",
        "rationale": "motivatie, motivering, onderbouwing, waarom, reden, redenen, toelichting",
        "author": "auteur, besloten door, genomen door, wie",
        "day": "datum, besloten op",
        "detail": """
            gevolg, gevolgen, consequentie, consequenties, alternatieven, overwogen alternatieven,
            afweging""",
        "column": "beslissing, besluit, wat",
        "day-column": "datum, dag, wanneer",
        "choice": "keuze, gekozen, uitkomst",
        "revoked": "vervangen, ingetrokken, teruggedraaid, herroepen, vervallen, achterhaald",
    },
    "gaps": {
        "nobody": "geen, niemand, nog te bepalen, niet toegewezen, onbekend",
        "nothing-begins": "geen nieuwe, geen andere, geen verdere, geen bekende",
        "placeholder": "stap 1, stap 2, stap 3",
        "blank": """
            naam, titel, doel, versie, omschrijving, beschrijving, eigenaar, verantwoordelijke, auteur,
            datum, antwoord, vraag, risico, maatregel, aanname, beslissing, resultaat, vul in,
            jjjj-mm-dd, dd-mm-jjjj""",
        "prompt": """
            beschrijf, beschrijving, noem, geef, leg uit, voeg toe, vul, lijst, wat, waarom, hoe, wie,
            wanneer, welke, welk, jouw, uw, indien, als, bijv, bijvoorbeeld""",
        "remark": "verduidelijking nodig, zie, opmerking, vervolg, weggelaten, verouderd, niet",
    },
    "prose": {
        "common": """
            het, een, voor, niet, wordt, met, zijn, dat, deze, bij, ook, als, geen, worden, moet, aan,
            uit, naar, te, op, wel, maar, door, per, nog, om, alle, tot, zonder, heeft, dit, kan, na,
            eerst, elke""",
    },
}
