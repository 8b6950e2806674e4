"""Italian."""

from __future__ import annotations

from mkdocs_plans.vocabulary.parts import Words

WORDS: Words = {
    "status": {
        "planning": """
            bozza, in bozza, propost{o|a|i|e}, pianificat{o|a|i|e}, pianificazione, in pianificazione,
            programmat{o|a}, previst{o|a}, da fare, da iniziare, da avviare, da affrontare, da
            implementare, da pianificare, non iniziat{o|a}, non ancora iniziat{o|a}, non avviat{o|a},
            non ancora avviat{o|a}, non cominciat{o|a}, nuov{o|a}, apert{o|a|i|e}, in preparazione,
            definit{o|a}, in attesa di approvazione, in attesa di revisione, idea, in coda, futuro,
            futura""",
        "in-progress": """
            in corso, in corso d'opera, in lavorazione, in sviluppo, in esecuzione, in progressione, in
            fase di sviluppo, in chiusura, attiv{o|a|i|e}, avviat{o|a}, iniziat{o|a}, cominciat{o|a},
            parziale, parzialmente, in parte, quasi completat{o|a}, quasi finit{o|a}, in ritardo,
            incompleto, incompleta, in test, in fase di test""",
        "blocked": "bloccat{o|a|i|e}, in attesa, in attesa di, attende, ferm{o|a} in attesa",
        "on-hold": """
            in pausa, sospes{o|a|i|e}, in sospeso, rimandat{o|a|i|e}, rinviat{o|a|i|e},
            posticipat{o|a|i|e}, differit{o|a|i|e}, congelat{o|a|i|e}, accantonat{o|a|i|e},
            parcheggiat{o|a}""",
        "completed": """
            completat{o|a|i|e}, complet{o|a|i|e}, conclus{o|a|i|e}, terminat{o|a|i|e}, finit{o|a|i|e},
            fatt{o|a|i|e}, chius{o|a|i|e}, risolt{o|a|i|e}, implementat{o|a|i|e}, realizzat{o|a|i|e},
            rilasciat{o|a|i|e}, pubblicat{o|a|i|e}, consegnat{o|a|i|e}, eseguit{o|a|i|e},
            attuat{o|a|i|e}, corrett{o|a|i|e}, mergiat{o|a}, integrat{o|a}, verificat{o|a|i|e}, messo in
            produzione, in produzione, applicato, applicata""",
        "cancelled": """
            annullat{o|a|i|e}, cancellat{o|a|i|e}, rifiutat{o|a|i|e}, respint{o|a|i|e},
            scartat{o|a|i|e}, abbandonat{o|a|i|e}, ritirat{o|a|i|e}, superat{o|a|i|e},
            sostituit{o|a|i|e}, obsolet{o|a|i|e}, deprecat{o|a|i|e}, non si farà, non verrà fatto,
            eliminat{o|a}, non pianificato, non pianificata, non accettato, non accettata, storico""",
    },
    "state_words": {
        "waits": "blocc, attes, attend, aspett, finché, fino a",
        "permission": """
            approvat{o|a|i|e}, accettat{o|a|i|e}, adottat{o|a|i|e}, concordat{o|a}, confermat{o|a},
            validat{o|a}, decis{o|a}, in revisione, in fase di revisione, in valutazione, in esame, in
            approvazione, pront{o|a|i|e} per, pront{o|a|i|e} al, pront{o|a|i|e} alla, revisionato,
            revisionata""",
        "permission-in-records": "approvat{o|a|i|e}, accettat{o|a|i|e}, adottat{o|a|i|e}, decis{o|a}",
        "archived": "archiviat{o|a|i|e}",
        "no-marker": "nuov{o|a}, apert{o|a|i|e}, pianificazione, bozza, proposta, idea, definit{o|a}",
        "marker-goes-on": "da, dal, dalla, fino a, fino al, in, il",
        "banner": """
            obsolet{o|a|i|e}, superat{o|a|i|e}, sostituit{o|a|i|e}, ritirat{o|a|i|e},
            abbandonat{o|a|i|e}, deprecat{o|a|i|e}""",
        "filler": "ora, attualmente, già, al momento, interamente",
        "partly": "quasi, in gran parte, parzialmente, per lo più, perlopiù, in parte",
        "all": "tutte le, tutti i, tutto, tutte, tutti",
        "whole": "finale, prima, primo, completo, definitiva, completa",
        "paper": "bozza, proposta, progetto, specifica, progettazione",
        "negation": "non, non ancora, mai",
        "negated": "eseguito, eseguita",
        "own": """
            in corso, in lavorazione, parziale, parzialmente, pianificat{o|a}, da fare, non
            iniziat{o|a}, in attesa""",
        "label-end": "stato",
        "header": """
            metadati, informazioni sul documento, informazioni sul progetto, dettagli, panoramica,
            riepilogo, informazioni generali, in breve""",
        "folder-end": "piani, attività",
        "label-not": "test, build, revisione",
    },
    "headings": {
        "goal": """
            obiettivo, obiettivi, obiettivo generale, obiettivi generali, obiettivo principale,
            obiettivo del progetto, obiettivi del progetto, finalità, scopo, sintesi, riassunto,
            riepilogo, riepilogo esecutivo, sommario, sommario esecutivo, panoramica, visione d'insieme,
            visione generale, introduzione, motivazione, motivazioni, problema, il problema, descrizione
            del problema, perché, cosa cambia""",
        "context": """
            contesto, antefatto, premessa, premesse, contesto e motivazione, stato attuale, stato
            corrente, situazione attuale, situazione iniziale, punto di partenza, storia, cosa c'è già,
            status quo""",
        "constraints": "vincoli, vincolo, limitazioni, limiti, restrizioni",
        "approach": """
            approccio, approccio tecnico, soluzione, soluzione proposta, soluzione tecnica, proposta,
            proposta tecnica, progettazione, progettazione tecnica, progetto tecnico, disegno tecnico,
            architettura, architettura/progettazione, architettura/design, strategia, metodo""",
        "stack": "stack tecnologico, tecnologie, tecnologie utilizzate, tecnologie usate",
        "integration": "punti di integrazione, punto di integrazione, integrazioni, integrazione",
        "patterns": "schemi progettuali, pattern di progettazione, pattern architetturali",
        "steps": """
            passi, passaggi, passi di implementazione, fasi di implementazione, passi operativi,
            attività, attività da svolgere, compiti, elenco delle attività, lista delle attività,
            sottoattività, da fare, cose da fare, cosa fare, piano d'azione, piano di azione, piano di
            esecuzione, piano di implementazione, piano di attuazione, piano di lavoro, piano di
            sviluppo, piano operativo, piano di progetto, piano, implementazione, esecuzione,
            attuazione, realizzazione, svolgimento, traguardi, pietre miliari, tappe, fasi, fasi del
            progetto, fasi di sviluppo, tabella di marcia, consegne, deliverable, rilascio, piano di
            rilascio, ordine di implementazione, ordine di esecuzione, sequenza, iterazioni, ordine di
            costruzione, piano a fasi""",
        "progress": """
            avanzamento, stato di avanzamento, stato avanzamento, progressi, diario di avanzamento""",
        "phase-dependencies": """
            dipendenze tra fasi, dipendenze tra le fasi, dipendenze fra le fasi, dipendenze delle fasi,
            dipendenze tra attività, dipendenze tra le attività""",
        "testing": """
            piano di test, piano dei test, strategia di test, casi di test, collaudo, collaudi,
            verifica, verifiche, validazione, controllo qualità, garanzia della qualità, test e verifica
            """,
        "dependencies": "dipendenze, dipendenza, prerequisiti, prerequisito, requisiti preliminari",
        "services": "servizi esterni, servizi esterni/api, api esterne, servizi di terze parti",
        "libraries": "librerie, pacchetti, librerie/pacchetti, nuove librerie, nuovi pacchetti",
        "tools": "strumenti, infrastruttura, strumenti/infrastruttura",
        "access": """
            accessi, accesso, accessi necessari, accessi richiesti, accesso richiesto, permessi,
            permessi necessari, autorizzazioni, credenziali""",
        "risks": "analisi dei rischi, registro dei rischi, matrice dei rischi",
        "questions": """
            domande, domande aperte, domande in sospeso, domande irrisolte, domande senza risposta,
            questioni aperte, questioni irrisolte, punti aperti, punti in sospeso, punti da chiarire,
            problemi aperti, temi aperti, dubbi, dubbi aperti, decisioni da prendere, decisioni
            necessarie, decisioni richieste, decisioni aperte, decisioni in sospeso, decisioni tecniche
            da prendere, decisioni tecniche necessarie, decisioni tecniche richieste, da decidere, da
            definire, da chiarire, chiarimenti, chiarimenti necessari, chiarimenti richiesti, attività
            di ricerca, ricerche necessarie, ricerche da svolgere, da approfondire, incognite, ipotesi
            da validare, domande risolte, punto aperto, domande di ricerca, serve una decisione""",
        "criteria": """
            definizione di completato, definizione di fatto, metriche di successo, indicatori di
            successo, completato quando, finito quando, accettazione, test di accettazione""",
        "decisions": """
            decisioni, decisione, decisioni prese, registro delle decisioni, registro decisioni,
            decisioni tecniche, decisioni progettuali, decisioni di progetto, decisioni architetturali,
            scelte tecniche, scelte progettuali, decisioni chiave""",
        "status": "stato, stato del piano, stato del progetto, stato generale",
        "notes": """
            note, nota, note aggiuntive, note di implementazione, note implementazione, note
            implementative, annotazioni, osservazioni, commenti, lezioni apprese""",
        "alternatives": """
            alternative, alternative considerate, opzioni, confronto, alternative valutate, alternative
            scartate, opzioni considerate, opzioni valutate""",
        "references": """
            vedi anche, riferimenti, allegati, allegato, appendice, collegamenti, fonti, bibliografia""",
    },
    "heading-words": {"risks": "rischio, rischi", "criteria": "criterio, criteri"},
    "heading-rules": {
        "no-role": "domande frequenti, domanda di ricerca",
        "joint": "e, ed, nonché",
        "in-front": "principali, principale, nuove, nuovi, attuali",
        "behind": """
            principali, principale, tecnici, tecniche, tecnico, tecnica, generali, generale, attuali,
            correnti, noti, dettagliato, dettagliata, dettagliati, dettagliate, proposto, proposta,
            raccomandato, raccomandata, consigliato, consigliata, unitari, manuali, automatici,
            necessari, necessarie, richiesti, richieste, identificati, identificate, residui, residue,
            previsti, previste, aperti""",
        "checklist": "checklist, lista di controllo",
        "next": "prossimi passi, passi successivi, prossimo passo, prossimi step",
        "step-end": "passi, attività, traguardi",
    },
    "phases": """
        fase, tappa, passo, passaggio, attività, compito, traguardo, parte, iterazione, ondata,
        sottofase, blocco""",
    "phase-rules": {
        "not-under": "storie utente",
        "depends": """
            dipend{e|ono} da, dipend{e|ono} dalla, richied{e|ono}, necessita di, necessita della, ha
            bisogno di, ha bisogno della, attende, attende la, segue, segue la, inizia dopo, parte dopo,
            viene dopo""",
        "independent": "non, mai, senza, nessuna",
        "duration": "giorn{o|i}, settiman{a|e}",
        "late": "settimana, giorno, blocco",
        "option": "opzione, alternativa, variante",
        "no-letter-under": "requisiti, priorità, difetti, problemi, errori",
    },
    "step-rules": {
        "done-column": "fatto, completato",
        "yes": "sì, si, s",
        "step-column": "fase, passo, attività, traguardo, tappa",
    },
    "column-rules": {
        "field": "campo, attributo, proprietà",
        "type": "tipo, categoria",
        "other-of-risks": "categoria, tipo, note, causa, punteggio, area, nota",
        "weak-risk": "descrizione, minaccia, pericolo",
    },
    "folders": {
        "in-progress": "attivi, attivo, attive, in-corso",
        "completed": "completati, completate, completato, conclusi, chiusi, fatti, archivio, archiviati",
        "planning": "bozze, proposte, proposti, pianificati, da-fare",
        "on-hold": "sospesi, in-pausa, rimandati, rinviati",
        "blocked": "bloccati",
        "cancelled": "annullati, rifiutati, respinti, scartati, obsoleti, superati, sostituiti",
    },
    "fields": {
        "status": "stato, stato attuale, stato avanzamento",
        "date": """
            data, data di creazione, data creazione, data di inizio, data inizio, creato, creato il,
            creata il, inizio, iniziato, iniziato il, avviato il, aperto il, aperta il""",
        "owners": """
            responsabile, responsabili, autore, autrice, autori, autore/i, proprietario, proprietaria,
            assegnato a, assegnata a, assegnatario, incaricato, incaricata, referente, capo progetto,
            capoprogetto, titolare""",
        "target": """
            scadenza, data di scadenza, data limite, data prevista, consegna prevista, entro il, termine
            """,
        "tags": "etichette, parole chiave",
        "id": "identificativo, identificatore, numero, id assegnato",
        "goal": "obiettivo, obiettivi, scopo",
        "depends-on": "dipende da, dipendenze, dipendenza, richiede",
        "blocked-by": "bloccato da, bloccata da",
        "blocks": "blocca",
        "supersedes": "sostituisce",
        "superseded-by": "sostituito da, sostituita da, superato da, superata da",
        "related": """
            correlato, correlati, correlate, correlato a, collegato a, collegata a, piani correlati,
            documenti correlati, vedi anche, riferimenti""",
        "parent": "piano padre, piano superiore, parte di",
        "other": """
            aggiornato, aggiornato il, ultimo aggiornamento, ultima modifica, completato il, priorità,
            tipo, ambito, perimetro, versione, ramo, revisore, revisori, revisora, squadra, stima, tempo
            stimato, severità, taglia, ondata, fase, area, categoria, titolo e urgenza""",
        "stage": "stadio",
        "implementation": "implementazione, stato implementazione, stato di implementazione",
    },
    "titles": {
        "kind": """
            piano, piano di esecuzione, piano di implementazione, piano d'azione, piano di lavoro, piano
            di progetto, piano di sviluppo, specifica, specifiche, progettazione, proposta""",
        "generic": """
            piano, piano di esecuzione, piano di implementazione, piano d'azione, piano di lavoro, piano
            di progetto, piano di sviluppo, specifica, specifiche, progettazione, proposta, attività,
            requisiti, sintesi, riepilogo, panoramica, introduzione, sommario""",
        "file": "piano, attività, proposta, requisiti, specifica",
    },
    "files": {"companion": "avanzamento, progressi, note, diario"},
    "registers": {
        "risks": """
            registro dei rischi, elenco dei rischi, matrice dei rischi, valutazione dei rischi, rischi
            del progetto, registro rischi, analisi dei rischi""",
        "questions": "domande aperte, questioni aperte, domande irrisolte",
        "not-under": """
            scopo, ambito, come, scala, legenda, regole, processo, stato, riepilogo, azioni, storico,
            prossimi, sintesi, mitigazioni, revisione, storia""",
        "ends": "legenda, scala, regole",
    },
    "dates": {
        "1": "gennaio, gen",
        "2": "febbraio",
        "3": "marzo",
        "4": "aprile",
        "5": "maggio, mag",
        "6": "giugno, giu",
        "7": "luglio, lug",
        "8": "agosto, ago",
        "9": "settembre, set",
        "10": "ottobre, ott",
        "11": "novembre",
        "12": "dicembre, dic",
        "day-ending": "º, °",
    },
    "levels": {
        "high": """
            alt{o|a|i|e}, molto alt{o|a}, critic{o|a|he}, critici, grave, gravi, elevat{o|a|i|e},
            maggiore, sever{o|a}""",
        "medium": "medi{o|a|e}, medi, moderat{o|a|i|e}",
        "low": """
            bass{o|a|i|e}, molto bass{o|a}, minore, lieve, lievi, trascurabile, trascurabili, minim{o|a}
            """,
    },
    "level-rules": {
        "noun": "rischio, rischi, impatto, probabilità, gravità, priorità, livello, severità",
        "joint": "a",
    },
    "columns": {
        "risk": "rischio, rischi",
        "impact": "impatto, gravità, severità, conseguenza, conseguenze, effetto, danno",
        "probability": "probabilità, prob, verosimiglianza",
        "mitigation": """
            mitigazione, mitigazioni, contromisura, contromisure, misura, misure, risposta, azione,
            azioni, strategia, contenimento, prevenzione, come gestirlo, come evitarlo, trattamento,
            piano, cosa facciamo, gestione, piano di riserva, prossimo passo""",
        "level": "livello, valutazione, classificazione, priorità",
        "owner": "responsabile, responsabili, referente, incaricato",
        "due": "scadenza, data limite, data prevista, entro il, termine",
        "question": "domanda, domande, tema, argomento, punto aperto, questione, dubbio",
        "answer": "risposta, decisione, risoluzione, esito, risultato, conclusione",
        "status": "stato, avanzamento, fatto, completato",
        "id": "n., numero, identificativo, rif, rif.",
        "version": "versione",
        "link": "collegamento, documentazione, indirizzo",
        "purpose": """
            scopo, uso, utilizzo, a cosa serve, perché, descrizione, motivo, ragione, funzione,
            finalità, ruolo""",
    },
    "markers": {
        "mitigation": """
            mitigazione, mitigazioni, contromisura, contromisure, misura, misure, risposta,
            contenimento, prevenzione, piano di riserva, salvaguardia""",
        "impact": "impatto, gravità, severità, conseguenza, conseguenze",
        "probability": "probabilità",
        "closed": """
            risolt{o|a|i|e}, mitigat{o|a|i|e}, chius{o|a|i|e}, accettat{o|a|i|e}, superat{o|a|i|e},
            rientrat{o|a}""",
        "answer": "risposta, decisione, risoluzione, scelta, esito, conclusione",
        "answered": "decis{o|a}, risolt{o|a|i|e}, risposto, chiarit{o|a}, scartat{o|a}, rifiutat{o|a}",
        "pending": """
            necessari{o|a}, richiest{o|a}, apert{o|a|i|e}, in sospeso, da prendere, da definire,
            mancante, manca, in attesa""",
        "nothing": """
            nessun, nessuno, nessuna, niente, nulla, non applicabile, n.a, n.d, nessuno noto, nessuna
            nota, nessun rischio, nessun rischio noto, nessun rischio rilevante, nessun rischio
            significativo, nessuna domanda, nessuna domanda aperta, nessun rischio identificato, nessuno
            identificato""",
        "unfilled": """
            nessuno, nessuna, da definire, da determinare, da decidere, da stabilire, da completare, da
            compilare, da fornire, in sospeso, non applicabile, n.d""",
    },
    "risk-rules": {
        "lead": "rischio",
        "not-below": "nessun, nessuno, nessuna",
        "many": "rischi",
        "one": "rischio",
        "process": "gestione, identificazione, monitoraggio, processo, revisione",
        "summary": "riepilogo, panoramica, sintesi",
        "positive": "opportunità, rischi positivi",
        "scale": "scala, legenda, scale",
        "detail": """
            responsabile, stato, categoria, tipo, fonte, descrizione, nota, opzione, raccomandazione,
            decisione, risposta, innesco, evidenza, note""",
        "lettered": "opzione",
        "by": "mitigato da, mitigato con, mitigata da",
        "denies": "rischio, rischi, modifica, modifiche, impatto, impatti",
        "no-mitigation": "nessuna mitigazione, senza mitigazione, nessuna contromisura",
        "raid-type": "rischio",
        "closed-heading": "risolti, chiusi, mitigati, superati",
        "register": "identificato, residuo",
    },
    "question-rules": {
        "asks": """
            qual{|e|i}, che cosa, cosa, chi, quando, dove, perché, come si, come gestire, come fare,
            come evitare, quant{o|a|i|e}, è necessario, serve, servono, dobbiamo, possiamo, si può, si
            deve, vogliamo, deve, devono, può, decidere, scegliere, chiarire, stabilire""",
        "begins": """
            domande per, domande a, domande su, domande aperte per, domande aperte di, domande aperte da
            """,
        "holds": "domand, questione",
        "answered": "risolte, risolta, risolti, risposte, decise, chiuse, chiarite",
        "not-after": "non, senza, ancora",
        "lean": "raccomandazione, consigliato, proposta, suggerimento, ipotesi, orientamento",
        "decision": "decis, decidere",
        "clarification": "chiari",
        "research": "ricerc, indag, incognit, approfond",
        "opener": "domande, questioni, aperte, irrisolte, in sospeso",
        "noun": "aperte, pendenti, domande, decisioni, questioni",
        "id": "d",
    },
    "decision-rules": {
        "one": "decisione",
        "rationale": "motivazione, motivazioni, perché, motivo, motivi, ragione, ragioni, razionale",
        "author": "autore, autrice, deciso da, presa da, chi",
        "day": "data, deciso il",
        "detail": "conseguenza, conseguenze, alternative, alternative considerate, compromessi",
        "column": "decisione, cosa",
        "day-column": "data, giorno, quando",
        "choice": "scelta, scelto, esito",
        "revoked": "sostituit{o|a}, superat{o|a}, annullat{o|a}, revocat{o|a}, ritirat{o|a}",
    },
    "gaps": {
        "nobody": """
            nessuno, nessuna, non assegnato, non assegnata, da definire, da assegnare, da determinare""",
        "nothing-begins": "nessun nuovo, nessuna nuova, nessun altro, nessun'altra, nessuna altra",
        "placeholder": "passo 1, passo 2, passo 3",
        "blank": """
            nome, titolo, scopo, versione, descrizione, responsabile, autore, autrice, data, stato,
            risposta, domanda, rischio, mitigazione, ipotesi, decisione, risultato, obiettivo, da
            definire, aaaa-mm-gg, gg/mm/aaaa""",
        "prompt": """
            descrivi, descrivere, descrizione, elenca, elencare, spiega, spiegare, aggiungi, aggiungere,
            compila, compilare, inserisci, inserire, cosa, perché, come, chi, quando, quale, quali, tuo,
            tua, se, es, ad esempio, p. es""",
        "remark": "da chiarire, vedi, vedere, cfr, nota, continua, omesso, obsoleto, non",
    },
    "prose": {
        "common": """
            che, non, con, del, della, nel, sono, come, ogni, gli, dei, alla, viene, delle, dal, anche,
            solo, più, essere, questo, il, al, tra, dopo, prima, senza, se, ma, può, deve, già, nei,
            nelle, degli, tutti, quando""",
    },
}
