"""Swedish."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            utkast, planera{d|t|de}, planering, under planering, föreslag{en|et|na}, förslag, att göra,
            ska göras, ej påbörja{d|t|de}, inte påbörja{d|t|de}, ännu inte påbörja{d|t|de}, ej
            starta{d|t|de}, inte starta{d|t|de}, kommande, öppen, öppet, öppna, ny, nytt, nya, idé,
            under förberedelse, köad, schemalagd, framtida, i kö, avvaktar godkännande""",
        "in-progress": """
            pågående, pågår, påbörja{d|t|de}, starta{d|t|de}, aktiv, aktivt, aktiva, under arbete, i
            arbete, under utveckling, under genomförande, under införande, igång, i gång, delvis, delvis
            kla{r|rt|ra}, delvis genomför{d|t|da}, nästan kla{r|rt|ra}, försenad, i riskzonen,
            ofullständig, under test, testas, i tid""",
        "blocked": "blockera{d|t|de}, väntar, väntande, inväntar, avvaktar, avvaktande, fastnat",
        "on-hold": """
            pausa{d|t|de}, vilande, uppskjut{en|et|na}, parkera{d|t|de}, bordlag{d|t|da},
            senarelag{d|t|da}, framskjut{en|et|na}, på is, frys{t|ta}, tills vidare pausad, avstannad""",
        "completed": """
            kla{r|rt|ra}, färdig, färdigt, färdiga, genomför{d|t|da}, slutför{d|t|da}, avsluta{d|t|de},
            utför{d|t|da}, implementera{d|t|de}, levererad, levererat, levererade, fixa{d|t|de},
            åtgärda{d|t|de}, löst, lösta, stäng{d|t|da}, publicera{d|t|de}, lansera{d|t|de},
            driftsat{t|ta}, i drift, i produktion, komplett, kompletta, sammanslag{en|et|na}, mergad,
            mergat, deployad, deployat, verifiera{d|t|de}, införd, infört, utrullad, utrullat, tillämpad
            """,
        "cancelled": """
            avbrut{en|et|na}, inställ{d|t|da}, avvisa{d|t|de}, avfärda{d|t|de}, avslag{en|et|na},
            avslås, förkasta{d|t|de}, nedlag{d|t|da}, skrota{d|t|de}, struk{en|et|na}, ersat{t|ta},
            föråldra{d|t|de}, inaktuell, inaktuellt, tillbakadrag{en|et|na}, återkalla{d|t|de},
            övergiv{en|et|na}, avskriv{en|et|na}, ej aktuell, ej aktuellt, görs inte, genomförs inte, ej
            antagen, ej planerad, historisk, utfasad""",
    },
    "state_words": {
        "waits": "blocker, vänta, invänta, avvakta, fastna, tills",
        "permission": """
            godkän{d|t|da}, antag{en|et|na}, beslutad, beslutat, accepterad, accepterat, redo,
            kla{r|rt|ra} för, klar att, klar til, klar for, under granskning, på granskning,
            granska{d|t|de}, i granskning, överenskommen, granskad och godkänd, redo att implementeras""",
        "permission-in-records": """
            godkän{d|t|da}, antag{en|et|na}, beslutad, beslutat, accepterad, accepterat""",
        "archived": "arkivera{d|t|de}",
        "no-marker": "ny, nytt, nya, öppen, öppet, planering, förslag, utkast, idé",
        "marker-goes-on": "av, genom, till, sedan, i, på",
        "banner": """
            föråldra{d|t|de}, inaktuell, inaktuellt, ersat{t|ta}, tillbakadrag{en|et|na},
            övergiv{en|et|na}""",
        "filler": "nu, just nu, redan, för närvarande, helt",
        "partly": "nästan, till största delen, delvis, mestadels, i stort sett",
        "all": "alla, allt",
        "whole": "slutlig, slutligt, första, komplett, slutgiltigt, slutgiltig, fullständigt, färdigt",
        "paper": "utkast, förslag, design",
        "negation": "inte, ännu inte, ej, aldrig",
        "negation-prefix": "o",
        "negated": "körd, kört, påbörjad",
        "own": """
            pågår, pågående, under arbete, delvis, planerad, planerat, att göra, inte påbörjad, ej
            påbörjad, ej påbörjat, väntar, väntande, inte påbörjat""",
        "label-end": "status, läge, tillstånd",
        "header": """
            metadata, dokumentinformation, projektinformation, detaljer, översikt, sammanfattning, i
            korthet""",
        "folder-end": "planer, uppgifter",
        "label-not": "test, bygge, granskning",
    },
    "headings": {
        "goal": """
            mål, målet, målsättning, målsättningar, målbild, projektmål, syfte, syftet, sammanfattning,
            översikt, inledning, introduktion, problem, problemet, problembeskrivning,
            problemformulering, varför, bakgrund och syfte""",
        "context": """
            kontext, bakgrund, nuläge, nuläget, nulägesbeskrivning, nulägesanalys, nuvarande läge,
            utgångsläge, historik, förutsättningar och nuläge, status quo""",
        "constraints": "begränsningar, begränsning, avgränsningar, avgränsning, ramar, randvillkor",
        "approach": """
            tillvägagångssätt, angreppssätt, ansats, lösning, lösningen, lösningsförslag, föreslagen
            lösning, teknisk lösning, teknisk design, teknisk ansats, arkitektur, arkitektur/design,
            utformning, strategi, metod, förslag""",
        "stack": "teknikstack, teknologistack, tekniker, teknologier",
        "integration": "integrationspunkter, integrationspunkt, integrationer, gränssnitt",
        "patterns": "designmönster, mönster",
        "steps": """
            steg, uppgifter, arbetsuppgifter, deluppgifter, uppgiftslista, att göra, åtgärdslista,
            aktiviteter, genomförande, genomförandeplan, implementationsplan, implementeringsplan,
            implementationssteg, implementering, implementeringssteg, exekveringsplan, handlingsplan,
            arbetsplan, projektplan, åtgärdsplan, utrullning, utrullningsplan, färdplan, milstolpar,
            delmål, faser, projektfaser, etapper, leverabler, leveranser, genomförandeordning,
            implementationsordning, implementation-ordning, ordningsföljd, arbetsordning, byggordning,
            iterationer, arbetspaket, backlogg""",
        "progress": "framsteg, förlopp, framdrift, logg över framsteg",
        "phase-dependencies": """
            beroenden mellan faser, beroenden mellan faserna, fasberoenden, beroenden mellan uppgifter,
            beroenden mellan steg""",
        "testing": """
            testning, tester, testplan, teststrategi, testfall, testscenarier, verifiering,
            verifikation, validering, kvalitetssäkring, kontroller""",
        "dependencies": "beroenden, beroende, förutsättningar, förkrav",
        "services": "externa tjänster, externa tjänster/api:er, externa api:er, tredjepartstjänster",
        "libraries": "bibliotek, paket, bibliotek/paket, nya bibliotek, nya paket",
        "tools": "verktyg, infrastruktur, verktyg/infrastruktur",
        "access": """
            åtkomst, åtkomster, behörigheter, behörighet, nödvändig åtkomst, åtkomst som krävs,
            inloggningsuppgifter, rättigheter""",
        "risks": "riskanalys, riskbedömning, riskregister, risklista, projektrisker",
        "questions": """
            frågor, öppna frågor, obesvarade frågor, olösta frågor, utestående frågor, kvarstående
            frågor, frågetecken, öppna punkter, utestående punkter, öppna beslut, utestående beslut,
            nödvändiga beslut, beslut som krävs, beslut som behövs, tekniska beslut som krävs,
            nödvändiga tekniska beslut, att besluta, att ta ställning till, beslut att fatta,
            förtydliganden, nödvändiga förtydliganden, förtydliganden som krävs, att klargöra, att
            förtydliga, oklarheter, att undersöka, att utreda, utredningsuppgifter,
            undersökningsuppgifter, okända faktorer, lösta frågor, besvarade frågor, öppen fråga, öppen
            punkt, forskningsfrågor, behöver beslut""",
        "criteria": """
            acceptanskriterier, godkännandekriterier, framgångskriterier, klarkriterier, acceptanskrav,
            framgångsmått, klar när, definition av klar, definition av färdig, acceptans,
            acceptanstester, godkännande""",
        "decisions": """
            beslut, beslutet, fattade beslut, beslutslogg, tekniska beslut, designbeslut,
            arkitekturbeslut, vägval, viktiga beslut, nyckelbeslut""",
        "status": "nuvarande status, aktuell status, projektstatus, statusläge",
        "notes": "anteckningar, anteckning, noteringar, kommentarer, anmärkningar, övrigt, lärdomar",
        "alternatives": """
            alternativ, övervägda alternativ, jämförelse, avfärdade alternativ, förkastade alternativ,
            utvärderade alternativ""",
        "references": "se även, referenser, källor, bilagor, bilaga, se också, länkar, relaterade dokument",
    },
    "heading-words": {"risks": "risk, risker, riskerna", "criteria": "kriterier, kriterium"},
    "heading-rules": {
        "no-role": "vanliga frågor, frågor och svar, forskningsfråga",
        "joint": "och, samt",
        "in-front": """
            viktiga, viktigaste, öppna, kända, aktuella, återstående, kvarstående, tekniska, teknisk,
            tekniskt, största, planerade, föreslagna, föreslagen, rekommenderade, detaljerad,
            detaljerade, övergripande, automatiserade, manuella, identifierade, potentiella, nödvändiga""",
        "checklist": "checklista",
        "next": "nästa steg",
        "step-end": "steg, uppgifter, milstolpar",
    },
    "phases": "fas, steg, etapp, uppgift, deluppgift, delmål, milstolpe, del, våg, spår",
    "phase-rules": {
        "not-under": "användarberättelser, användarhistorier",
        "depends": """
            beror på, är beroende av, kräver, behöver, förutsätter, väntar på, följer på, följer efter,
            startar efter, börjar efter, kommer efter""",
        "independent": "inte, ej, aldrig, utan, ingen, inget, inga",
        "duration": "dag{|ar}, veck{a|or}",
        "late": "vecka, dag, block",
        "plural": "er, en, ar, or, r",
        "option": "alternativ, variant",
        "no-letter-under": "krav, prioriteringar, fynd, buggar, iakttagelser, fel",
    },
    "step-rules": {
        "done-column": "klar, klart, färdigt",
        "yes": "ja, j",
        "step-column": "fas, steg, uppgift, milstolpe, etapp",
    },
    "column-rules": {
        "field": "fält, egenskap",
        "type": "typ, slag",
        "other-of-risks": "kategori, typ, anteckning, orsak, poäng, område, slag, anmärkning, kommentar",
        "weak-risk": "beskrivning, fara, farhåga",
    },
    "folders": {
        "in-progress": "pågående, aktiva, aktiv, under-arbete",
        "completed": "klara, klart, klar, avslutade, genomförda, färdiga, slutförda, arkiv, arkiverade",
        "planning": "utkast, planerade, förslag, föreslagna, kommande, att-göra",
        "on-hold": "pausade, vilande, uppskjutna, parkerade",
        "blocked": "blockerade",
        "cancelled": "avvisade, avslagna, avfärdade, avbrutna, inställda, förkastade, ersatta, inaktuella",
    },
    "fields": {
        "status": "projektstatus, statusläge, tillstånd",
        "date": "datum, skapad, skapat, skapad den, startdatum, påbörjad, påbörjat, startad, upprättad",
        "owners": """
            ansvarig, ansvariga, ägare, författare, projektledare, projektledning, handläggare,
            tilldelad, tilldelad till, beslutsfattare""",
        "target": "måldatum, klart senast, ska vara klart, förfallodatum, tidsfrist, förfaller",
        "tags": "taggar, etiketter, nyckelord",
        "id": "nummer, löpnummer, beteckning",
        "goal": "mål, syfte",
        "depends-on": "beror på, beroenden, beroende av, beroende, kräver, förutsätter",
        "blocked-by": "blockeras av, blockerad av, blockerat av",
        "blocks": "blockerar",
        "supersedes": "ersätter",
        "superseded-by": "ersatt av, ersätts av",
        "related": """
            relaterat, relaterade, relaterad till, relaterade planer, relaterade dokument, se även, se
            också""",
        "parent": "överordnad, överordnad plan, del av, ingår i",
        "other": """
            uppdaterad, uppdaterat, senast uppdaterad, senast ändrad, senaste ändring, avslutad,
            slutförd, klart, prioritet, typ, omfattning, kategori, estimat, tidsuppskattning,
            uppskattning, granskare, källa, roll, domän, filer, gren""",
        "stage": "fas, skede",
        "implementation": "genomförande, genomförandestatus, implementering, implementeringsstatus",
    },
    "titles": {
        "kind": """
            plan, genomförandeplan, exekveringsplan, implementationsplan, implementeringsplan,
            projektplan, handlingsplan, arbetsplan, specifikation, utkast, förslag""",
        "generic": """
            genomförandeplan, exekveringsplan, implementationsplan, implementeringsplan, projektplan,
            handlingsplan, arbetsplan, specifikation, förslag, uppgifter, uppgiftslista, krav,
            sammanfattning, översikt, inledning, introduktion""",
        "file": "uppgifter, förslag, krav, specifikation",
    },
    "files": {"companion": "framsteg, anteckningar, logg"},
    "registers": {
        "risks": "riskregister, risklista, riskanalys, riskbedömning, projektrisker",
        "questions": "öppna frågor, olösta frågor, utestående frågor",
        "not-under": """
            syfte, omfattning, hur, skala, regler, process, status, sammanfattning, åtgärder, historik,
            nästa, förklaring, granskning""",
        "ends": "skala, regler, historik",
    },
    "dates": {
        "1": "januari",
        "2": "februari",
        "3": "mars",
        "5": "maj",
        "6": "juni",
        "7": "juli",
        "8": "augusti",
        "10": "oktober, okt",
        "day-ending": ":e",
    },
    "levels": {
        "high": """
            hög, högt, höga, högre, mycket hög, mycket högt, mycket höga, kritisk, kritiskt, kritiska,
            allvarlig, allvarligt, allvarliga, stor, stort, stora""",
        "medium": "medel, medelhög, medelhögt, medelhöga, medelstor, måttlig, måttligt, måttliga, mellan",
        "low": "låg, lågt, låga, mycket låg, mycket lågt, mycket låga, liten, litet, obetydlig, försumbar",
    },
    "level-rules": {
        "noun": "risk, risker, påverkan, konsekvens, sannolikhet, prioritet, allvarlighetsgrad, nivå",
        "joint": "till",
    },
    "columns": {
        "risk": "risker",
        "impact": "påverkan, konsekvens, konsekvenser, allvar, allvarlighetsgrad, följd, effekt",
        "probability": "sannolikhet, sannolikhetsgrad",
        "mitigation": """
            åtgärd, åtgärder, motåtgärd, motåtgärder, mitigering, mitigeringar, hantering, skydd,
            riskreducering, plan, vad vi gör, nästa steg, reservplan, strategi""",
        "level": "nivå, risknivå, bedömning, riskvärde, prioritet",
        "owner": "ansvarig, ansvariga, ägare",
        "due": "klart senast, förfallodatum, måldatum, senast",
        "question": "fråga, frågor, ämne, öppen fråga, oklarhet",
        "answer": "svar, beslut, resultat, utfall, slutsats",
        "status": "läge, tillstånd, klart, klar",
        "id": "nummer, beteckning",
        "version": "utgåva",
        "link": "länk, dokumentation, adress",
        "purpose": "syfte, ändamål, används till, varför, beskrivning, användning, motivering, roll",
    },
    "markers": {
        "mitigation": """
            åtgärd, åtgärder, motåtgärd, motåtgärder, mitigering, hantering, skydd, reservplan,
            skyddsåtgärd""",
        "impact": "påverkan, konsekvens, konsekvenser, allvarlighetsgrad",
        "probability": "sannolikhet",
        "closed": """
            löst, lösta, stängd, stängt, åtgärdad, åtgärdat, hanterad, hanterat, accepterad, accepterat,
            avskriven, undanröjd""",
        "answer": "svar, beslut, resultat, slutsats, lösning",
        "answered": "beslutat, besvarad, besvarat, löst, klargjort, avgjort, avvisat, avfärdat",
        "pending": "krävs, behövs, nödvändig, nödvändigt, öppen, öppet, saknas, oklart, utestår, väntar",
        "nothing": """
            inga, ingen, inget, ingenting, saknas, inga kända, ej aktuellt, ej tillämpligt, inte
            tillämpligt, inga risker, inga kända risker, inga väsentliga risker, inga frågor, inga öppna
            frågor, e/t, inga identifierade, inga risker identifierade""",
        "unfilled": """
            ingen, inga, inget, saknas, oklart, ej bestämt, ska bestämmas, ännu inte bestämt, ej klart,
            kommer, att fylla i""",
    },
    "risk-rules": {
        "lead": "risk",
        "not-below": "inga, ingen",
        "many": "risker, riskerna",
        "one": "risk",
        "register": "analys, bedömning, register, lista, matris, tabell",
        "process": "riskhantering, riskidentifiering, riskprocess, riskövervakning",
        "summary": "sammanfattning, översikt, risköversikt",
        "positive": "möjligheter, positiva risker",
        "scale": "skala, skalor, förklaring",
        "detail": """
            ansvarig, status, kategori, typ, källa, beskrivning, anteckning, alternativ, rekommendation,
            beslut, svar, ägare, utlösare, belägg, anmärkning""",
        "lettered": "alternativ",
        "by": "mildras av, hanteras av, hanteras genom, mildras genom, mitigeras av",
        "denies": "risk, risker, ändring, ändringar, påverkan",
        "no-mitigation": "ingen åtgärd, saknar åtgärd, ingen motåtgärd, inga åtgärder",
        "raid-type": "risk",
        "closed-heading": "lösta, stängda, åtgärdade, hanterade, avskrivna",
    },
    "question-rules": {
        "asks": """
            vilken, vilket, vilka, vad, vem, vems, när, varför, hur, ska, skall, bör, kan, får, måste,
            behöver, behövs, finns, är det, var, räcker, besluta, bestämma, klargöra""",
        "begins": """
            frågor till, frågor om, frågor för, öppna frågor till, öppna frågor inför, öppna frågor att""",
        "holds": "fråga, frågor",
        "answered": "lösta, löst, besvarade, besvarad, besvarat, avgjorda, beslutade, klargjorda",
        "not-after": "inte, ej, ännu",
        "lean": "rekommendation, rekommenderat, förslag, lutar åt, antagande",
        "decision": "beslut, ställning",
        "clarification": "förtydlig, klargör, oklar",
        "research": "undersök, utred, forskning, okän",
        "opener": "öppna, olösta, återstående, utestående, kvarstående",
        "noun": "frågor, beslut",
        "id": "f",
    },
    "decision-rules": {
        "one": "beslutet",
        "rationale": "motivering, varför, skäl, anledning, orsak",
        "author": "författare, beslutat av, fattat av, vem",
        "day": "datum, beslutat den",
        "detail": "konsekvens, konsekvenser, följder, alternativ, övervägda alternativ, avvägning",
        "column": "beslut, vad",
        "day-column": "datum, dag, när",
        "choice": "val, vald, valt, utfall",
        "revoked": "ersatt, ersatta, upphävt, upphävd, återkallat, återkallad, ändrat, omprövat",
    },
    "gaps": {
        "nobody": "ingen, inga, ej tilldelad, inte tilldelad, oklart, saknas, ej bestämt",
        "nothing-begins": "inga nya, inga fler, inga andra, inga kända",
        "placeholder": "steg 1, steg 2, steg 3",
        "blank": """
            namn, titel, syfte, beskrivning, ansvarig, ägare, författare, datum, svar, fråga, risk,
            åtgärd, antagande, beslut, resultat, mål, åååå-mm-dd""",
        "prompt": """
            beskriv, beskrivning, lista, ange, förklara, lägg till, fyll i, skriv, vad, varför, hur,
            vem, när, vilken, vilket, vilka, din, ditt, dina, om, t.ex, t. ex""",
        "remark": """
            förtydligande krävs, se ovan, se nedan, se även, anm, obs, forts, utelämnat, föråldrad,
            länk, inte""",
    },
    "prose": {
        "common": """
            och, att, det, som, är, för, på, med, inte, ska, av, den, till, har, kan, från, vid, eller,
            finns, om, ej, vi, alla, så, när, ett, mot, utan, efter, ut, upp, även, varje, nya, sin,
            görs, blir""",
    },
}
